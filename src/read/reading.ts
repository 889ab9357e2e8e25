/** What every stage of reading is given: the report cut into words, the encoder's labels, and what is known. */
import type { Knowledge } from "../knowledge/index.ts"
import type { Document, Labels, WordSpan } from "../language/index.ts"
import type { Span } from "../record/index.ts"
import type { Land } from "./actors/find-lands.ts"
import type { ReadingSettings } from "./settings.ts"
import type { Hints } from "./spans/hints.ts"

export interface Reading {
  readonly document: Document
  readonly labels: Labels
  readonly knowledge: Knowledge
  readonly settings: ReadingSettings
  /** Where the text names a state in any way. */
  readonly lands: readonly Land[]
  /** What knowledge says of words, by layer. */
  readonly hints: Readonly<Record<string, Hints | undefined>>
  /** The day that relative times count from, `YYYY-MM-DD`; missing where neither dateline nor publication gives one. */
  readonly anchor?: string
  /** Where that day was read. */
  readonly anchored?: "dateline" | "published"
}

/** A stretch of words with a label and its probability. */
export interface LabelledSpan extends WordSpan {
  readonly label: string
  readonly probability: number
}

/** The words of a span as a Span of the record. */
export function spanOf({ labels, document }: Pick<Reading, "labels" | "document">, { first, last }: WordSpan): Span {
  const [from, to] = [labels.words[first]!, labels.words[last - 1]!]
  const text = from.field === "body" ? document.text : (document.report[from.field] ?? "")
  const field = from.field === "body" ? {} : { field: from.field }
  return { start: from.start, end: to.end, text: text.slice(from.start, to.end), ...field }
}

/** The words of a span as they stand. */
export function textOf(reading: Pick<Reading, "labels" | "document">, span: WordSpan): string {
  return spanOf(reading, span).text!
}

/** True where two spans share a word. */
export function overlaps(a: WordSpan, b: WordSpan): boolean {
  return a.first < b.last && b.first < a.last
}

/** True where the inner span lies within the outer one. */
export function contains(outer: WordSpan, inner: WordSpan): boolean {
  return outer.first <= inner.first && inner.last <= outer.last
}

/** Number of the sentence that a span begins in. */
export function sentenceOf({ labels }: Pick<Reading, "labels">, span: WordSpan): number {
  return labels.words[span.first]!.sentence
}

export { logOddsOf, probabilityOf } from "./log-odds.ts"
