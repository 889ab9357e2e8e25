/** Quotes: the words of a report around its evidence, the evidence marked. */
import type { Report, Span } from "../record/index.ts"
import { type Html, html } from "./html.ts"

/** So much is quoted on either side at most. */
const MOST_AROUND = 160

/** Evidence in its sentence. */
export interface QuotedWords {
  readonly before: string
  readonly words: string
  readonly after: string
}

/** The words around evidence, as far as the line and some 160 characters go; the evidence's own words where they are not in the text. */
export function wordsAround(
  report: Pick<Report, "text" | "title" | "dateline"> | undefined,
  span: Span,
  around = MOST_AROUND,
): QuotedWords {
  const text = report?.[span.field ?? "text"] ?? ""
  const words = text.slice(span.start, span.end)
  if (words === "" || (span.text !== undefined && span.text !== words)) return { before: "", words: span.text ?? "", after: "" }
  const before = text.slice(Math.max(0, span.start - around), span.start)
  return { before: beginning(before, around), words, after: ending(text.slice(span.end, span.end + around), around) }
}

/** Pages quote so much of one place at most, in UTF-16 units; the report's own page has the rest. */
export const MOST_QUOTED = 480

/** Words as a quote has them: the beginning of what is long, to the end of a word. */
export function bounded(words: string, most = MOST_QUOTED): string {
  if (words.length <= most) return words
  const cut = words.slice(0, most - 1).toWellFormed()
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))}…`
}

/** The same as a quote, the evidence marked. */
export function quoteAround(report: Pick<Report, "text" | "title" | "dateline"> | undefined, span: Span): Html {
  const room = Math.max(0, MOST_QUOTED - (span.end - span.start)) / 2
  const { before, words, after } = wordsAround(report, span, Math.min(MOST_AROUND, Math.floor(room)))
  return html`<q><bdi>${before}<mark>${bounded(words)}</mark>${after}</bdi></q>`
}

/** From the beginning of the sentence, or of a word where that is too far away. */
function beginning(before: string, around: number): string {
  const at = Math.max(before.lastIndexOf("\n") + 1, lastEnd(before))
  if (at > 0 || before.length < around) return before.slice(at).trimStart()
  return `…${before.slice(before.indexOf(" "))}`
}

function lastEnd(before: string): number {
  const ends = [...before.matchAll(/[.!?]["”’]?\s+(?=\p{Lu}|["“])/gu)].at(-1)
  return ends ? ends.index + ends[0].length : 0
}

function ending(after: string, around: number): string {
  const line = after.search(/\n|[.!?]["”’]?(?=\s|$)/u)
  if (line >= 0) return after.slice(0, after[line] === "\n" ? line : line + 1)
  return after.length < around ? after : `${after.slice(0, after.lastIndexOf(" "))} …`
}
