/** Review in the store: corrections come in, once each, and reports are corrected in the same transaction; how far each is reviewed. */
import { type Kysely, sql } from "kysely"
import type { DiplomaticRecord, Report } from "../record/index.ts"
import { type Correction, type CorrectionOutcome, mergeCorrections, outcomesOf, type ReviewState } from "../review/index.ts"
import { loadCorrections } from "./correct.ts"
import { correctAgain } from "./correct-again.ts"
import { StoreError, toStoreError } from "./errors.ts"
import { lockWriting } from "./lock-writing.ts"
import type { MergeTools } from "./merge-in.ts"
import type { Store } from "./open.ts"
import { insertRows } from "./rows.ts"
import type { Database } from "./tables.ts"
import { findReports } from "./withdraw.ts"

/** What became of corrections: how many are new, and whose records they changed. */
export interface CorrectionsAdded {
  readonly added: number
  /** Those of reports that were withdrawn are not kept, as they quote them. */
  readonly withdrawn: number
  readonly changed: readonly string[]
}

/** Adds corrections, all in one transaction; those that are there already change nothing. Throws a StoreError. */
export async function addCorrections(store: Store, corrections: readonly Correction[], tools: MergeTools): Promise<CorrectionsAdded> {
  try {
    return await store.db.transaction().execute(async (db) => {
      await lockWriting(db)
      const { fresh, withdrawn } = await sortOut(db, mergeCorrections(corrections))
      if (fresh.length === 0) return { added: 0, withdrawn, changed: [] }
      await insertRows(db, "corrections", fresh.map(toRow))
      const reports = [...new Set(fresh.map(({ report }) => report))]
      return { added: fresh.length, withdrawn, changed: await correctAgain(db, await versionsOf(db, reports), tools) }
    })
  } catch (error) {
    throw toStoreError(error, store.place) ?? error
  }
}

async function sortOut(db: Kysely<Database>, corrections: readonly Correction[]): Promise<{ fresh: Correction[]; withdrawn: number }> {
  const ids = corrections.map(({ id }) => id)
  const known = await sql<{ id: string }>`select id from corrections where id = any(${ids}::text[])`.execute(db)
  const reports = [...new Set(corrections.map(({ report }) => report))]
  const gone = await sql<{ key: string }>`select key from reports where state = 'withdrawn' and key = any(${reports}::text[])`.execute(db)
  const [there, tombstones] = [new Set(known.rows.map(({ id }) => id)), new Set(gone.rows.map(({ key }) => key))]
  const left = corrections.filter(({ id }) => !there.has(id))
  const fresh = left.filter(({ report }) => !tombstones.has(report))
  return { fresh, withdrawn: left.length - fresh.length }
}

const toRow = (correction: Correction) => {
  const { id, report, path, coder, time } = correction
  return { id, report, path, coder, made: time, correction }
}

