/**
 * Adding: reports with their records into the store, everything of one report in one transaction. A report that is there already
 * changes nothing, another text under its identity is another version beside it, and what was withdrawn stays withdrawn.
 */
import { type Kysely, sql, type Transaction } from "kysely"
import type { KeptReport } from "../merge/index.ts"
import type { DiplomaticRecord, Report } from "../record/index.ts"
import { findVersions } from "./correct.ts"
import { correctAgain } from "./correct-again.ts"
import { toStoreError } from "./errors.ts"
import { identityOf, keyOf } from "./identity.ts"
import { lockWriting } from "./lock-writing.ts"
import { type MergeTools, mergeIn } from "./merge-in.ts"
import type { Store } from "./open.ts"
import { keepReports } from "./reports.ts"
import { cleanText } from "./rows.ts"
import type { Database } from "./tables.ts"

/** A report and its record. */
export interface ReadReport {
  readonly report: Report
  readonly record: DiplomaticRecord
}

/** What became of a report. `version` is another text of a report that was there. */
export interface Added {
  readonly key: string
  readonly outcome: "added" | "version" | "known" | "withdrawn"
}

/** Adds reports, all in one transaction; gives what became of each, in order. Throws a StoreError, and then nothing was added. */
export async function addReports(store: Store, reports: readonly ReadReport[], tools: MergeTools): Promise<Added[]> {
  try {
    return await store.db.transaction().execute((db) => addAll(db, reports, tools))
  } catch (error) {
    throw toStoreError(error, store.place) ?? error
  }
}

async function addAll(db: Transaction<Database>, reports: readonly ReadReport[], tools: MergeTools): Promise<Added[]> {
  await lockWriting(db)
  const keyed = reports.map(({ report, record }) => ({ key: keyOf(report), report, record }))
  const states = await statesOf(db, keyed)
  const versions = await identitiesOf(db, keyed)
  const fresh = new Map<string, KeptReport>()
  const outcomes = keyed.map((kept): Added => {
    const { key } = kept
    const state = states.get(key)
    if (state !== undefined || fresh.has(key)) return { key, outcome: state === "withdrawn" ? "withdrawn" : "known" }
    const identity = cleanText(identityOf(kept.report))
    const outcome = versions.has(identity) ? "version" : "added"
    versions.add(identity)
    fresh.set(key, kept)
    return { key, outcome }
  })
  if (fresh.size === 0) return outcomes
  const kept = [...fresh.values()]
  await mergeIn(db, await keepReports(db, kept), tools)
  await correctAgain(db, await findVersions(db, [...fresh.keys()]), tools)
  return outcomes
}

async function statesOf(db: Kysely<Database>, reports: readonly KeptReport[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; state: string }>`select key, state from reports
    where key = any(${reports.map(({ key }) => key)}::text[])`.execute(db)
  return new Map(rows.map(({ key, state }) => [key, state]))
}

async function identitiesOf(db: Kysely<Database>, reports: readonly KeptReport[]): Promise<Set<string>> {
  const identities = reports.map(({ report }) => cleanText(identityOf(report)))
  const { rows } = await sql<{ identity: string }>`select distinct identity from reports
    where identity = any(${identities}::text[])`.execute(db)
  return new Set(rows.map(({ identity }) => identity))
}

/** What adding these reports would be, where the store has them: those need not be read. */
export async function findKept(store: Store, reports: readonly Report[]): Promise<(Added["outcome"] | undefined)[]> {
  const keys = reports.map(keyOf)
  const { rows } = await sql<{ key: string; state: string }>`select key, state from reports
    where key = any(${keys}::text[])`.execute(store.db)
  const states = new Map(rows.map(({ key, state }) => [key, state]))
  return keys.map((key) => (states.has(key) ? (states.get(key) === "withdrawn" ? "withdrawn" : "known") : undefined))
}
