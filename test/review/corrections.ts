/** Corrections for tests: words of coders on fields of real records, the same for the same seed. */

import { type Correction, draftCorrection, draftUndo, reviewFields, type Verdict } from "../../src/review/index.ts"
import type { ReadReport } from "../../src/store/index.ts"
import { keyOf } from "../../src/store/index.ts"

/** Whole numbers below a bound, the same for the same seed. */
export function makeRandom(seed: number): (below: number) => number {
  let state = (seed * 2654435761 + 12345) >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * below)
  }
}

/** Minutes after the first as a time. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()

const VALUES = ["planned", "denied", "meeting", "visit", "SYR", "QAT", "guest", "host", "a1", "2024-06-04", "direct", "foreign minister"]

/** So many corrections by coders of fields of reports; some are taken back, some adjudicate. */
export function makeCorrections(pairs: readonly ReadReport[], count: number, seed: number, coders = ["ana", "ben"]): Correction[] {
  const random = makeRandom(seed)
  const pick = <T>(items: readonly T[]): T => items[random(items.length)]!
  const fields = new Map(pairs.map((pair) => [pair, reviewFields(pair.record)]))
  const made: Correction[] = []
  for (let minute = 0; made.length < count; minute++) {
    const pair = pick(pairs)
    const { address } = pick(fields.get(pair)!)
    const verdict = pick<Exclude<Verdict, "undo">>(["accept", "accept", "set", "set", "set", "reject", "unsure"])
    const word = { verdict, value: pick(VALUES), coder: pick(coders), time: at(minute), adjudicates: random(12) === 0 }
    const correction = draftCorrection({ key: keyOf(pair.report), ...pair }, address, word)
    if (correction) made.push(correction)
    if (correction && random(10) === 0 && made.length < count) made.push(draftUndo(correction, at(minute + 1)))
  }
  return made
}
