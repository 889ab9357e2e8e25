/**
 * Withdrawing: a report that was taken down leaves a tombstone, and none of its text, anywhere. What it was merged into is derived
 * anew from the reports that stay; ids that were shown lead on.
 */
import { type Kysely, sql } from "kysely"
import { regroup } from "./clusters.ts"
import { StoreError, toStoreError } from "./errors.ts"
import { boundName } from "./index-bounds.ts"
import { lockWriting } from "./lock-writing.ts"
import { judgeBy, type MergeTools } from "./merge-in.ts"
import { TABLE_NAMES } from "./migrate.ts"
import type { Store } from "./open.ts"
import { refuse } from "./refuse.ts"
import { markLatest } from "./reports.ts"
import { cleanText, deleteRows } from "./rows.ts"
import type { Database } from "./tables.ts"
import { uncountFacts } from "./uncount.ts"
import { dropBlocks, loadComponents, loadUnits } from "./units.ts"

/** Withdraws every version of a report; gives their keys. Throws a StoreError where the store has no such report. */
export async function withdrawReport(store: Store, name: string, options: { reason?: string; tools: MergeTools }): Promise<string[]> {
  try {
    const keys = await store.db.transaction().execute(async (db) => {
      await lockWriting(db)
      const found = await findReports(db, name)
      if (found.length === 0) throw new StoreError("not-kept", `The store has no report ${JSON.stringify(name.slice(0, 200))}.`)
      await removeReports(db, found, options.tools)
      await leaveTombstones(db, found, options.reason)
      return found
    })
    await sweep(store)
    return keys
  } catch (error) {
    throw toStoreError(error, store.place) ?? error
  }
}

/** Keys of the kept versions of the report with this key, URL or own id. */
export async function findReports(db: Kysely<Database>, asked: string): Promise<string[]> {
  const name = boundName(cleanText(asked))
  const { rows } = await sql<{ key: string }>`select key from reports where state = 'kept' and identity in
    (select identity from reports where key = ${name} or url = ${name} or report_id = ${name}) order by key`.execute(db)
  return rows.map(({ key }) => key)
}

/** Takes reports out of everything that was made of them; their rows in `reports` stay. */
export async function removeReports(db: Kysely<Database>, keys: readonly string[], { knowledge, settings }: MergeTools): Promise<void> {
  const { touched, removed, grown } = await uncountFacts(db, keys, knowledge)
  const left = (await loadComponents(db, touched)).filter((unit) => !removed.has(unit))
  const { rows: gone } = await sql<{ kind: never; merged: string }>`select distinct kind, merged from units
    where id = any(${[...removed, ...grown]}::text[])`.execute(db)
  await deleteRows(db, "judgements", "a", [...removed])
  await deleteRows(db, "judgements", "b", [...removed])
  await dropBlocks(db, [...(await loadUnits(db, [...removed])).values()])
  await deleteRows(db, "units", "id", [...removed])
  await deleteRows(db, "records", "report", keys)
  await deleteRows(db, "ties", "report", keys)
  await deleteRows(db, "corrections", "report", keys)
  const regrouped = await regroup(db, left, { judge: judgeBy(settings) })
  const all = new Map([...regrouped.gone].map(([kind, ids]) => [kind, new Set(ids)]))
  for (const { kind, merged } of gone) all.set(kind, (all.get(kind) ?? new Set<string>()).add(merged))
  await refuse(db, { touched: regrouped.touched, gone: all }, { fold: knowledge.foldName })
}

async function leaveTombstones(db: Kysely<Database>, keys: readonly string[], reason: string | undefined): Promise<void> {
  await sql`update reports set state = 'withdrawn', latest = false, title = null, source = key, reason = ${reason ?? null}
    where key = any(${keys}::text[])`.execute(db)
  await markLatest(db, keys)
}

/**
 * Rows that are deleted stay in the files until they are swept out: in an embedded store from the tables, from the planner's statistics,
 * which quote common values, and from the log, whose old files go instead of being used again. A server does it by itself in time.
 */
async function sweep({ db, kind }: Store): Promise<void> {
  if (kind === "server") return void (await sql`vacuum`.execute(db).catch(() => {})) // not every user may
  await sql`set wal_recycle = off`.execute(db)
  await sql`vacuum (full, analyze) ${sql.join(TABLE_NAMES.map((table) => sql.table(table)))}`.execute(db)
  await sql`vacuum full pg_statistic`.execute(db)
  await sql`checkpoint`.execute(db)
  await sql`select pg_switch_wal()`.execute(db)
  await sql`checkpoint`.execute(db)
  await sql`set wal_recycle = on`.execute(db)
}
