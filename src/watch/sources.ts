/** What is watched: feeds and folders, added, listed and taken away. */
import { createHash } from "node:crypto"
import { resolve } from "node:path"
import { sql } from "kysely"
import { type Allows, checkAddress } from "./net/addresses.ts"
import { queueTasks } from "./queue/tasks.ts"
import type { SourcesTable, WatchDb } from "./tables.ts"

/** A source as it is kept. */
export type WatchSource = SourcesTable

/** How a source is to be watched. */
export interface SourceOptions {
  readonly publisher?: string
  /** Seconds between two looks. */
  readonly every: number
  readonly allows: Allows
}

/** The id of an address. */
const idOf = (address: string): string => `w-${createHash("sha256").update(address).digest("hex").slice(0, 12)}`

/** Adds a source, or changes how it is watched; it is looked at once. Throws a WatchFault where an address may not be asked. */
export async function addSource(
  db: WatchDb,
  given: string,
  { publisher, every, allows }: SourceOptions,
  now: number,
): Promise<WatchSource> {
  const isWeb = /^[a-z][a-z\d+.-]*:\/\//i.test(given)
  const address = isWeb ? checkAddress(given, allows).href : resolve(given)
  const row = {
    id: idOf(address),
    address,
    kind: isWeb ? ("web" as const) : ("folder" as const),
    publisher: publisher ?? null,
    every,
    etag: null,
    modified: null,
    digest: null,
    state: "active" as const,
    failures: 0,
    fault: null,
    checked: null,
    changed: null,
    created: now,
  }
  await db
    .insertInto("watch_sources")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("address").doUpdateSet({ every, state: "active", ...(publisher === undefined ? {} : { publisher }) }),
    )
    .execute()
  const host = isWeb ? new URL(address).host : null
  await queueTasks(db, [{ kind: "poll", key: row.id, host, payload: {}, due: now }], now)
  return (await findSource(db, row.id))!
}

/** A source by its id. */
export async function findSource(db: WatchDb, id: string): Promise<WatchSource | undefined> {
  return db.selectFrom("watch_sources").selectAll().where("id", "=", id).executeTakeFirst()
}

/** Every source, the oldest first, with how many items were seen in it. */
export async function listSources(db: WatchDb): Promise<(WatchSource & { readonly items: number })[]> {
  const { rows } = await sql<
    WatchSource & { items: number }
  >`select s.*, (select count(*)::int from watch_items i where i.source = s.id) as items
    from watch_sources s order by s.created, s.id`.execute(db)
  return rows
}

/** Takes a source away, by id or address; what was read of it stays. Whether there was one. */
export async function removeSource(db: WatchDb, given: string): Promise<boolean> {
  const found = await db
    .selectFrom("watch_sources")
    .select("id")
    .where((row) => row.or([row("id", "=", given), row("address", "=", given), row("address", "=", resolve(given))]))
    .executeTakeFirst()
  if (!found) return false
  await db.deleteFrom("watch_tasks").where("kind", "=", "poll").where("key", "=", found.id).execute()
  await db.deleteFrom("watch_items").where("source", "=", found.id).execute()
  await db.deleteFrom("watch_sources").where("id", "=", found.id).execute()
  return true
}

/** What a look at a source gave. */
export async function markSource(db: WatchDb, id: string, found: Partial<Omit<SourcesTable, "id">>): Promise<void> {
  await db.updateTable("watch_sources").set(found).where("id", "=", id).execute()
}
