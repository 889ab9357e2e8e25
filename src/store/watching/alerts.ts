/** The rows of alerts: saved questions as they are kept, and what each found. */
import { sql } from "kysely"
import type { AlertsTable, WatchDb } from "./tables.ts"

/** An alert as it is kept; what its question is, who asks it knows. */
export type KeptAlert = Omit<AlertsTable, "query"> & { readonly query: Readonly<Record<string, unknown>> }

/** Keeps an alert; what the store holds by now is not told. Whether no other one has its name. */
export async function keepAlert(db: WatchDb, alert: KeptAlert): Promise<boolean> {
  return await db.transaction().execute(async (transaction) => {
    const others = await transaction.selectFrom("watch_alerts").select("id").limit(1).execute()
    const kept = await transaction
      .insertInto("watch_alerts")
      .values({ ...alert, query: JSON.stringify(alert.query) })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .returning("id")
      .executeTakeFirst()
    if (kept && others.length === 0)
      await sql`insert into watch_checked (report) select key from reports on conflict do nothing`.execute(transaction)
    return kept !== undefined
  })
}

/** Every alert, the oldest first, with how much it found. */
export async function keptAlerts(db: WatchDb): Promise<(Omit<KeptAlert, "secret"> & { readonly hits: number })[]> {
  const { rows } = await sql<Omit<KeptAlert, "secret"> & { hits: number }>`select a.id, a.name, a.query, a.webhook, a.created,
    (select count(*)::int from watch_hits h where h.alert = a.id) as hits from watch_alerts a order by a.created, a.id`.execute(db)
  return rows
}

/** An alert by its id. */
export async function findKeptAlert(db: WatchDb, id: string): Promise<KeptAlert | undefined> {
  return await db.selectFrom("watch_alerts").selectAll().where("id", "=", id).executeTakeFirst()
}

/** Takes an alert away, by id or name. Whether there was one. */
export async function removeAlert(db: WatchDb, given: string): Promise<boolean> {
  const found = await db
    .deleteFrom("watch_alerts")
    .where((row) => row.or([row("id", "=", given), row("name", "=", given)]))
    .returning("id")
    .executeTakeFirst()
  if (found) await db.deleteFrom("watch_hits").where("alert", "=", found.id).execute()
  return found !== undefined
}

/** What an alert found. */
export interface Hit {
  readonly record: string
  readonly kind: "new" | "changed"
  readonly status: string
  readonly found: number
}

/** What an alert found last, the latest first. */
export async function latestHits(db: WatchDb, alert: string, most: number): Promise<Hit[]> {
  return db
    .selectFrom("watch_hits")
    .select(["record", "kind", "status", "found"])
    .where("alert", "=", alert)
    .orderBy("found", "desc")
    .orderBy("record")
    .limit(most)
    .execute()
}
