/** The words around a span, for who has the quote and not the report: its sentence, cut to a bound. */
import type { Span } from "../../record/index.ts"

/** Ends a sentence: a mark and a space after it, or a new line. */
const END = /[.!?。]["'”’)\]]*\s|\n/g

/** The sentence that a span of the body stands in, no longer than the bound; what is cut is marked by an ellipsis. */
export function quoteAround(text: string, { start, end, field }: Span, most: number): string | undefined {
  if (field !== undefined || most === 0 || end > text.length) return undefined
  const begins = [...text.slice(0, start).matchAll(END)].at(-1)
  const from = begins === undefined ? 0 : begins.index + begins[0].length
  END.lastIndex = end
  const ends = END.exec(text)
  END.lastIndex = 0
  const to = ends === null ? text.length : ends.index + ends[0].trimEnd().length
  const sentence = text.slice(from, to).trim()
  if (sentence.length <= most) return sentence
  const left = Math.max(from, Math.min(start - Math.floor(most / 3), to - most))
  return `${left > from ? "…" : ""}${text.slice(left, left + most - 2).toWellFormed()}…`
}
