/**
 * CSV of the tables: a file each, UTF-8, RFC 4180, a heading, nothing for what is not known. Texts that a spreadsheet would calculate
 * get an apostrophe before them (`exchange/csv.ts`).
 */
import type { TableRow } from "../../query/index.ts"
import { type Column, renderCsv } from "../csv.ts"
import type { FolderFormat } from "../format.ts"
import { chooseTables, readTable } from "./rows.ts"
import type { Table } from "./table.ts"

/** Tables as CSV. */
export const csvFormat: FolderFormat = {
  kind: "folder",
  name: "csv",
  summary: "each table as a file of CSV",
  files: (source, options) =>
    chooseTables(options).map((table) => ({
      path: `${table.name}.csv`,
      content: () => csvOf(table, readTable(source, table, options)),
    })),
}

/** Rows of a table as CSV, the heading first, also where there are no rows. */
export async function* csvOf(table: Table, pieces: AsyncIterable<readonly TableRow[]>): AsyncGenerator<string> {
  const columns = table.fields.map(({ name }): Column<TableRow> => ({ name, cell: (row) => row[name] }))
  yield renderCsv([], columns, true)
  for await (const rows of pieces) yield renderCsv(rows, columns, false)
}
