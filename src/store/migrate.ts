/**
 * Migrations, in order; the number of the last one is the store's version. A store that is older is brought up when it is opened,
 * one that is newer is refused, as what it holds cannot be known.
 */
import { type Kysely, sql, type Transaction } from "kysely"
import { StoreError } from "./errors.ts"
import { TABLES as FIRST_TABLES, makeTables } from "./migrations/1-tables.ts"
import { addIndices } from "./migrations/2-asking.ts"
import { addPageIndices } from "./migrations/3-pages.ts"
import { addServing } from "./migrations/4-serving.ts"
import { addOrders, fillOrders } from "./migrations/5-order.ts"
import { addWatching } from "./migrations/6-watching.ts"
import { addReview } from "./migrations/7-review.ts"
import type { Database } from "./tables.ts"

/** One step from a version of the store to the next. */
export type Migration = (db: Transaction<Database>) => Promise<void>

const MIGRATIONS: readonly Migration[] = [makeTables, addIndices, addPageIndices, addServing, addOrders, addWatching, addReview]

/** The version that this program makes. */
export const STORE_VERSION = MIGRATIONS.length

/** The names of all tables that hold reports and what is made of them; a backup has these. */
export const TABLE_NAMES: readonly string[] = [...Object.keys(FIRST_TABLES), "occurrence_publishers", "occurrence_offices"]

/** Fills what later versions made of the tables of an older one, whose rows were put into a store of this version. */
export async function fillFrom(db: Kysely<Database>, version: number): Promise<void> {
  if (version < 5) await fillOrders(db)
}

/** Brings a store to this version, in one transaction. Throws a StoreError where it is newer. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const version = await versionOf(db)
  if (version > STORE_VERSION) throw new StoreError("store-newer", `The store has version ${version}; this program knows ${STORE_VERSION}.`)
  if (version === STORE_VERSION) return
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('dragoman migrate'))`.execute(transaction)
    const now = await versionOf(transaction)
    for (const step of MIGRATIONS.slice(now)) await step(transaction)
    await setVersion(transaction, STORE_VERSION)
  })
  await settleOrders(db, version)
}

/** What was filled is told to the planner, and swept; a folder has nobody else to do it. */
async function settleOrders(db: Kysely<Database>, version: number): Promise<void> {
  if (version > 0 && version < 5) await sql`vacuum analyze`.execute(db).catch(() => {}) // not every user may
}

/** The version of a store; 0 where there is none yet. */
export async function versionOf(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('meta') is not null as there`.execute(db)
  if (!rows[0]?.there) return 0
  const row = await db.selectFrom("meta").select("value").where("name", "=", "schema").executeTakeFirst()
  return Number(row?.value ?? 0)
}

async function setVersion(db: Kysely<Database>, version: number): Promise<void> {
  await db
    .insertInto("meta")
    .values({ name: "schema", value: String(version) })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: String(version) }))
    .execute()
}
