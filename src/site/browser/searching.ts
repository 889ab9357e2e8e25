/** Questions of lists, answered in the browser: the page that the server would render, out of the rows of the index. */
import type { FoundOccurrence, FoundStatement } from "../../query/index.ts"
import { understand } from "../../query/understand.ts"
import { renderStatements } from "../../web/list-pages.ts"
import { renderRecords } from "../../web/records-page.ts"
import { renderSearch } from "../../web/search-page.ts"
import { localise } from "../addresses.ts"
import { withoutServer } from "../frame.ts"
import { fromIndexRow, fromStatementRow, type IndexManifest } from "../rows.ts"
import { type Asked, facetsOf, isAsked, isAskedStatement, namesIn } from "../search.ts"

/** Rows on a page. */
const ROWS = 100

const index = (name: string): URL => new URL(`index/${name}`, import.meta.url)

async function json<Value>(name: string): Promise<Value> {
  const response = await fetch(index(name))
  if (!response.ok) throw new Error(`${name} is not there (${response.status}).`)
  return (await response.json()) as Value
}

async function rowsOf<Row>(name: string, files: number): Promise<Row[]> {
  const parts = await Promise.all(Array.from({ length: files }, (_, at) => json<Row[]>(`${name}-${at}.json`)))
  return parts.flat()
}

/** Answers the page's question, where it has one that this page answers. */
export async function startSearching(): Promise<void> {
  const [, page = ""] = /([a-z]+)\.html$/.exec(location.pathname) ?? []
  const asked = Object.fromEntries([...new URLSearchParams(location.search)].filter(([, value]) => value.trim() !== ""))
  if (Object.keys(asked).length === 0) return
  const answer = { occurrences: answerOccurrences, statements: answerStatements, records: answerRecords }[page]
  if (!answer) return
  const manifest = await json<IndexManifest>("index.json")
  if (asked.q !== undefined) return location.replace(`?${await understood(asked, manifest)}`)
  const main = document.querySelector("main")!
  main.setAttribute("aria-busy", "true")
  const markup = await answer(asked, manifest)
  const made = new DOMParser().parseFromString(localise(withoutServer(markup), `${page}.html`), "text/html")
  main.replaceChildren(...made.querySelector("main")!.childNodes)
  main.removeAttribute("aria-busy")
}

/** A question in words as filters; fields that are given stand. */
async function understood({ q = "", ...given }: Asked, { occurrences, states }: IndexManifest): Promise<URLSearchParams> {
  const rows = (await rowsOf<Partial<FoundOccurrence>>("occurrences", occurrences)).map(fromIndexRow)
  return new URLSearchParams({ ...(await understand(q, namesIn(rows, states))), ...given })
}

/** A page of rows, and where the next begins. */
function cut<Row>(rows: readonly Row[], { cursor }: Asked): { readonly rows: readonly Row[]; readonly next?: string } {
  const start = Number.parseInt(cursor ?? "0", 10) || 0
  const next = start + ROWS < rows.length ? { next: String(start + ROWS) } : {}
  return { rows: rows.slice(start, start + ROWS), ...next }
}

async function answerOccurrences(asked: Asked, { occurrences, states }: IndexManifest): Promise<string> {
  const rows = (await rowsOf<Partial<FoundOccurrence>>("occurrences", occurrences)).map(fromIndexRow)
  const found = rows.filter((row) => isAsked(row, asked, states))
  return renderSearch({ asked, page: cut(found, asked), facets: facetsOf(found), stateName: (code) => states[code]?.[0] ?? code })
}

async function answerStatements(asked: Asked, { statements, states }: IndexManifest): Promise<string> {
  const rows = (await rowsOf<Partial<FoundStatement>>("statements", statements)).map(fromStatementRow)
  return renderStatements({
    asked,
    page: cut(
      rows.filter((row) => isAskedStatement(row, asked, states)),
      asked,
    ),
  })
}

async function answerRecords({ ids = "" }: Asked, manifest: IndexManifest): Promise<string> {
  const wanted = new Set(ids.split(","))
  const isWanted = ({ id }: { readonly id: string }) => wanted.has(id)
  const occurrences = (await rowsOf<Partial<FoundOccurrence>>("occurrences", manifest.occurrences)).map(fromIndexRow).filter(isWanted)
  const statements = (await rowsOf<Partial<FoundStatement>>("statements", manifest.statements)).map(fromStatementRow).filter(isWanted)
  return renderRecords({ occurrences, statements })
}
