/**
 * Spans: where words stand in a report. Offsets count UTF-16 units of the untouched text, end exclusive, so that
 * `text.slice(start, end)` is the quote. Everything in a record that is a fact points at the text by these.
 */
import { z } from "zod"
import { SPAN_FIELDS } from "./vocabulary.ts"

const offset = z.int().nonnegative()

/** Where words stand, and the words. */
export const spanSchema = z
  .strictObject({
    start: offset.describe("First UTF-16 unit, counted from 0."),
    end: offset.describe("One past the last UTF-16 unit; greater than start."),
    text: z.string().min(1).optional().describe("The quote: exactly what stands there. Left out by --no-quotes."),
    field: z.enum(SPAN_FIELDS).optional().describe("The part of the report that the offsets count in, where it is not the body (`text`)."),
  })
  .meta({
    id: "Span",
    title: "Span",
    description: "Words of the report, by place: UTF-16 offsets into the untouched text, end exclusive, with the quote.",
  })

/** Where words stand, and the words. */
export type Span = z.infer<typeof spanSchema>

/** One or more spans: what every fact must show. */
export const evidenceSchema = z.array(spanSchema).min(1)

/** The span [start, end) of a text with its quote. Throws a RangeError where there are no such words. */
export function makeSpan(text: string, start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > text.length) {
    throw new RangeError(`no span ${start}-${end} in a text of ${text.length} units`)
  }
  return { start, end, text: text.slice(start, end) }
}

/** The words that a span points at, as the report has them; undefined where the offsets or the field are not the report's. */
export function quoteOf(span: Span, report: SpannedReport): string | undefined {
  const text = fieldText(span, report)
  return text === undefined || span.end > text.length || span.end <= span.start ? undefined : text.slice(span.start, span.end)
}

/** The text that a span's offsets count in: the body, the title or the dateline; undefined where the report has none. */
export function fieldText(span: Span, report: SpannedReport): string | undefined {
  return report[span.field ?? "text"]
}

/** What of a report spans point into. */
interface SpannedReport {
  readonly text: string
  readonly title?: string | undefined
  readonly dateline?: string | undefined
}
