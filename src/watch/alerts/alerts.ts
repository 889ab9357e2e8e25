/** Alerts: saved questions. Each new answer is told once, and once more when its status becomes another. */
import { randomBytes } from "node:crypto"
import { sql } from "kysely"
import { parseQuery, QueryError, type QueryInput } from "../../query/index.ts"
import { type Allows, checkAddress } from "../net/addresses.ts"
import type { AlertsTable, WatchDb } from "../tables.ts"

/** An alert as it is kept. */
export type Alert = Omit<AlertsTable, "query"> & { readonly query: QueryInput }

/** A new alert. */
export interface NewAlert {
  readonly name: string
  readonly query: QueryInput
  readonly webhook?: string | undefined
  readonly allows: Allows
}

/**
 * Saves a question; what the store holds by now is not told. The secret signs what the webhook is sent, and is shown once. Throws a
 * QueryError where it is no question, a WatchFault where the webhook may not be asked.
 */
export async function addAlert(db: WatchDb, { name, query, webhook, allows }: NewAlert, now: number): Promise<Alert> {
  parseQuery("find", query)
  const address = webhook === undefined ? null : checkAddress(webhook, allows).href
  const secret = address === null ? null : `whsec_${randomBytes(24).toString("base64")}`
  const alert: Alert = { id: `a-${randomBytes(6).toString("hex")}`, name, query, webhook: address, secret, created: now }
  await db.transaction().execute(async (transaction) => {
    const others = await transaction.selectFrom("watch_alerts").select("id").limit(1).execute()
    if (others.length === 0)
      await sql`insert into watch_checked (report) select key from reports on conflict do nothing`.execute(transaction)
    const kept = await transaction
      .insertInto("watch_alerts")
      .values({ ...alert, query: JSON.stringify(query) })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .returning("id")
      .executeTakeFirst()
    if (!kept) throw new QueryError("query-invalid", `There is an alert ${JSON.stringify(name)}.`, "name")
  })
  return alert
}

/** Every alert, the oldest first, with how much it found. */
export async function listAlerts(db: WatchDb): Promise<(Omit<Alert, "secret"> & { readonly hits: number })[]> {
  const { rows } = await sql<Omit<Alert, "secret"> & { hits: number }>`select a.id, a.name, a.query, a.webhook, a.created,
    (select count(*)::int from watch_hits h where h.alert = a.id) as hits from watch_alerts a order by a.created, a.id`.execute(db)
  return rows
}

/** An alert by its id. */
export async function findAlert(db: WatchDb, id: string): Promise<Alert | undefined> {
  const found = await db.selectFrom("watch_alerts").selectAll().where("id", "=", id).executeTakeFirst()
  return found && { ...found, query: found.query as QueryInput }
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
