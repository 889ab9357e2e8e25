/** What was seen in sources: which items are new, and of which the source says something else now. */
import { sql } from "kysely"
import type { WatchDb } from "./tables.ts"

/** An item of a source: an address or a path, with a digest of what the source says of it. */
export interface SeenItem {
  readonly item: string
  readonly digest: string
}

/** The items that are to be read: new to every source, or changed in this one. */
export async function sortItems<T extends SeenItem>(db: WatchDb, source: string, items: readonly T[]): Promise<T[]> {
  if (items.length === 0) return []
  const names = items.map(({ item }) => item)
  const { rows } = await sql<{ source: string; item: string; digest: string }>`select source, item, digest from watch_items
    where item = any(${names}::text[])`.execute(db)
  const own = new Map(rows.flatMap((row) => (row.source === source ? [[row.item, row.digest] as const] : [])))
  const known = new Set(rows.map(({ item }) => item))
  return items.filter(({ item, digest }) => (own.has(item) ? own.get(item) !== digest : !known.has(item)))
}

/** Keeps what was seen. */
export async function keepItems(db: WatchDb, source: string, items: readonly SeenItem[], now: number): Promise<void> {
  if (items.length === 0) return
  const rows = items.map(({ item, digest }) => ({ source, item, digest, report: null, seen: now }))
  await db
    .insertInto("watch_items")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["source", "item"]).doUpdateSet({ digest: sql<string>`excluded.digest`, seen: sql<number>`excluded.seen` }),
    )
    .execute()
}

/** The report that an item became. */
export async function linkItem(db: WatchDb, item: string, report: string): Promise<void> {
  await db.updateTable("watch_items").set({ report }).where("item", "=", item).execute()
}
