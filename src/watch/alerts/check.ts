/** Whether reports that came into the store, by whichever way, are answers to alerts. Each report is looked at once, by one worker or another. */
import { sql } from "kysely"
import { matchingOccurrences, QueryError, type Source } from "../../query/index.ts"
import { type NewTask, queueTasks } from "../queue/tasks.ts"
import type { WatchDb } from "../tables.ts"
import { type Alert, type Hit, listAlerts } from "./alerts.ts"

/** Reports of one look. */
const REPORTS = 500

/** What looking takes. */
export interface CheckTools {
  readonly source: Source
  readonly db: WatchDb
  readonly now: () => number
}

/** Looks at all reports that no alert has seen; gives how many answers there were. */
export async function checkAlerts(tools: CheckTools): Promise<number> {
  const alerts = await listAlerts(tools.db)
  let hits = 0
  while (alerts.length > 0) {
    const reports = await uncheckedReports(tools.db)
    if (reports.length === 0) break
    const occurrences = await occurrencesOf(tools.db, reports)
    for (const alert of alerts) hits += await checkAlert(tools, alert, occurrences)
    await sql`insert into watch_checked (report) select unnest(${reports}::text[]) on conflict do nothing`.execute(tools.db)
  }
  return hits
}

async function uncheckedReports(db: WatchDb): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select r.key from reports r where r.state = 'kept'
    and not exists (select 1 from watch_checked c where c.report = r.key) order by r.key limit ${REPORTS}`.execute(db)
  return rows.map(({ key }) => key)
}

async function occurrencesOf(db: WatchDb, reports: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct u.merged as id from facts f join units u on u.id = f.unit
    where f.report = any(${reports}::text[]) and f.kind = 'event'`.execute(db)
  return rows.map(({ id }) => id)
}

async function checkAlert(
  { source, db, now }: CheckTools,
  alert: Pick<Alert, "id" | "query" | "webhook">,
  ids: readonly string[],
): Promise<number> {
  const matching = await askAlert(source, alert, ids)
  if (matching.length === 0) return 0
  await followHits(db, alert.id)
  const told: (Hit & { readonly alert: string })[] = []
  for (const { id, status } of matching) {
    const { rows } = await sql<{ kind: Hit["kind"] }>`insert into watch_hits as h (alert, record, kind, status, found)
      values (${alert.id}, ${id}, 'new', ${status}, ${now()})
      on conflict (alert, record) do update set kind = 'changed', status = excluded.status, found = excluded.found
      where h.status <> excluded.status returning h.kind`.execute(db)
    for (const { kind } of rows) told.push({ alert: alert.id, record: id, kind, status, found: now() })
  }
  const { webhook } = alert
  if (webhook !== null)
    await queueTasks(
      db,
      told.map((hit) => hookTask(hit, webhook)),
      now(),
    )
  return told.length
}

/** A question about somebody whom no report has named yet has no answer, and is no fault. */
async function askAlert(source: Source, { query }: Pick<Alert, "query">, ids: readonly string[]) {
  try {
    return await matchingOccurrences(source, query, ids)
  } catch (error) {
    if (error instanceof QueryError) return []
    throw error
  }
}

/** What was found under an id that has become part of another is found already under that one. */
async function followHits(db: WatchDb, alert: string): Promise<void> {
  await sql`insert into watch_hits (alert, record, kind, status, found)
    select h.alert, u.merged, h.kind, h.status, h.found from watch_hits h join ids i on i.id = h.record join units u on u.id = i.unit
    where h.alert = ${alert} and u.merged <> h.record order by h.found on conflict do nothing`.execute(db)
}

/** What a delivery's task is told. */
export type HookPayload = Hit & { readonly alert: string }

function hookTask(hit: HookPayload, webhook: string): NewTask {
  return { kind: "hook", key: `${hit.alert}.${hit.record}.${hit.found}`, host: new URL(webhook).host, payload: hit, due: hit.found }
}
