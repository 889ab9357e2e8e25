/**
 * The words by which texts are compared: folded, without silent ones, cut to their stems as far as that can be done without a
 * dictionary (six letters), so that "talks" and "talking", "fishermen" and "fisheries" meet often enough.
 */
import type { Knowledge } from "../knowledge/index.ts"
import { soundOf } from "./names.ts"

const STEM = 6

/** Words that carry meaning, in order, with repeats. */
export function meaningWords(text: string, knowledge: Knowledge): string[] {
  const words = knowledge.foldName(text).split(" ")
  return words.filter((word) => word.length > 2 && !knowledge.merging.silent.includes(word)).map((word) => word.slice(0, STEM))
}

/** The sounds of the words that are written with a capital, silent ones aside. */
export function capitalSounds(text: string, knowledge: Knowledge): string[] {
  const words = (text.match(/\p{Lu}[\p{L}\u2019'-]+/gu) ?? []).flatMap((word) => knowledge.foldName(word).split(" "))
  const known = words.filter((word) => word.length > 2 && !knowledge.merging.silent.includes(word))
  return known.map((word) => soundOf(word, knowledge.merging.sounds)).filter((sound) => sound.length > 1)
}

/** Each word once, sorted. */
export function wordSet(words: readonly string[]): string[] {
  return [...new Set(words)].sort()
}

/** The share of the smaller set that the other has too; 0 where one is empty. */
export function overlapOf(one: readonly string[], other: readonly string[]): number {
  const [small, large] = one.length <= other.length ? [one, new Set(other)] : [other, new Set(one)]
  return small.length === 0 ? 0 : small.filter((word) => large.has(word)).length / small.length
}

/** The longest run of words, in order though not side by side, that two texts share, by the length of the shorter. */
export function orderedOverlap(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0
  let row = new Array<number>(other.length + 1).fill(0)
  for (const word of one) {
    const next = [0]
    for (let at = 1; at <= other.length; at++) {
      next.push(other[at - 1] === word ? row[at - 1]! + 1 : Math.max(row[at]!, next[at - 1]!))
    }
    row = next
  }
  return row[other.length]! / Math.min(one.length, other.length)
}

/** The sentences of a text in which spans stand; without a text the spans' own quotes. */
export function sentencesAround(
  text: string,
  spans: readonly { readonly start: number; readonly end: number; readonly text?: string | undefined }[],
): string {
  if (text === "") return spans.map((span) => span.text ?? "").join(" ")
  const found = spans.map(({ start, end }) => {
    const before = text.slice(0, start)
    const from = Math.max(0, ...[...before.matchAll(/[.!?]["”’']?\s|\n/g)].slice(-1).map((match) => match.index + match[0].length))
    const rest = text.slice(end)
    const to = /[.!?]["”’']?(?:\s|$)|\n/.exec(rest)
    return text.slice(from, to ? end + to.index : text.length)
  })
  return [...new Set(found)].join(" ")
}
