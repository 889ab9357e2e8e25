/** The rows of what is watched: feeds and folders, kept, found, listed, marked and dropped. */
import { sql } from "kysely"
import type { SourcesTable, WatchDb } from "./tables.ts"

/** A source as it is kept. */
export type WatchSource = SourcesTable

/** Keeps a source; of one that is there, how often it is looked at becomes another, and its publisher where one is given. */
export async function keepSource(db: WatchDb, row: WatchSource): Promise<void> {
  const { every, publisher } = row
  await db
    .insertInto("watch_sources")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("address").doUpdateSet({ every, state: "active", ...(publisher === null ? {} : { publisher }) }),
    )
    .execute()
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

/** Takes away the source that has one of these as its id or address, with what was seen in it; what was read of it stays. Whether there was one. */
export async function dropSource(db: WatchDb, names: readonly string[]): Promise<boolean> {
  const found = await db
    .selectFrom("watch_sources")
    .select("id")
    .where((row) => row.or([row("id", "in", [...names]), row("address", "in", [...names])]))
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
