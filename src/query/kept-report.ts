/** One kept report as it is shown: its text, its record, what each of its facts is part of, and its versions. */
import { sql } from "kysely"
import type { DiplomaticRecord, Report } from "../record/index.ts"
import { boundName } from "../store/index-bounds.ts"
import { cleanText } from "../store/rows.ts"
import { QueryError } from "./errors.ts"
import type { Source } from "./resolve.ts"

/** A version of a report: another text under the same identity. */
export interface ReportVersion {
  readonly key: string
  readonly published: string | null
  readonly modified: string | null
  readonly latest: boolean
  readonly state: "kept" | "withdrawn"
}

/** A report that is kept, with all that hangs on it. */
export interface KeptReportPage {
  readonly key: string
  readonly state: "kept"
  readonly report: Report
  readonly record: DiplomaticRecord
  /** By the id of a fact in the record: the id of what it is part of. */
  readonly merged: Readonly<Record<string, string>>
  readonly versions: readonly ReportVersion[]
  /** Other reports that say it in the same sentences. */
  readonly copies: readonly { readonly key: string; readonly publisher: string | null; readonly published: string | null }[]
}

/** What is left of a report that was withdrawn. */
export interface Tombstone {
  readonly key: string
  readonly state: "withdrawn"
  readonly publisher: string | null
  readonly url: string | null
  readonly reason: string | null
  readonly sha256: string
}

/** The report of a key, or the latest that has this id of its own. Throws a QueryError where there is none. */
export async function keptReport({ db }: Pick<Source, "db">, asked: string): Promise<KeptReportPage | Tombstone> {
  const id = boundName(cleanText(asked))
  const head = await db
    .selectFrom("reports")
    .select(["key", "identity", "source", "state", "publisher", "url", "reason", "sha256"])
    .where((row) => row.or([row("key", "=", id), row("report_id", "=", id)]))
    .orderBy(sql`key = ${id}`, "desc")
    .orderBy("latest", "desc")
    .orderBy("key")
    .limit(1)
    .executeTakeFirst()
  if (!head) throw new QueryError("id-unknown", `The store has no report ${JSON.stringify(id)}.`, "id")
  const { key, state, publisher, url, reason, sha256 } = head
  const kept = await db.selectFrom("records").select(["content", "record"]).where("report", "=", key).executeTakeFirst()
  if (state === "withdrawn" || !kept) return { key, state: "withdrawn", publisher, url, reason, sha256 }
  const versions = await db
    .selectFrom("reports")
    .select(["key", "published", "modified", "latest", "state"])
    .where("identity", "=", head.identity)
    .orderBy("published")
    .orderBy("key")
    .execute()
  const copies = await db
    .selectFrom("reports")
    .select(["key", "publisher", "published"])
    .where("source", "=", head.source)
    .where("identity", "<>", head.identity)
    .where("state", "=", "kept")
    .orderBy("published")
    .orderBy("key")
    .limit(100)
    .execute()
  return { key, state: "kept", report: kept.content, record: kept.record, merged: await mergedOf(db, key), versions, copies }
}

async function mergedOf(db: Source["db"], key: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ id: string; merged: string }>`select f.id, u.merged from facts f join units u on u.id = f.unit
    where f.report = ${key} and f.kind <> 'report' order by f.id`.execute(db)
  return Object.fromEntries(rows.map(({ id, merged }) => [id.slice(key.length + 1), merged]))
}

/** A report behind something merged, with what a quote and a citation need. */
export interface SourceReport {
  readonly key: string
  readonly report: Report
}

/** Reports by their keys, those that are kept. */
export async function sourceReports({ db }: Pick<Source, "db">, keys: readonly string[]): Promise<SourceReport[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom("records")
    .select(["report", "content"])
    .where("report", "in", [...keys])
    .orderBy("report")
    .execute()
  return rows.map(({ report, content }) => ({ key: report, report: content }))
}