async function versionsOf(db: Kysely<Database>, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select distinct r.key from reports r join reports s on s.identity = r.identity
    where s.key = any(${keys}::text[]) and r.state = 'kept' order by r.key`.execute(db)
  return rows.map(({ key }) => key)
}

/** Every correction that is kept, in order. */
export async function keptCorrections({ db }: Pick<Store, "db">): Promise<Correction[]> {
  const rows = await db.selectFrom("corrections").select("correction").orderBy("made").orderBy("id").execute()
  return mergeCorrections(rows.map(({ correction }) => correction))
}

/** A report under review. */
export interface ReviewedReport {
  readonly key: string
  readonly publisher: string | null
  readonly review: ReviewState
  readonly report: Report
  /** As it was read. */
  readonly asRead: DiplomaticRecord
  /** With corrections. */
  readonly record: DiplomaticRecord
  readonly corrections: readonly Correction[]
}

interface Row {
  readonly key: string
  readonly publisher: string | null
  readonly review: ReviewState
  readonly content: Report
  readonly record: DiplomaticRecord
  readonly as_read: DiplomaticRecord | null
}

/** Kept reports with what was read and what was corrected, by their keys, in order. */
export async function openReviewed({ db }: Pick<Store, "db">, keys: readonly string[]): Promise<ReviewedReport[]> {
  const { rows } = await sql<Row>`select r.key, r.publisher, r.review, p.content, p.record, p.as_read from reports r
    join records p on p.report = r.key where r.key = any(${keys}::text[]) order by r.key`.execute(db)
  const corrections = await loadCorrections(db, keys)
  return rows.map(({ key, publisher, review, content, record, as_read }) => {
    return { key, publisher, review, report: content, asRead: as_read ?? record, record, corrections: corrections.get(key) ?? [] }
  })
}

/** Reports at once: they are large. */
const REPORTS = 50

/** What became of the corrections of kept reports, by their ids. */
export async function correctionOutcomes({ db }: Pick<Store, "db">): Promise<Map<string, CorrectionOutcome>> {
  const keys = await findReviewable({ db }, "corrected")
  const outcomes = new Map<string, CorrectionOutcome>()
  for (let at = 0; at < keys.length; at += REPORTS) {
    for (const { key, report, asRead, corrections } of await openReviewed({ db }, keys.slice(at, at + REPORTS))) {
      const all = outcomesOf(corrections, { record: asRead, report })
      for (const { id, report: own } of corrections) if (own === key) outcomes.set(id, all.get(id)!)
    }
  }
  return outcomes
}

/** Keys of all kept reports, or of those that somebody corrected, in order. */
export async function findReviewable({ db }: Pick<Store, "db">, only: "all" | "corrected" | "checked" = "all"): Promise<string[]> {
  const condition = {
    all: sql`true`,
    corrected: sql`exists (select from reports s join corrections c on c.report = s.key where s.identity = r.identity)`,
    checked: sql`r.review <> 'proposed'`,
  }[only]
  const { rows } = await sql<{ key: string }>`select r.key from reports r where r.state = 'kept' and ${condition} order by r.key`.execute(
    db,
  )
  return rows.map(({ key }) => key)
}

/** Key of the kept report with this key, URL or own id; of its versions the latest. Throws a StoreError. */
export async function findKeptReport({ db }: Pick<Store, "db">, name: string): Promise<string> {
  const keys = await findReports(db, name)
  if (keys.includes(name)) return name
  const latest = await sql<{ key: string }>`select key from reports where key = any(${keys}::text[]) and latest order by key`.execute(db)
  const key = latest.rows[0]?.key
  if (key === undefined) throw new StoreError("not-kept", `The store has no report ${JSON.stringify(name)}.`)
  return key
}

/** Says how far reports have been reviewed; gives how many there are with these keys. */
export async function setReviewState({ db, place }: Store, keys: readonly string[], review: ReviewState): Promise<number> {
  try {
    const { rows } =
      await sql`update reports set review = ${review} where state = 'kept' and key = any(${keys}::text[]) returning key`.execute(db)
    return rows.length
  } catch (error) {
    throw toStoreError(error, place) ?? error
  }
}

/** How much is said of facts: slots in which reports contradict one another, and reports that tell of them; by the fact's id. */
export async function weighFacts(
  { db }: Pick<Store, "db">,
  keys: readonly string[],
): Promise<Map<string, { conflicts: number; asked: number }>> {
  const { rows } = await sql<{ id: string; conflicts: number; asked: number }>`select f.id, o.reports as asked,
    regexp_count(o.fused::text, '"conflict": *true') as conflicts from facts f join units u on u.id = f.unit
    join occurrences o on o.id = u.merged where f.report = any(${keys}::text[])
    union all select f.id, s.reports, 0 from facts f join units u on u.id = f.unit
    join statements s on s.id = u.merged where f.report = any(${keys}::text[])`.execute(db)
  return new Map(rows.map(({ id, conflicts, asked }) => [id, { conflicts, asked }]))
}
