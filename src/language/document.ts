/**
 * The document: a report's untouched text cut into sentences and tokens, with what the dateline says.
 * Everything later points into it by UTF-16 offset or by token index; nothing is normalised.
 */
import type { Issue, Report, Span } from "../record/index.ts"

/** A word or mark. "Syria's" is two tokens, "don't" is "do" + "n't", "al-Assad" and "U.N." are one. */
export interface Token {
  /** UTF-16 offsets into the report's text, end exclusive. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Index of its sentence. */
  readonly sentence: number
}

/**
 * What a stretch of text is: `body` and `headline` are read; a `dateline` ("DAMASCUS, June 4 (Xinhua) --") gives place and date;
 * `boilerplate` (sign-offs, credits, "Sign up for ...") is kept in the text and never read.
 */
export type SentenceKind = "body" | "headline" | "dateline" | "boilerplate"

/** A sentence of the body, [start, end) in the text; what its kind says is not to be read stays in the text. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly kind: SentenceKind
  /** Tokens [first, last) of the document; empty for boilerplate. */
  readonly first: number
  readonly last: number
  /** Index of its paragraph, from 0. */
  readonly paragraph: number
}

/** The line that opens a wire report: where it stands, and the place and day that it names. */
export interface Dateline {
  /** Where it stands: in the body, or in the report's `dateline` field. */
  readonly span: Span
  /** The place as written ("DAMASCUS"), without agency and date. */
  readonly place?: Span
  /** The day by the calendar, `YYYY-MM-DD`, taken from the dateline with the year of `published`; else `published`. */
  readonly date?: string
}

/** A stretch between quotation marks, the marks left out; an unclosed one runs to the end of its paragraph. */
export interface Quotation {
  readonly start: number
  readonly end: number
  /** 0 outermost; 1 a quotation inside a quotation. */
  readonly depth: number
  /** False where the closing mark is missing (the quotation goes on in the next paragraph, or the text is broken). */
  readonly closed: boolean
}

/** A report cut into sentences and tokens; all offsets count in its untouched text. */
export interface Document {
  readonly report: Report
  readonly text: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  readonly quotations: readonly Quotation[]
  readonly dateline?: Dateline
  readonly issues: readonly Issue[]
}
