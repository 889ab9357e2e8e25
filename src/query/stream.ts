/** Rows as they are read, in bounded memory: a cursor, a thousand rows at a time, all of one moment. */
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { Database } from "../store/tables.ts"

/** Rows that are fetched at once. */
const ROWS = 1000
let cursors = 0

/** Gives the rows of a statement in pieces. The database must be in a transaction (`atOneMoment`). */
export async function* streamRows<Row>(db: Kysely<Database>, statement: RawBuilder<Row>, size = ROWS): AsyncGenerator<readonly Row[]> {
  const name = sql.ref(`dragoman_rows_${++cursors}`)
  await sql`declare ${name} no scroll cursor for ${statement}`.execute(db)
  try {
    while (true) {
      const { rows } = await sql<Row>`fetch ${sql.lit(size)} from ${name}`.execute(db)
      if (rows.length > 0) yield rows
      if (rows.length < size) return
    }
  } finally {
    await sql`close ${name}`.execute(db).catch(() => {}) // a transaction that failed has closed it
  }
}

/** Does a piece of work that reads a store as it is at one moment, whatever is added meanwhile; what is in a transaction already is. */
export async function atOneMoment<Given extends { readonly db: Kysely<Database> }, Result>(
  source: Given,
  work: (source: Given) => Promise<Result>,
): Promise<Result> {
  if (source.db.isTransaction) return work(source)
  const db = await source.db.startTransaction().setIsolationLevel("repeatable read").execute()
  try {
    return await work({ ...source, db })
  } finally {
    await db.rollback().execute()
  }
}
