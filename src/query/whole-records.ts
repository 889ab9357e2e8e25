/** The kept reports with their records, one after another, in bounded memory. */
import { sql } from "kysely"
import type { DiplomaticRecord, Report } from "../record/index.ts"
import type { Source } from "./resolve.ts"
import type { SourceRecord } from "./source-records.ts"
import { streamRows } from "./stream.ts"

/** Reports that are fetched at once: they are large. */
const REPORTS = 50

/** Gives every kept report with its record, in the order of their keys. The source must be at one moment. */
export async function* keptRecords({ db }: Pick<Source, "db">): AsyncGenerator<SourceRecord> {
  const statement = sql<{ report: string; content: Report; record: DiplomaticRecord }>`select report, content, record from records
    order by report`
  for await (const rows of streamRows(db, statement, REPORTS)) {
    for (const { report: key, content, record } of rows) yield { key, report: content, record }
  }
}
