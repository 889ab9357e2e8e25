/** NDJSON of the tables: a row a line, the name of its table before its columns; columns that are not known are left out. */
import type { StreamFormat } from "../format.ts"
import { chooseTables, readTable } from "./rows.ts"

/** Tables as NDJSON. */
export const ndjsonFormat: StreamFormat = {
  kind: "stream",
  name: "ndjson",
  summary: "the tables as lines of JSON, each with the name of its table",
  async *write(source, options) {
    for (const table of chooseTables(options)) {
      for await (const rows of readTable(source, table, options)) {
        yield rows.map((row) => `${JSON.stringify({ table: table.name, ...withoutNulls(row) })}\n`).join("")
      }
    }
  },
}

/** What is not known is left out. */
function withoutNulls(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}
