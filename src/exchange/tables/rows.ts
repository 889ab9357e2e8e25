/** The rows of a table as every format writes them: the columns in their order, quotes no longer than asked for. */
import { type Source, type TableRow, tableRows } from "../../query/index.ts"
import { ExchangeError } from "../errors.ts"
import type { ExportOptions } from "../options.ts"
import { TABLES } from "./all.ts"
import type { Field, Table } from "./table.ts"

/** The tables that are asked for, in their own order. Throws an ExchangeError where there is none of a name. */
export function chooseTables({ table }: Pick<ExportOptions, "table">): readonly Table[] {
  if (table === undefined) return TABLES
  const names = table.split(",").map((name) => name.trim())
  const unknown = names.find((name) => !TABLES.some((known) => known.name === name))
  if (unknown !== undefined) throw new ExchangeError("table-unknown", `There is no table ${JSON.stringify(unknown)}.`)
  return TABLES.filter(({ name }) => names.includes(name))
}

/** Gives the rows of a table in pieces, their columns in order; an empty text is what is not known. The source must be at one moment. */
export async function* readTable(
  source: Source,
  { name, fields }: Table,
  { maxQuote }: Pick<ExportOptions, "maxQuote">,
): AsyncGenerator<readonly TableRow[]> {
  for await (const rows of tableRows(source.db, name)) {
    yield rows.map((row) => Object.fromEntries(fields.map((field) => [field.name, takeValue(row, field, maxQuote)])))
  }
}

function takeValue(row: TableRow, { name, isQuote, required }: Field, maxQuote: number): string | number | boolean | null {
  const value = row[name] ?? null
  if (value === "" && !required) return null
  return isQuote && typeof value === "string" ? shorten(value, maxQuote) : value
}

/** A quote within its bound: what is cut ends in an ellipsis, and no character is halved. */
export function shorten(value: string, most: number): string | null {
  if (most === 0) return null
  if (value.length <= most) return value
  const end = /[\ud800-\udbff]/.test(value[most - 2] ?? "") ? most - 2 : most - 1
  return `${value.slice(0, end)}…`
}
