/** Reports as rows: what is kept of a report beside its facts, its versions, and what a version changed. */
import { type Kysely, sql } from "kysely"
import type { KeptReport } from "../merge/index.ts"
import { type Producer, type Report, sha256 } from "../record/index.ts"
import { type CorrectedReport, correctReports } from "./correct.ts"
import { byVersion, dayColumns, identityOf } from "./identity.ts"
import { cleanText, insertRows, type NewRow } from "./rows.ts"
import type { Database } from "./tables.ts"

/** A report as a row. */
export type ReportRow = NewRow<"reports">

/** Keeps new reports with their records, corrected, and says anew which of their versions is the latest; gives them as they are kept. */
export async function keepReports(db: Kysely<Database>, reports: readonly KeptReport[]): Promise<KeptReport[]> {
  await insertRows(db, "reports", reports.map(toRow))
  const corrected = await correctReports(db, reports)
  await keepRecords(db, corrected)
  await markLatest(
    db,
    reports.map(({ key }) => key),
  )
  return corrected
}

function toRow({ key, report, record }: KeptReport): ReportRow {
  const { head } = { head: record.report }
  const optional = (text: string | undefined): string | null => (text === undefined ? null : cleanText(text))
  return {
    key,
    identity: cleanText(identityOf(report)),
    publisher: optional(report.publisher),
    url: optional(report.url),
    report_id: cleanText(head.id),
    title: optional(report.title ?? head.title),
    language: cleanText(head.language),
    published: optional(report.published),
    modified: optional(report.modified),
    ...dayColumns(report.published),
    sha256: head.sha256,
    length: head.length,
    source: key,
    latest: true,
    state: "kept",
    reason: null,
    review: "proposed",
  }
}

/** Reports and records go in as their own JSON, letter for letter. */
export async function keepRecords(db: Kysely<Database>, reports: readonly CorrectedReport[]): Promise<void> {
  const columns = {
    key: reports.map(({ key }) => key),
    content: reports.map(({ report }) => JSON.stringify(inOrder(report))),
    record: reports.map(({ record }) => JSON.stringify(record)),
    asRead: reports.map(({ asRead }) => (asRead ? JSON.stringify(asRead) : null)),
    producer: reports.map(({ record }) => producerDigest(record.producer)),
  }
  await sql`insert into records (report, content, record, as_read, producer)
    select k, c::json, r::json, a::json, p from unnest(${columns.key}::text[], ${columns.content}::text[], ${columns.record}::text[],
      ${columns.asRead}::text[], ${columns.producer}::text[]) as n(k, c, r, a, p)`.execute(db)
}

/** A report with its fields in one order, whatever the order in which they came. */
function inOrder({ id, publisher, url, title, language, published, modified, dateline, text }: Report): Report {
  return { id, publisher, url, title, language, published, modified, dateline, text }
}

/** What made a record, as one word: version, runtime, model and knowledge. */
export function producerDigest({ version, runtime, model, knowledge }: Producer): string {
  return sha256(JSON.stringify([version, runtime, model ?? null, knowledge])).slice(0, 16)
}

/** Says anew, of the reports with these keys and all their versions, which version is the latest that is kept. */
export async function markLatest(db: Kysely<Database>, keys: readonly string[]): Promise<void> {
  const { rows } = await sql<ReportRow>`select key, identity, published, modified, latest from reports where state = 'kept' and identity in
    (select identity from reports where key = any(${keys}::text[]))`.execute(db)
  const versions = Map.groupBy(rows, ({ identity }) => identity)
  const latest = new Set([...versions.values()].map((all) => all.sort(byVersion).at(-1)!.key))
  const wrong = rows.filter((row) => row.latest !== latest.has(row.key)).map(({ key }) => key)
  if (wrong.length > 0) await sql`update reports set latest = not latest where key = any(${wrong}::text[])`.execute(db)
}

/** Kept reports by their keys, in the order of the keys. */
export async function loadReports(db: Kysely<Database>, keys: readonly string[]): Promise<KeptReport[]> {
  const { rows } = await sql<{ report: string; content: Report; record: KeptReport["record"] }>`select report, content, record
    from records where report = any(${keys}::text[]) order by report`.execute(db)
  return rows.map(({ report, content, record }) => ({ key: report, report: content, record }))
}
