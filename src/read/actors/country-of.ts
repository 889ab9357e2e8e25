/** Which state an actor is, belongs to or acts for: by its name, by its offices, by an adjective or a name of a state in its words or right before them. */
import type { Actor, Holding } from "../../record/index.ts"
import type { Reading } from "../reading.ts"
import type { Mention } from "./find-mentions.ts"

/** ISO 3166-1 alpha-3, or undefined where the words do not say. */
export function countryOf(reading: Reading, kind: Actor["kind"], mentions: readonly Mention[], offices: readonly Holding[]): string | undefined {
  const states = mentions.flatMap(({ state }) => (state ? [state.iso3] : []))
  if (kind === "state" && states.length > 0) return mostOf(states)
  const held = offices.flatMap(({ country }) => (country ? [country] : []))
  if (held.length > 0) return held[0]
  const within = mentions.flatMap((mention) => stateWithin(reading, mention))
  if (within.length > 0) return mostOf(within)
  if (states.length > 0) return mostOf(states)
  return mostOf(mentions.flatMap((mention) => stateBefore(reading, mention)))
}

function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce<[string, number] | undefined>((best, entry) => (!best || entry[1] > best[1] ? entry : best), undefined)?.[0]
}

/** "the Iranian minister", "the government of Chad". */
function stateWithin(reading: Reading, { first, last, label }: Mention): string[] {
  const words = reading.labels.words.slice(first, last).map(({ text }) => text)
  const states = statesIn(reading, words)
  return label === "organization" || label === "group" ? (new Set(states).size === 1 ? states.slice(0, 1) : []) : states.slice(0, 1)
}

/** "Iranian acting foreign minister Ali Bagheri Kani", "Iran's Bagheri Kani": up to six words before, over no mark. */
function stateBefore(reading: Reading, { first, label }: Mention): string[] {
  if (label !== "person" && label !== "unnamed" && label !== "government") return []
  const words = reading.labels.words
  let from = first
  while (from > 0 && first - from < 6 && words[from - 1]!.sentence === words[first]!.sentence && /^[\p{L}’'-]/u.test(words[from - 1]!.text) && !/^(?:and|with|to|by|said|told)$/iu.test(words[from - 1]!.text)) from--
  const before = words.slice(from, first).map(({ text }) => text)
  return statesIn(reading, before).slice(-1)
}

/** Codes of the states that the words name, in order. */
function statesIn({ knowledge }: Reading, words: readonly string[]): string[] {
  return knowledge.findNames(words).flatMap(({ named }) => {
    const first = named[0]?.value
    return first?.kind === "state" ? [first.iso3] : []
  })
}
