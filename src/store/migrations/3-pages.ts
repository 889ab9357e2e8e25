/**
 * The third migration: indices that give a page in its order, so that the rows behind it are not sorted. What has no beginning, no end
 * or no day at all each has its own; words are ranked among the latest, which the days of publication give.
 */
import { sql, type Transaction } from "kysely"
import type { Database } from "../tables.ts"

const REPLACED: readonly string[] = ["occurrences_open", "statements_open"]

const INDICES: readonly string[] = [
  "occurrences_without_first on occurrences (id, last) where first is null and last is not null",
  "occurrences_without_last on occurrences (first, id) where first is not null and last is null",
  "occurrences_without_day on occurrences (id) where first is null and last is null",
  "occurrences_by_last_published on occurrences (coalesce(last_published, ''), id)",
  "statements_without_first on statements (id, last) where first is null and last is not null",
  "statements_without_last on statements (first, id) where first is not null and last is null",
  "statements_without_day on statements (id) where first is null and last is null",
  "statements_latest on statements (coalesce(last, ''), id)",
]

/** Makes the indices, in place of those that they make needless. */
export async function addPageIndices(db: Transaction<Database>): Promise<void> {
  for (const index of REPLACED) await sql.raw(`drop index if exists ${index}`).execute(db)
  for (const index of INDICES) await sql.raw(`create index ${index}`).execute(db)
}
