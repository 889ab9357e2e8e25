/**
 * The sixth migration: what watching keeps between runs. Sources and what was seen in them, a queue of tasks that several workers share,
 * when each host may be asked again, alerts and what they found. Moments are milliseconds since 1970. None of it goes into backups.
 */
import { sql, type Transaction } from "kysely"
import type { Database } from "../tables.ts"

const text = `text collate "C"`

const STEPS: readonly string[] = [
  `create table watch_sources (id ${text} primary key, address ${text} not null unique, kind ${text} not null, publisher ${text},
    every integer not null, etag ${text}, modified ${text}, digest ${text}, state ${text} not null, failures integer not null,
    fault ${text}, checked bigint, changed bigint, created bigint not null)`,
  `create table watch_items (source ${text} not null, item ${text} not null, digest ${text} not null, report ${text}, seen bigint not null,
    primary key (source, item))`,
  "create index watch_items_by_item on watch_items (item)",
  `create table watch_tasks (id bigint generated always as identity primary key, kind ${text} not null, key ${text} not null, host ${text},
    due bigint not null, leased bigint not null default 0, tries integer not null default 0, state ${text} not null default 'waiting',
    version integer not null default 0, payload json not null, fault ${text}, made bigint not null, unique (kind, key))`,
  "create index watch_tasks_by_due on watch_tasks (due, id) where state = 'waiting'",
  `create table watch_hosts (host ${text} primary key, free bigint not null)`,
  `create table watch_alerts (id ${text} primary key, name ${text} not null unique, query json not null, webhook ${text}, secret ${text},
    created bigint not null)`,
  `create table watch_hits (alert ${text} not null, record ${text} not null, kind ${text} not null, status ${text} not null,
    found bigint not null, primary key (alert, record))`,
  "create index watch_hits_by_found on watch_hits (alert, found, record)",
  `create table watch_checked (report ${text} primary key)`,
]

/** Makes the tables. */
export async function addWatching(db: Transaction<Database>): Promise<void> {
  for (const step of STEPS) await sql.raw(step).execute(db)
}
