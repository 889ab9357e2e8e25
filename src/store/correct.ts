/** Corrections of kept reports: those that were made on it, and those that were made on other versions of the same report. */
import { type Kysely, sql } from "kysely"
import type { KeptReport } from "../merge/index.ts"
import type { DiplomaticRecord } from "../record/index.ts"
import { applyCorrections, type Correction, canonicalJson, mergeCorrections } from "../review/index.ts"
import type { Database } from "./tables.ts"

/** A report with its corrected record, and the record as it was read where they differ. */
export interface CorrectedReport extends KeptReport {
  readonly asRead?: DiplomaticRecord
}

/** Corrects records as they were read; those that nothing changes are given as they are. */
export async function correctReports(db: Kysely<Database>, reports: readonly KeptReport[]): Promise<CorrectedReport[]> {
  const corrections = await loadCorrections(
    db,
    reports.map(({ key }) => key),
  )
  return reports.map((kept): CorrectedReport => {
    const own = corrections.get(kept.key)
    if (!own) return kept
    const { record } = applyCorrections(kept.record, own, kept.report)
    return canonicalJson(record) === canonicalJson(kept.record) ? kept : { ...kept, record, asRead: kept.record }
  })
}

/** The corrections that concern reports, by their keys, in order; reports without any are left out. */
export async function loadCorrections(db: Kysely<Database>, keys: readonly string[]): Promise<Map<string, Correction[]>> {
  const { rows } = await sql<{ key: string; correction: Correction }>`select r.key, c.correction from reports r
    join reports s on s.identity = r.identity join corrections c on c.report = s.key where r.key = any(${keys}::text[])`.execute(db)
  const byKey = Map.groupBy(rows, ({ key }) => key)
  return new Map([...byKey].map(([key, own]) => [key, mergeCorrections(own.map(({ correction }) => correction))]))
}

/** Keys of kept versions of the reports that somebody corrected, the reports themselves included. */
export async function findVersions(db: Kysely<Database>, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select distinct r.key from reports r join reports s on s.identity = r.identity
    join corrections c on c.report = s.key where s.key = any(${keys}::text[]) and r.state = 'kept' order by r.key`.execute(db)
  return rows.map(({ key }) => key)
}
