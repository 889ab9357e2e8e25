/** Alerts: saved questions. Each new answer is told once, and once more when its status becomes another. */
import { randomBytes } from "node:crypto"
import { parseQuery, QueryError, type QueryInput } from "../../query/index.ts"
import { findKeptAlert, keepAlert, keptAlerts } from "../../store/watching/alerts.ts"
import type { AlertsTable, WatchDb } from "../../store/watching/tables.ts"
import { type Allows, checkAddress } from "../net/addresses.ts"

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
  if (!(await keepAlert(db, alert))) throw new QueryError("query-invalid", `There is an alert ${JSON.stringify(name)}.`, "name")
  return alert
}

/** Every alert, the oldest first, with how much it found. */
export async function listAlerts(db: WatchDb): Promise<(Omit<Alert, "secret"> & { readonly hits: number })[]> {
  return (await keptAlerts(db)).map((alert) => ({ ...alert, query: alert.query as QueryInput }))
}

/** An alert by its id. */
export async function findAlert(db: WatchDb, id: string): Promise<Alert | undefined> {
  const found = await findKeptAlert(db, id)
  return found && { ...found, query: found.query as QueryInput }
}
