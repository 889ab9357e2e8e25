/** The tables of watching, as types; the sixth migration makes them. Moments are milliseconds since 1970. */
import type { ColumnType, Generated, Kysely } from "kysely"
import type { Database } from "../tables.ts"

type Json<T> = ColumnType<T, string, string>

/** The tables. */
export interface WatchDatabase {
  watch_sources: SourcesTable
  watch_items: ItemsTable
  watch_tasks: TasksTable
  watch_hosts: { host: string; free: number }
  watch_alerts: AlertsTable
  watch_hits: HitsTable
  watch_checked: { report: string }
}

/** What is watched. */
export interface SourcesTable {
  /** `w-` and 12 digits of the hash of its address. */
  id: string
  address: string
  kind: "web" | "folder"
  /** Who publishes it, where the user says so. */
  publisher: string | null
  /** Seconds between two looks, where all goes well. */
  every: number
  etag: string | null
  modified: string | null
  digest: string | null
  /** `gone` is asked no more: its server says that it is there no longer. */
  state: "active" | "gone"
  failures: number
  fault: string | null
  checked: number | null
  changed: number | null
  created: number
}

/** What was seen in a source: an address or a path, with a digest of what the source says of it. */
export interface ItemsTable {
  source: string
  item: string
  digest: string
  report: string | null
  seen: number
}

/** Something to be done. */
export interface TasksTable {
  id: Generated<number>
  kind: "poll" | "article" | "hook"
  /** One task of a kind has a key. */
  key: string
  /** Whom it asks; null where it asks nobody. */
  host: string | null
  due: number
  /** A worker has it until then. */
  leased: Generated<number>
  tries: Generated<number>
  state: Generated<"waiting" | "dead">
  /** Another one whenever the task is given anew, so that what is done of the old is not taken for the new. */
  version: Generated<number>
  payload: Json<unknown>
  fault: string | null
  made: number
}

/** A saved question whose new answers are told. */
export interface AlertsTable {
  id: string
  name: string
  query: Json<Record<string, unknown>>
  webhook: string | null
  /** Signs what the webhook is told. */
  secret: string | null
  created: number
}

/** An occurrence that an alert found. */
export interface HitsTable {
  alert: string
  record: string
  /** `changed` where its status became another. */
  kind: "new" | "changed"
  status: string
  found: number
}

/** The database of a store with the tables of watching. */
export type WatchDb = Kysely<WatchDatabase>
/** The same database, seen as having these tables too. */
export const watchDb = (db: Kysely<Database>): WatchDb => db as unknown as WatchDb
