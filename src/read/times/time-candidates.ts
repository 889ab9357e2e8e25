/** Time expressions that the rules find, as words of the report's row: what the encoder may choose beside the spans that it labels itself. */
import type { TimeWords } from "../../knowledge/index.ts"
import type { EncoderWord, WordSpan } from "../../language/index.ts"
import type { Report } from "../../record/index.ts"
import { findTimes } from "./find-times.ts"

/** Expressions of the body, sentence by sentence; without a day to count from, those that need none. */
export function timeCandidates(words: readonly EncoderWord[], report: Report, anchor: string | undefined, times: TimeWords): WordSpan[] {
  return sentencesOf(words).flatMap(({ first, last }) => {
    const from = words[first]!.start
    const found = findTimes(report.text.slice(from, words[last - 1]!.end), { anchor, tense: "past", words: times })
    return found.flatMap(({ start, end }) => wordsAt(words, first, last, from + start, from + end))
  })
}

function sentencesOf(words: readonly EncoderWord[]): WordSpan[] {
  const spans: { first: number; last: number }[] = []
  words.forEach(({ field, sentence }, index) => {
    const open = spans.at(-1)
    if (field !== "body") return
    if (open && open.last === index && words[open.first]!.sentence === sentence) open.last = index + 1
    else spans.push({ first: index, last: index + 1 })
  })
  return spans
}

function wordsAt(words: readonly EncoderWord[], first: number, last: number, start: number, end: number): WordSpan[] {
  const inside: number[] = []
  for (let index = first; index < last; index++) if (words[index]!.start < end && words[index]!.end > start) inside.push(index)
  return inside.length > 0 ? [{ first: inside[0]!, last: inside.at(-1)! + 1 }] : []
}
