/** An answer in the format that was asked for, by the address's ending or by Accept: JSON, NDJSON, CSV. */
import { renderCsv } from "../exchange/csv.ts"
import type { QueryInput } from "../query/index.ts"
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

/** A page as a response; the address of the next one is in a Link header, too. */
export function answerList(endpoint: ListEndpoint, answer: ListAnswer, { format, url }: { format: Format; url: string }): Response {
  const headers = new Headers({ "Content-Type": FORMATS[format], Vary: "Accept" })
  if (answer.next !== undefined) headers.set("Link", `<${nextAddress(url, answer.next)}>; rel="next"`)
  if (format === "csv") headers.set("Content-Disposition", `attachment; filename="${endpoint.name}.csv"`)
  return new Response(writeRows(endpoint, answer, format), { headers })
}

/** Rows of one step of a long answer: what a client that does not take them holds in memory. */
const STEP = 100

/**
 * All rows, page by page as they are taken, so that an answer of any length needs the memory of a page. What goes wrong at the first page is
 * thrown; what goes wrong later breaks the answer off, so that no part passes for the whole.
 */
export async function streamList(
  endpoint: ListEndpoint,
  ask: (more: QueryInput) => Promise<ListAnswer>,
  format: Exclude<Format, "json">,
): Promise<Response> {
  const first = await ask({ limit: STEP })
  const { headers } = answerList(endpoint, { json: undefined, rows: [] }, { format, url: "" })
  async function* write(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(writeRows(endpoint, first, format))
    for (let { next } = first; next !== undefined; ) {
      const page = await ask({ limit: STEP, cursor: next })
      yield Buffer.from(writeRows(endpoint, page, format, false))
      next = page.next
    }
  }
  return new Response(ReadableStream.from(write()) as ReadableStream, { headers })
}

function writeRows({ columns }: ListEndpoint, { json, rows }: ListAnswer, format: Format, withHeading = true): string {
  switch (format) {
    case "json":
      return JSON.stringify(json)
    case "ndjson":
      return rows.map((row) => `${JSON.stringify(row)}\n`).join("")
    case "csv":
      return renderCsv(rows as readonly never[], columns, withHeading)
  }
}

/** The same address with another cursor. */
export function nextAddress(address: string, cursor: string): string {
  const { pathname, searchParams } = new URL(address)
  searchParams.set("cursor", cursor)
  return `${pathname}?${searchParams}`
}
