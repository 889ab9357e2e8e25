/** The language layer: a report's text becomes a Document of sentences and tokens that point into it. */
export type { Dateline, Document, Quotation, Sentence, SentenceKind, Token } from "./document.ts"
export { isEnglish } from "./english.ts"
export { segment } from "./segment.ts"
export { type AbbreviationKind, type LanguageWords, parseLanguageWords } from "./words.ts"
