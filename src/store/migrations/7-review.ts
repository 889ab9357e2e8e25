/**
 * The seventh migration: review. Corrections as they were made, of reports that are here or are to come; the record as it was read beside
 * the corrected one; how far each report has been reviewed. The first table of corrections was never written to.
 */
import { sql, type Transaction } from "kysely"
import type { Database } from "../tables.ts"

const text = `text collate "C" not null`

const STEPS: readonly string[] = [
  "drop table corrections",
  `create table corrections (id ${text} primary key, report ${text}, path ${text}, coder ${text}, made ${text}, correction json not null)`,
  "create index corrections_by_report on corrections (report)",
  `create trigger dragoman_revise after insert or update or delete on corrections
    for each statement execute function dragoman_revise()`,
  "alter table records add column as_read json",
  `alter table reports add column review ${text} default 'proposed'`,
]

/** Makes the table and the columns. */
export async function addReview(db: Transaction<Database>): Promise<void> {
  for (const step of STEPS) await sql.raw(step).execute(db)
}
