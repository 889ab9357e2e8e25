/**
 * Rows in bulk: one statement for any number of rows, as a round trip costs more than a row. What PostgreSQL cannot hold in a text
 * (U+0000, half a surrogate pair) becomes U+FFFD in columns, and what an index cannot is bounded (`index-bounds.ts`); reports and records themselves are kept as they came.
 */
import { type Kysely, sql } from "kysely"
import { boundRow } from "./index-bounds.ts"
import type { Database } from "./tables.ts"

/** Full-text search takes so many characters of a row's words; PostgreSQL has a limit of a mebibyte. */
const MOST_WORDS = 100_000

/** A row as it is written: JSON columns as values, `words` as text. */
export type NewRow<T extends keyof Database> = {
  readonly [C in keyof Database[T]]: Database[T][C] extends { readonly __select__: infer V } ? V : Database[T][C]
}

/** Inserts rows; a row whose key is there already is left as it is. */
export async function insertRows<T extends keyof Database>(db: Kysely<Database>, table: T, rows: readonly NewRow<T>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 2000) {
    const some = rows.slice(at, at + 2000).map((row) => boundRow(table, row))
    await insertSome(db, table, some)
  }
}

async function insertSome<T extends keyof Database>(db: Kysely<Database>, table: T, rows: readonly NewRow<T>[]): Promise<void> {
  const columns = Object.keys(rows[0]!)
  const plain = columns.filter((column) => column !== "words")
  const values = rows.map((row) => (columns.includes("words") ? { ...row, words: undefined } : row))
  const names = sql.join(plain.map((name) => sql.ref(name)))
  const from = sql`json_populate_recordset(null::${sql.table(table)}, ${toJson(values)}::json)`
  if (plain.length === columns.length) {
    await sql`insert into ${sql.table(table)} (${names}) select ${names} from ${from} on conflict do nothing`.execute(db)
    return
  }
  const words = rows.map((row) => cleanText(String((row as { words?: unknown }).words).slice(0, MOST_WORDS)))
  await sql`insert into ${sql.table(table)} (${names}, words) select ${names}, to_tsvector('english', "unnest")
    from rows from (${from}, unnest(${words}::text[])) on conflict do nothing`.execute(db)
}

/** Changes rows by their id: the given columns of each. */
export async function updateRows<T extends keyof Database>(
  db: Kysely<Database>,
  table: T,
  rows: readonly (Partial<NewRow<T>> & { readonly id: string })[],
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!).filter((column) => column !== "id")
  const set = sql.join(columns.map((name) => sql`${sql.ref(name)} = n.${sql.ref(name)}`))
  await sql`update ${sql.table(table)} t set ${set}
    from json_populate_recordset(null::${sql.table(table)}, ${toJson(rows)}::json) n where t.id = n.id`.execute(db)
}

/** Deletes the rows whose column has one of the values. */
export async function deleteRows(db: Kysely<Database>, table: keyof Database, column: string, values: readonly string[]): Promise<void> {
  if (values.length === 0) return
  await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = any(${values}::text[])`.execute(db)
}

/** A value as JSON that PostgreSQL can take apart. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value)
  return json.includes("\\u") ? json.replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g, "$1\\ufffd") : json
}

/** Whether a value stays as it is as JSON in PostgreSQL. */
export const isPlain = (value: unknown): boolean => !JSON.stringify(value).includes("\\u")

/** A text that a text column can hold. */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "\ufffd").toWellFormed()
}
