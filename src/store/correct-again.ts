/** Corrects kept reports anew, after corrections or versions came; those whose record stays the same are not merged again. */
import { type Kysely, sql } from "kysely"
import type { DiplomaticRecord, Report } from "../record/index.ts"
import { canonicalJson } from "../review/index.ts"
import { correctReports } from "./correct.ts"
import type { MergeTools } from "./merge-in.ts"
import { replaceAll } from "./reread.ts"
import type { Database } from "./tables.ts"

/** Reports at once: they are large. */
const REPORTS = 50

interface Row {
  readonly report: string
  readonly content: Report
  readonly record: DiplomaticRecord
  readonly as_read: DiplomaticRecord | null
}

/** Corrects the reports with these keys from what was read; gives the keys of those that changed. */
export async function correctAgain(db: Kysely<Database>, keys: readonly string[], tools: MergeTools): Promise<string[]> {
  const changed: string[] = []
  for (let at = 0; at < keys.length; at += REPORTS) changed.push(...(await correctSome(db, keys.slice(at, at + REPORTS), tools)))
  return changed
}

async function correctSome(db: Kysely<Database>, keys: readonly string[], tools: MergeTools): Promise<string[]> {
  const { rows } = await sql<Row>`select report, content, record, as_read from records where report = any(${keys}::text[])
    order by report`.execute(db)
  const read = rows.map(({ report, content, record, as_read }) => ({ key: report, report: content, record: as_read ?? record }))
  const corrected = await correctReports(db, read)
  const changed = read.filter((_, at) => canonicalJson(corrected[at]!.record) !== canonicalJson(rows[at]!.record))
  if (changed.length > 0) await replaceAll(db, new Map(changed.map(({ key, record }) => [key, record])), tools)
  return changed.map(({ key }) => key)
}
