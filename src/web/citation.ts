/** Citations of a report, with the quote and the address of its record. */
import type { Report } from "../record/index.ts"

/** What is cited. */
export interface Cited {
  readonly report: Report
  /** Key of the report in the store. */
  readonly key: string
  readonly quote?: string
}

/** A style of citing. */
export interface Citation {
  readonly style: string
  readonly text: string
}

/** The citation in each style. */
export function cite({ report, key, quote }: Cited): Citation[] {
  const { title, publisher, published, url } = report
  const link = url !== undefined && /^https?:/i.test(url) ? url : undefined
  const name = title ?? report.id ?? key
  const words = quote === undefined ? "" : ` “${quote.replace(/\s+/gu, " ").trim()}”`
  return [
    { style: "Note", text: `${sentence([publisher, `“${name}”`, published, link])}${words}` },
    { style: "APA", text: `${publisher ?? "Unknown"}. (${published ?? "n.d."}). ${name}.${link === undefined ? "" : ` ${link}`}` },
    { style: "BibTeX", text: bibtex({ key, name, publisher, published, link, quote }) },
  ]
}

const sentence = (parts: readonly (string | undefined)[]): string => `${parts.filter((part) => part !== undefined).join(", ")}.`

function bibtex({
  key,
  name,
  publisher,
  published,
  link,
  quote,
}: Readonly<Record<"name" | "key", string>> &
  Readonly<Partial<Record<"publisher" | "published" | "link" | "quote", string | undefined>>>): string {
  const fields = { title: name, publisher, date: published, url: link, note: quote }
  const lines = Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [`  ${field} = {${braced(value)}}`]))
  return `@misc{${key},\n${lines.join(",\n")}\n}`
}

const braced = (value: string): string => value.replace(/\s+/gu, " ").replace(/[\\{}%&$#_]/g, "\\$&")
