/** Phrases of knowledge looked for in the report's words, letter case aside. */
import type { WordSpan } from "../../language/index.ts"
import { type Reading, sentenceOf } from "../reading.ts"

/** A row of knowledge, and where its phrase stands. */
export interface FoundPhrase<Row> {
  readonly row: Row
  readonly span: WordSpan
}

/** Every place where a row's phrase stands in the words [first, last), in the order of the rows. */
export function findPhrases<Row extends { readonly phrase: string }>(
  { labels: { words } }: Pick<Reading, "labels">,
  rows: readonly Row[],
  { first, last }: WordSpan,
): FoundPhrase<Row>[] {
  const texts = words.slice(first, last).map(({ text }) => text.toLowerCase())
  return rows.flatMap((row) => {
    const parts = row.phrase.split(" ")
    const starts = texts.flatMap((_, at) => (parts.every((part, i) => texts[at + i] === part) ? [first + at] : []))
    return starts.map((start) => ({ row, span: { first: start, last: start + parts.length } }))
  })
}

/** The words of the sentence that a span begins in. */
export function sentenceAround(reading: Pick<Reading, "labels">, span: WordSpan): WordSpan {
  const { words } = reading.labels
  const sentence = sentenceOf(reading, span)
  let [first, last] = [span.first, span.first]
  while (words[first - 1]?.sentence === sentence) first--
  while (words[last]?.sentence === sentence) last++
  return { first, last }
}

/** How many words stand between two spans; 0 where they touch or overlap. */
export function gapBetween(a: WordSpan, b: WordSpan): number {
  return Math.max(0, b.first - a.last, a.first - b.last)
}
