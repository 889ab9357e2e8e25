/**
 * Backups: every row of every table as lines of JSON, values as PostgreSQL writes them, so that a store can go from a folder to a
 * server and back. The last line counts the rows: a backup that was cut short is known by its lack.
 */
import { type Kysely, sql, type Transaction } from "kysely"
import { STORE_FAULTS, StoreError, toStoreError } from "./errors.ts"
import { lockWriting } from "./lock-writing.ts"
import { fillFrom, STORE_VERSION, TABLE_NAMES } from "./migrate.ts"
import { KEYS } from "./migrations/1-tables.ts"
import type { Store } from "./open.ts"
import type { Database } from "./tables.ts"

const FORMAT = "dragoman/backup/1"
/** Rows of one line. */
const ROWS = 500

type Line =
  | { readonly format: string; readonly schema: number; readonly tables: Record<string, Column[]> }
  | { readonly table: string; readonly rows: (string | null)[][] }
  | { readonly end: Record<string, number> }

interface Column {
  readonly name: string
  readonly type: string
}

/** Gives the lines of a backup, each with its line feed; all of one moment, whatever is added meanwhile. */
export async function* backupLines(store: Store): AsyncGenerator<string> {
  const transaction = await store.db.startTransaction().setIsolationLevel("repeatable read").execute()
  try {
    const tables = await columnsOf(transaction)
    yield say({ format: FORMAT, schema: STORE_VERSION, tables })
    const end: Record<string, number> = {}
    for (const [table, columns] of Object.entries(tables)) {
      end[table] = 0
      for await (const rows of readTable(transaction, table, columns)) {
        end[table] += rows.length
        yield say({ table, rows })
      }
    }
    yield say({ end })
  } catch (error) {
    throw toStoreError(error, store.place) ?? error
  } finally {
    await transaction.rollback().execute()
  }
}

const say = (line: Line): string => `${JSON.stringify(line)}\n`

/** The columns of our tables, in order. */
async function columnsOf(db: Kysely<Database>): Promise<Record<string, Column[]>> {
  const { rows } = await sql<{ table: string; name: string; type: string }>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = (select relnamespace from pg_class where oid = to_regclass('meta')) and c.relname = any(${[...TABLE_NAMES]}::text[])
      and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`.execute(db)
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ table }) => table)].map(([table, all]) => [table, all.map(({ name, type }) => ({ name, type }))]),
  )
}

async function* readTable(db: Kysely<Database>, table: string, columns: readonly Column[]): AsyncGenerator<(string | null)[][]> {
  const list = sql.join(columns.map(({ name }) => sql`${sql.ref(name)}::text`))
  const key = (KEYS as Record<string, readonly string[]>)[table] ?? columns.map(({ name }) => name)
  const order = sql.join(key.map((name) => sql.ref(name))) // so that the same store has the same backup
  await sql`declare backup no scroll cursor for select array[${list}] as row from ${sql.table(table)} order by ${order}`.execute(db)
  while (true) {
    const { rows } = await sql<{ row: (string | null)[] }>`fetch ${sql.lit(ROWS)} from backup`.execute(db)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await sql`close backup`.execute(db)
}

/** Fills an empty store from the lines of a backup, all or nothing. Throws a StoreError; gives how many reports there are now. */
export async function restoreLines(store: Store, lines: AsyncIterable<string>): Promise<number> {
  try {
    return await store.db.transaction().execute(async (db) => {
      await lockWriting(db)
      const there = await db.selectFrom("reports").select("key").limit(1).executeTakeFirst()
      if (there) throw new StoreError("not-empty", `${store.place} holds reports already.`)
      const counts = await fill(db, lines)
      return counts.reports ?? 0
    })
  } catch (error) {
    throw toStoreError(error, store.place) ?? error
  }
}

async function fill(db: Transaction<Database>, lines: AsyncIterable<string>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const known = await columnsOf(db)
  let tables: Record<string, Column[]> | undefined
  let schema = STORE_VERSION
  let ended = false
  for await (const text of lines) {
    const line = parseLine(text)
    if ("format" in line) {
      tables = checkHead(line)
      schema = line.schema
    } else if ("end" in line) ended = Object.entries(line.end).every(([table, count]) => (counts[table] ?? 0) === count)
    else {
      const columns = tables?.[line.table]
      if (!columns || !known[line.table]) throw damaged(`a table ${line.table}`)
      await insertTexts(db, line, columns)
      counts[line.table] = (counts[line.table] ?? 0) + line.rows.length
    }
  }
  if (!ended) throw damaged("its end")
  await fillFrom(db, schema)
  return counts
}

function parseLine(text: string): Line {
  try {
    return JSON.parse(text) as Line
  } catch {
    throw damaged("a line that is JSON")
  }
}

function checkHead({ format, schema, tables }: Extract<Line, { format: string }>): Record<string, Column[]> {
  if (format !== FORMAT) throw damaged("its first line")
  if (schema > STORE_VERSION)
    throw new StoreError("store-newer", `The backup is of a store of version ${schema}; this program knows ${STORE_VERSION}.`)
  return tables
}

const damaged = (lacks: string): StoreError =>
  new StoreError("backup-damaged", `${STORE_FAULTS["backup-damaged"].means} It lacks ${lacks}.`)

async function insertTexts(
  db: Transaction<Database>,
  { table, rows }: Extract<Line, { table: string }>,
  columns: readonly Column[],
): Promise<void> {
  const names = sql.join(columns.map(({ name }) => sql.ref(name)))
  const arrays = sql.join(columns.map((_, at) => sql`${rows.map((row) => row[at] ?? null)}::text[]`))
  const casts = sql.join(columns.map(({ name, type }) => sql`${sql.ref(name)}::${sql.raw(type.replace(/[^\w[\] ]/g, ""))}`))
  await sql`insert into ${sql.table(table)} (${names}) select ${casts} from unnest(${arrays}) as n(${names})
    on conflict do nothing`.execute(db)
}
