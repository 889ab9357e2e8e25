/** Whether reports that came into the store, by whichever way, are answers to alerts. Each report is looked at once, by one worker or another. */
import { matchingOccurrences, QueryError, type Source } from "../../query/index.ts"
import type { Hit } from "../../store/watching/alerts.ts"
import { followHits, keepHit, markChecked, occurrencesOf, uncheckedReports } from "../../store/watching/checks.ts"
import type { WatchDb } from "../../store/watching/tables.ts"
import { type NewTask, queueTasks } from "../../store/watching/tasks.ts"
import { type Alert, listAlerts } from "./alerts.ts"

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
    const reports = await uncheckedReports(tools.db, REPORTS)
    if (reports.length === 0) break
    const occurrences = await occurrencesOf(tools.db, reports)
    for (const alert of alerts) hits += await checkAlert(tools, alert, occurrences)
    await markChecked(tools.db, reports)
  }
  return hits
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
    const found = now()
    const kind = await keepHit(db, alert.id, { record: id, status, found })
    if (kind !== undefined) told.push({ alert: alert.id, record: id, kind, status, found })
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

/** What a delivery's task is told. */
export type HookPayload = Hit & { readonly alert: string }

function hookTask(hit: HookPayload, webhook: string): NewTask {
  return { kind: "hook", key: `${hit.alert}.${hit.record}.${hit.found}`, host: new URL(webhook).host, payload: hit, due: hit.found }
}
