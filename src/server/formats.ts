/** An answer in the format that was asked for, by the address's ending or by Accept: JSON, NDJSON, CSV. */
import { renderCsv } from "../exchange/csv.ts"
import type { ListAnswer, ListEndpoint } from "./lists.ts"

/** The formats of lists. */
export const FORMATS = Object.freeze({
  json: "application/json",
  ndjson: "application/x-ndjson",
  csv: "text/csv; charset=utf-8; header=present",
} as const)
/** A format of lists. */
export type Format = keyof typeof FORMATS

/** The format that an Accept header likes best; JSON where it names none of them. */
export function chooseFormat(accept: string | undefined): Format {
  const liked = (accept ?? "").split(",").map((part) => {
    const [type = "", ...more] = part.split(";").map((one) => one.trim().toLowerCase())
    const weight = Number(more.find((one) => one.startsWith("q="))?.slice(2) ?? 1)
    return { type, weight: Number.isFinite(weight) ? weight : 0 }
  })
  const [best] = liked.filter(({ type, weight }) => weight > 0 && formatOf(type)).sort((a, b) => b.weight - a.weight)
  return (best && formatOf(best.type)) ?? "json"
}

const formatOf = (type: string): Format | undefined => {
  if (type === "application/json") return "json"
  if (type === "application/x-ndjson" || type === "application/jsonl") return "ndjson"
  return type === "text/csv" ? "csv" : undefined
}

/** The answer as a response; the next page is in a Link header, too. */
export function answerList(endpoint: ListEndpoint, answer: ListAnswer, { format, url }: { format: Format; url: string }): Response {
  const headers = new Headers({ "Content-Type": FORMATS[format], Vary: "Accept" })
  if (answer.next !== undefined) headers.set("Link", `<${nextAddress(url, answer.next)}>; rel="next"`)
  if (format === "csv") headers.set("Content-Disposition", `attachment; filename="${endpoint.name}.csv"`)
  return new Response(writeRows(endpoint, answer, format), { headers })
}

function writeRows({ columns }: ListEndpoint, { json, rows }: ListAnswer, format: Format): string {
  switch (format) {
    case "json":
      return JSON.stringify(json)
    case "ndjson":
      return rows.map((row) => `${JSON.stringify(row)}\n`).join("")
    case "csv":
      return renderCsv(rows as readonly never[], columns, true)
  }
}

/** The same address with another cursor. */
export function nextAddress(address: string, cursor: string): string {
  const { pathname, searchParams } = new URL(address)
  searchParams.set("cursor", cursor)
  return `${pathname}?${searchParams}`
}
