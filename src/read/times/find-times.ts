/**
 * Time expressions looked for in running text by the same rules, for what the language layer did not label
 * ("a three-day visit" beside "arrived Tuesday").
 */
import type { TimeWords } from "../../knowledge/en-schema.ts"
import type { OpenContext, Reading } from "./readings.ts"
import { anchored, grammarOf, isKnown, meaningfulTokens, readPieces } from "./resolve.ts"

/** A time expression found: UTF-16 offsets into the text, and what it means. */
export interface FoundTime {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly reading: Reading
}

/** The time expressions of a sentence, in order; words that only sometimes speak of time ("may", "second", "later") are passed over. */
export function findTimes(sentence: string, context: OpenContext & { readonly words: TimeWords }): FoundTime[] {
  const grammar = grammarOf(context.words)
  const tokens = meaningfulTokens(sentence, grammar)
  return readPieces(tokens, grammar, { ...context, ...anchored(context) })
    .map((piece) => ({ piece, start: tokens[piece.first]!.start, end: tokens[piece.last - 1]!.end }))
    .map(({ piece, start, end }) => ({ piece, start, end, text: sentence.slice(start, end) }))
    .filter(({ piece, text }) => isKnown(piece.reading, context) && !piece.rule.rule.labelled && !isCommonWord(text))
    .map(({ piece, start, end, text }) => ({ start, end, text, reading: piece.reading }))
}

/** A single word in lower case that has no digit is a month or a part of the day only by chance ("may", "march"). */
function isCommonWord(text: string): boolean {
  return /^\p{Ll}{3,5}$/u.test(text)
}
