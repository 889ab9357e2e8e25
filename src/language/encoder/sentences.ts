/**
 * What the encoder is given of a report: its title and dateline, then the sentences of its text, each as words.
 * Training reads the same cuts (training/tokens.ts), so that what was learned is what is met.
 */
import type { Report } from "../../record/index.ts"
import type { Document } from "../document.ts"
import { segment } from "../segment.ts"
import { findTokens } from "../tokens.ts"
import type { LanguageWords } from "../words.ts"

/** Where a word stands: in the report's field `title` or `dateline`, or in its text. */
export type WordField = "title" | "dateline" | "body"

/** A word with its UTF-16 offsets in its field. */
export interface EncoderWord {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly field: WordField
  /** Number of its sentence, title and dateline counted first. */
  readonly sentence: number
}

/** A sentence as the encoder is given it: the field it stands in, and its words. */
export interface EncoderSentence {
  readonly kind: WordField
  readonly tokens: readonly { readonly text: string; readonly start: number; readonly end: number }[]
}

/** The sentences of a report in the order in which the encoder meets them; `document` where it is already cut. */
export function encoderSentences(report: Report, words: LanguageWords, document: Document = segment(report, words)): EncoderSentence[] {
  const fields = (["title", "dateline"] as const).flatMap((kind) => {
    const text = report[kind] ?? ""
    const tokens = findTokens(text, { start: 0, end: text.length }, words).map(({ start, end }) => ({
      start,
      end,
      text: text.slice(start, end),
    }))
    return tokens.length > 0 ? [{ kind, tokens }] : []
  })
  const body = document.sentences
    .filter((sentence) => /[\p{L}\p{N}]/u.test(document.text.slice(sentence.start, sentence.end)) && sentence.last > sentence.first)
    .map((sentence) => ({ kind: "body" as const, tokens: document.tokens.slice(sentence.first, sentence.last) }))
  return [...fields, ...body]
}

/** The words of some sentences in one row. */
export function wordsOf(sentences: readonly EncoderSentence[]): EncoderWord[] {
  return sentences.flatMap(({ kind, tokens }, sentence) =>
    tokens.map(({ text, start, end }) => ({ text, start, end, field: kind, sentence })),
  )
}
