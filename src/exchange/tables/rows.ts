/** The rows of a table as every format writes them: the columns in their order, quotes no longer than asked for. */
import { type Source, type TableRow, tableRows } from "../../query/index.ts"
import { ExchangeError } from "../errors.ts"
import type { ExportOptions } from "../options.ts"
import { TABLES } from "./all.ts"
import type { Table } from "./table.ts"

/** The tables that are asked for, in their own order. Throws an ExchangeError where there is none of a name. */
export function chooseTables({ table }: Pick<ExportOptions, "table">): readonly Table[] {
  if (table === undefined) return TABLES
  const names = table.split(",").map((name) => name.trim())
  const unknown = names.find((name) => !TABLES.some((known) => known.name === name))
  if (unknown !== undefined) throw new ExchangeError("table-unknown", `There is no table ${JSON.stringify(unknown)}.`)
  return TABLES.filter(({ name }) => names.includes(name))
}

/** Gives the rows of a table in pieces. The source must be at one moment. */
export async function* readTable(source: Source, table: Table, { maxQuote }: ExportOptions): AsyncGenerator<readonly TableRow[]> {
  const quotes = table.fields.filter(({ isQuote }) => isQuote).map(({ name }) => name)
  for await (const rows of tableRows(source.db, table.name)) {
    yield rows.map((row) => ({ ...row, ...Object.fromEntries(quotes.map((name) => [name, shorten(row[name] ?? null, maxQuote)])) }))
  }
}

/** A quote within its bound: what is cut ends in an ellipsis, and no character is halved. */
export function shorten<Value>(value: Value | string, most: number): Value | string | null {
  if (typeof value !== "string") return value
  if (most === 0) return null
  if (value.length <= most) return value
  const end = /[\ud800-\udbff]/.test(value[most - 2] ?? "") ? most - 2 : most - 1
  return `${value.slice(0, end)}…`
}
