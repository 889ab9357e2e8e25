/**
 * Fits the weights of reasons by logistic regression, drawn toward weights set by hand (eval/merge/prior.json), so that a reason that the
 * sets hardly show keeps the sense it was given.
 */
import { type Fact, type FactKind, type KindWeights, weigh } from "../src/merge/index.ts"
import { candidatePairs } from "./merge-run.ts"
import type { Groups } from "./merge-sets.ts"

/** A judged pair: the strengths of its evidence, and whether it is one. */
export interface Example {
  readonly strengths: Readonly<Record<string, number>>
  readonly same: boolean
  readonly weight: number
}

/** The pairs of a set of which both are in marked groups. */
export function makeExamples(facts: readonly Fact[], kind: FactKind, marked: Groups, weight = 1): Example[] {
  return candidatePairs(facts, kind).flatMap(([one, other]) => {
    const [a, b] = [marked.get(one.id), marked.get(other.id)]
    if (a === undefined || b === undefined || one.report === other.report) return []
    const strengths: Record<string, number> = {}
    for (const { code, strength } of weigh(one, other)) strengths[code] = (strengths[code] ?? 0) + strength
    return [{ strengths, same: a === b, weight }]
  })
}

/** How strongly weights are held to their prior: the inverse variance of a weight about it. */
const PULL = 0.3
/** The pull of a weight that is not to be fitted. */
const STIFF = 1e6
const TURNS = 60

/**
 * Reasons that are rules and not fitted: what one report tells as two, visits of two people of different names; and what the sets cannot
 * show, as each is a week that has one conference, few briefings and hardly anything that was weeks away.
 */
const FIXED: ReadonlySet<string> = new Set([
  "one-report",
  "one-report-twice",
  "guest-other",
  "gathering-name",
  "gathering-other",
  "gathering-unnamed",
  "gathering-unnamed-open",
  "gathering-level",
  "gathering-level-open",
  "words-common-gathering",
  "capitals-common-gathering",
  "land-home",
  "gathering-level-seen",
  "year-within",
  "place-wide",
  "sides-land",
  "day-far-lasting",
  "gathering-round",
  "gathering-same",
  "guests-unknown",
  "guests-common",
  "parties-unknown",
  "briefing-other",
  "briefing-later",
  "gathering-talks",
  "day-far",
  "day-far-gathering",
  "told-apart",
  "status-renewed",
])

interface Row {
  readonly same: number
  readonly weight: number
  /** Column and value of each reason that holds; column 0 is the base. */
  readonly cells: readonly (readonly [number, number])[]
}

/**
 * Maximum a posteriori weights, by Newton's method. A reason keeps the sense that its prior gives it: a weight that would turn is held at
 * nought. A prior of nought leaves the sense open.
 */
export function fitWeights(examples: readonly Example[], prior: KindWeights, pull = PULL): KindWeights {
  const codes = Object.keys(prior.reasons)
  const start = [prior.base, ...codes.map((code) => prior.reasons[code]!)]
  const columns = new Map(codes.map((code, at) => [code, at + 1]))
  const rows = examples.map(({ strengths, same, weight }) => {
    const cells = Object.entries(strengths).flatMap(([code, value]): [number, number][] => {
      const column = columns.get(code)
      if (column === undefined) throw new RangeError(`no prior for the reason ${code}`)
      return [[column, value]]
    })
    return { same: Number(same), weight, cells: [[0, 1] as const, ...cells] }
  })
  const held = new Set<number>()
  const fixed = codes.flatMap((code, at) => (FIXED.has(code) ? [at + 1] : []))
  const pulls = start.map((_, at) => (fixed.includes(at) ? STIFF : pull))
  for (let beta = newton(rows, start, pulls, held); ; beta = newton(rows, start, pulls, held)) {
    const turned = beta.flatMap((value, at) => (at > 0 && value * start[at]! < 0 ? [at] : []))
    if (turned.length > 0) for (const at of turned) held.add(at)
    else return { ...prior, base: round(beta[0]!), reasons: Object.fromEntries(codes.map((code, at) => [code, round(beta[at + 1]!)])) }
  }
}

const round = (value: number): number => Math.round(value * 100) / 100 || 0

function newton(rows: readonly Row[], start: readonly number[], pulls: readonly number[], held: ReadonlySet<number>): number[] {
  const beta = start.map((value, at) => (held.has(at) ? 0 : value))
  for (let turn = 0; turn < TURNS; turn++) {
    const slope = beta.map((value, at) => (held.has(at) ? 0 : pulls[at]! * (start[at]! - value)))
    const bend = beta.map((_, at) => beta.map((__, to) => (at === to ? (held.has(at) ? 1 : pulls[at]!) : 0)))
    for (const { same, weight, cells } of rows) {
      const free = cells.filter(([at]) => !held.has(at))
      const chance = 1 / (1 + Math.exp(-free.reduce((sum, [at, value]) => sum + value * beta[at]!, 0)))
      const spread = weight * chance * (1 - chance)
      for (const [at, value] of free) {
        slope[at]! += weight * (same - chance) * value
        for (const [to, other] of free) bend[at]![to]! += spread * value * other
      }
    }
    const step = solve(bend, slope)
    const longest = Math.max(...step.map(Math.abs))
    const scale = Math.min(1, 1 / Math.max(1e-12, longest))
    step.forEach((value, at) => {
      beta[at]! += scale * value
    })
    if (longest < 1e-6) break
  }
  return beta
}

/** Gauss with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!])
  const size = rows.length
  for (let at = 0; at < size; at++) {
    const pivot = rows.reduce((best, row, index) => (index >= at && Math.abs(row[at]!) > Math.abs(rows[best]![at]!) ? index : best), at)
    ;[rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!]
    for (let below = at + 1; below < size; below++) {
      const factor = rows[below]![at]! / rows[at]![at]!
      if (factor === 0) continue
      for (let column = at; column <= size; column++) rows[below]![column]! -= factor * rows[at]![column]!
    }
  }
  const result = new Array<number>(size).fill(0)
  for (let at = size - 1; at >= 0; at--) {
    const known = rows[at]!.slice(at + 1, size).reduce((sum, value, index) => sum + value * result[at + 1 + index]!, 0)
    result[at] = (rows[at]![size]! - known) / rows[at]![at]!
  }
  return result
}
