/**
 * SQLite of the tables: one file with types, keys, indices and views, and the codebook as a table of its own. The page size is fixed and
 * nothing tells the time, so that the same rows are the same bytes.
 */
import type { DatabaseSync } from "node:sqlite"
import type { TableRow } from "../../query/index.ts"
import type { DiskFormat } from "../format.ts"
import { chooseTables, readTable } from "./rows.ts"
import type { Field, FieldType, Table } from "./table.ts"
import { viewsOf } from "./views.ts"

/** A table with its rows. */
export interface FilledTable {
  readonly table: Table
  readonly rows: AsyncIterable<readonly TableRow[]>
}

/** Tables as a database of SQLite. */
export const sqliteFormat: DiskFormat = {
  kind: "disk",
  name: "sqlite",
  summary: "the tables as one database of SQLite, with indices and views",
  writeTo: (source, path, options) =>
    writeSqlite(
      path,
      chooseTables(options).map((table) => ({ table, rows: readTable(source, table, options) })),
    ),
}

/** Writes tables into a database that is not there yet; references to tables that are left out are left out too. */
export async function writeSqlite(path: string, filled: readonly FilledTable[]): Promise<void> {
  const { DatabaseSync } = await import("node:sqlite") // late: other formats need none
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  const tables = filled.map(({ table }) => table)
  try {
    database.exec("pragma page_size = 4096; pragma encoding = 'UTF-8'; pragma journal_mode = off; pragma synchronous = off; begin")
    for (const { table, rows } of filled) {
      database.exec(createTable(table, tables))
      await fill(database, table, rows)
    }
    for (const line of [...tables.flatMap(createIndices), ...viewsOf(tables)]) database.exec(line)
    writeCodebook(database, tables)
    database.exec("commit")
  } finally {
    database.close()
  }
}

const quote = (name: string): string => `"${name}"`
const TYPES: Readonly<Record<FieldType, string>> = { string: "text", integer: "integer", number: "real", boolean: "integer", date: "text" }

function createTable({ name, fields, key, references }: Table, all: readonly Table[]): string {
  const there = references.filter(({ table }) => all.some((one) => one.name === table))
  const lines = [
    ...fields.map(createColumn),
    `primary key (${key.map(quote).join(", ")})`,
    ...there.map(({ field, table, key: column }) => `foreign key (${quote(field)}) references ${quote(table)} (${quote(column)})`),
  ]
  return `create table ${quote(name)} (\n  ${lines.join(",\n  ")}\n) strict`
}

function createColumn({ name, type, required }: Field): string {
  const check = type === "boolean" ? ` check (${quote(name)} in (0, 1))` : ""
  return `${quote(name)} ${TYPES[type]}${required ? " not null" : ""}${check}`
}

async function fill(database: DatabaseSync, { name, fields }: Table, pieces: AsyncIterable<readonly TableRow[]>): Promise<void> {
  const insert = database.prepare(`insert into ${quote(name)} values (${fields.map(() => "?").join(", ")})`)
  for await (const rows of pieces) {
    for (const row of rows) insert.run(...fields.map((field) => asValue(row[field.name] ?? null)))
  }
}

const asValue = (value: TableRow[string]): string | number | null => (typeof value === "boolean" ? Number(value) : (value ?? null))

/** What is asked for: what refers elsewhere, days, states, types. */
const ASKED: ReadonlySet<string> = new Set([
  "first",
  "country",
  "place_country",
  "speaker_country",
  "type",
  "merged",
  "fact",
  "source_country",
])

function createIndices({ name, fields, key, references }: Table): string[] {
  const columns = fields.map((field) => field.name)
  const asked = columns.filter((column) => ASKED.has(column) || references.some(({ field }) => field === column))
  return asked
    .filter((column) => column !== key[0])
    .map((column) => `create index ${quote(`${name}_by_${column}`)} on ${quote(name)} (${quote(column)})`)
}

function writeCodebook(database: DatabaseSync, tables: readonly Table[]): void {
  database.exec(
    'create table "codebook" ("table" text not null, "column" text, "type" text, "description" text not null, unique ("table", "column")) strict',
  )
  const insert = database.prepare('insert into "codebook" values (?, ?, ?, ?)')
  for (const { name, description, fields } of tables) {
    insert.run(name, null, null, description)
    for (const field of fields) insert.run(name, field.name, field.type, field.description)
  }
}
