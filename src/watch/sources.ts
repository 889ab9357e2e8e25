/** What is watched: feeds and folders, added and taken away. */
import { createHash } from "node:crypto"
import { resolve } from "node:path"
import { dropSource, findSource, keepSource, type WatchSource } from "../store/watching/sources.ts"
import type { WatchDb } from "../store/watching/tables.ts"
import { queueTasks } from "../store/watching/tasks.ts"
import { type Allows, checkAddress } from "./net/addresses.ts"

/** How a source is to be watched. */
export interface SourceOptions {
  readonly publisher?: string
  /** Seconds between two looks. */
  readonly every: number
  readonly allows: Allows
}

/** The id of an address. */
const idOf = (address: string): string => `w-${createHash("sha256").update(address).digest("hex").slice(0, 12)}`

/** Adds a source, or changes how it is watched; it is looked at once. Throws a WatchFault where an address may not be asked. */
export async function addSource(
  db: WatchDb,
  given: string,
  { publisher, every, allows }: SourceOptions,
  now: number,
): Promise<WatchSource> {
  const isWeb = /^[a-z][a-z\d+.-]*:\/\//i.test(given)
  const address = isWeb ? checkAddress(given, allows).href : resolve(given)
  const row = {
    id: idOf(address),
    address,
    kind: isWeb ? ("web" as const) : ("folder" as const),
    publisher: publisher ?? null,
    every,
    etag: null,
    modified: null,
    digest: null,
    state: "active" as const,
    failures: 0,
    fault: null,
    checked: null,
    changed: null,
    created: now,
  }
  await keepSource(db, row)
  const host = isWeb ? new URL(address).host : null
  await queueTasks(db, [{ kind: "poll", key: row.id, host, payload: {}, due: now }], now)
  return (await findSource(db, row.id))!
}

/** Takes a source away, by id or address; what was read of it stays. Whether there was one. */
export async function removeSource(db: WatchDb, given: string): Promise<boolean> {
  return await dropSource(db, [given, resolve(given)])
}
