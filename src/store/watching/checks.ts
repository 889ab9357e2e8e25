/** Which reports alerts have looked at, and what was found in them. */
import { sql } from "kysely"
import type { Hit } from "./alerts.ts"
import type { WatchDb } from "./tables.ts"

/** Kept reports that no alert has looked at, in the order of their keys. */
export async function uncheckedReports(db: WatchDb, most: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select r.key from reports r where r.state = 'kept'
    and not exists (select 1 from watch_checked c where c.report = r.key) order by r.key limit ${most}`.execute(db)
  return rows.map(({ key }) => key)
}

/** Reports are not looked at again. */
export async function markChecked(db: WatchDb, reports: readonly string[]): Promise<void> {
  await sql`insert into watch_checked (report) select unnest(${reports}::text[]) on conflict do nothing`.execute(db)
}

/** The ids of the occurrences that reports tell of. */
export async function occurrencesOf(db: WatchDb, reports: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct u.merged as id from facts f join units u on u.id = f.unit
    where f.report = any(${reports}::text[]) and f.kind = 'event'`.execute(db)
  return rows.map(({ id }) => id)
}

/** Keeps what an alert found: gives whether it is new or its status became another; undefined where neither. */
export async function keepHit(db: WatchDb, alert: string, { record, status, found }: Omit<Hit, "kind">): Promise<Hit["kind"] | undefined> {
  const { rows } = await sql<{ kind: Hit["kind"] }>`insert into watch_hits as h (alert, record, kind, status, found)
    values (${alert}, ${record}, 'new', ${status}, ${found})
    on conflict (alert, record) do update set kind = 'changed', status = excluded.status, found = excluded.found
    where h.status <> excluded.status returning h.kind`.execute(db)
  return rows[0]?.kind
}

/** What was found under an id that has become part of another is found already under that one. */
export async function followHits(db: WatchDb, alert: string): Promise<void> {
  await sql`insert into watch_hits (alert, record, kind, status, found)
    select h.alert, u.merged, h.kind, h.status, h.found from watch_hits h join ids i on i.id = h.record join units u on u.id = i.unit
    where h.alert = ${alert} and u.merged <> h.record order by h.found on conflict do nothing`.execute(db)
}
