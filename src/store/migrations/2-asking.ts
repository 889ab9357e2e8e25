/**
 * The second migration: indices for asking by time. What a range or a day falls into is found by an end, what spans it by the few things
 * that last longer than a day, what was announced ahead by the few that were told of before they began.
 */
import { sql, type Transaction } from "kysely"
import type { Database } from "../tables.ts"

const INDICES: readonly string[] = [
  "occurrences_by_last on occurrences (last, id)",
  "occurrences_by_type_first on occurrences (type, first, id)",
  "occurrences_by_status_first on occurrences (status, first, id)",
  "occurrences_lasting on occurrences (last, first) where last > first",
  "occurrences_open on occurrences (id) where (first is null) <> (last is null)",
  "occurrences_undated on occurrences (coalesce(first_published, ''), id) where first is null and last is null",
  "occurrences_announced on occurrences (first, id, first_published) where first_published < first",
  "statements_lasting on statements (last, first) where last > first",
  "statements_open on statements (id) where (first is null) <> (last is null)",
  "tours_lasting on tours (last, first) where last > first",
  "tour_legs_by_place on tour_legs (lower(place))",
  "occurrences_by_place on occurrences (lower(place), first)",
  "occurrence_dyads_lasting on occurrence_dyads (last, first) where last > first",
  "occurrence_dyads_open on occurrence_dyads (first) where last is null and first is not null",
  "statement_targets_by_speaker on statement_targets (speaker, first)",
  "statement_targets_by_speaker_country on statement_targets (speaker_country, first)",
  "reports_by_publisher on reports (lower(publisher))",
]

/** Makes the indices. */
export async function addIndices(db: Transaction<Database>): Promise<void> {
  for (const index of INDICES) await sql.raw(`create index ${index}`).execute(db)
}
