/**
 * Plain text with a small header: lines of `Key: value` before the first blank line, at least one of them a key we know.
 * What follows the blank line is the report's text, untouched, so that spans index what the user can see.
 */
import type { Report } from "../record/index.ts"
import { readDate } from "./date.ts"

/** A report, and the date where it could not be understood. */
export interface HeadedReport {
  readonly report: Report
  readonly unclearDate?: string
}

type HeaderField = "title" | "publisher" | "published" | "dateline" | "url" | "language" | "id"

const KEYS: Readonly<Record<string, HeaderField>> = Object.freeze({
  title: "title",
  publisher: "publisher",
  date: "published",
  dateline: "dateline",
  url: "url",
  language: "language",
  id: "id",
})

/** Blank lines may come first; the block ends at the first blank line. */
const BLOCK = /^\s*?((?:[A-Za-z][\w -]{0,30}:[^\r\n]*(?:\r\n|\n|\r(?!\n)))+)[ \t]*(?:\r\n|\n|\r(?!\n))/

/** Cuts a header off a text; a text without one is its own report. */
export function readHeader(text: string): HeadedReport {
  const block = BLOCK.exec(text.slice(0, 20_000))
  if (!block) return { report: { text } }
  const fields = readFields(block[1] ?? "")
  if (Object.keys(fields).length === 0) return { report: { text } }
  const { published, ...others } = fields
  const report: Report = { ...others, text: text.slice(block[0].length) }
  if (published === undefined) return { report }
  const date = readDate(published)
  return date === undefined ? { report, unclearDate: published } : { report: { ...others, published: date, text: report.text } }
}

function readFields(block: string): Partial<Record<HeaderField, string>> {
  const fields: Partial<Record<HeaderField, string>> = {}
  for (const line of block.split(/\r\n|\n|\r/)) {
    const colon = line.indexOf(":")
    const key = KEYS[line.slice(0, colon).trim().toLowerCase()]
    const value = line.slice(colon + 1).trim()
    if (key && value && fields[key] === undefined) fields[key] = value
  }
  return fields
}
