/**
 * Parquet of the tables: a file each, typed columns, row groups that are written as they fill, so that memory does not grow with the
 * rows. The words of the table and its columns are in the file's metadata.
 */
import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer"
import type { Source, TableRow } from "../../query/index.ts"
import type { FolderFormat } from "../format.ts"
import type { ExportOptions } from "../options.ts"
import { chooseTables, readTable } from "./rows.ts"
import type { Field, FieldType, Table } from "./table.ts"

/** Rows of a group. */
export const ROW_GROUP = 20_000

/** Tables as Parquet. */
export const parquetFormat = {
  kind: "folder",
  name: "parquet",
  summary: "each table as a file of Parquet, with types",
  files: (source: Source, options: ExportOptions) =>
    chooseTables(options).map((table) => ({
      path: `${table.name}.parquet`,
      content: () => parquetOf(table, readTable(source, table, options)),
    })),
} as const satisfies FolderFormat

/** Rows of a table as Parquet. */
export async function* parquetOf(table: Table, pieces: AsyncIterable<readonly TableRow[]>): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(table), kvMetadata: [{ key: "dragoman", value: wordsOf(table) }] })
  let waiting: TableRow[] = []
  for await (const rows of pieces) {
    for (const row of rows) waiting.push(row)
    if (waiting.length < ROW_GROUP) continue
    for (; waiting.length >= ROW_GROUP; waiting = waiting.slice(ROW_GROUP)) writeGroup(writer, table, waiting.slice(0, ROW_GROUP))
    yield take(bytes)
  }
  if (waiting.length > 0) writeGroup(writer, table, waiting)
  writer.finish()
  yield take(bytes)
}

/** What was written since the last time; positions go on counting. */
function take(bytes: ByteWriter): Uint8Array {
  const taken = bytes.getBytes().slice()
  bytes.index = 0
  return taken
}

function writeGroup(writer: ParquetWriter, { fields }: Table, rows: readonly TableRow[]): void {
  const columnData = fields.map(({ name, type }) => ({ name, data: rows.map((row) => asValue(row[name] ?? null, type)) }))
  writer.write({ columnData, rowGroupSize: ROW_GROUP })
}

const asValue = (value: TableRow[string], type: FieldType): TableRow[string] | Date =>
  type === "date" && typeof value === "string" ? new Date(value) : value

const TYPES: Readonly<Record<FieldType, Omit<SchemaElement, "name">>> = {
  string: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  date: { type: "INT32", converted_type: "DATE" },
}

function schemaOf({ name, fields }: Table): SchemaElement[] {
  const columns = fields.map(
    (field: Field): SchemaElement => ({
      name: field.name,
      ...TYPES[field.type],
      repetition_type: field.required ? "REQUIRED" : "OPTIONAL",
    }),
  )
  return [{ name, num_children: columns.length }, ...columns]
}

function wordsOf({ title, description, fields }: Table): string {
  return JSON.stringify({ title, description, columns: Object.fromEntries(fields.map(({ name, description: words }) => [name, words])) })
}
