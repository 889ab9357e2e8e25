/**
 * The fifth migration: what gives the answers of a filter in the order of their days, so that a page is read and not gathered. Publishers
 * and offices get tables of their own; words are found by the year and month in which they were published last; what was announced is
 * marked, as the agenda is of nothing else.
 */
import { type Kysely, sql, type Transaction } from "kysely"
import { keepOffices } from "../fused/offices.ts"
import type { Database } from "../tables.ts"

const TABLES: readonly string[] = [
  `occurrence_publishers (publisher text collate "C" not null, occurrence text collate "C" not null, first text collate "C", last text collate "C")`,
  `occurrence_offices (office text collate "C" not null, occurrence text collate "C" not null, first text collate "C", last text collate "C")`,
]

const REPLACED: readonly string[] = [
  "occurrences_with_words",
  "occurrences_with_publishers",
  "occurrences_announced",
  "statements_with_words",
  "occurrence_participants_by_entity_first_occurrence",
  "occurrence_participants_by_country_first_occurrence",
  "occurrence_participants_by_office_office_country_first",
  "occurrence_dyads_by_a_b_first",
  "occurrence_dyads_by_b_a_first",
  "occurrences_undated",
  "occurrences_without_first",
  "occurrences_without_last",
  "statements_without_first",
  "statements_without_last",
  "occurrences_by_place",
  "tour_legs_by_place",
  "reports_by_publisher",
]

/** Of what has one of its days alone that day. How few these are the planner knows by statistics of the very expression. */
const OPEN = "(case when (first is null) <> (last is null) then coalesce(first, last) end)"

const INDICES: readonly string[] = [
  "occurrence_publishers_by_publisher on occurrence_publishers (publisher, first, occurrence, last)",
  "occurrence_publishers_by_occurrence on occurrence_publishers (occurrence)",
  "occurrence_offices_by_office on occurrence_offices (office, first, occurrence, last)",
  "occurrence_offices_by_occurrence on occurrence_offices (occurrence)",
  "occurrence_participants_by_entity on occurrence_participants (entity, first, occurrence) include (last, type, status)",
  "occurrence_participants_by_country on occurrence_participants (country, first, occurrence) include (last, type, status)",
  "occurrence_dyads_by_a on occurrence_dyads (a, b, first) include (occurrence, last, kind, type, status)",
  "occurrence_dyads_by_b on occurrence_dyads (b, a, first) include (occurrence, last, kind, type, status)",
  `occurrences_with_words_told on occurrences using gin
    (words, (array[left(coalesce(last_published, ''), 4), left(coalesce(last_published, ''), 7)]))`,
  "statements_with_words_told on statements using gin (words, (array[left(coalesce(last, ''), 4), left(coalesce(last, ''), 7)]))",
  "occurrences_told on occurrences (coalesce(first_published, ''), id) where first is not null",
  "occurrences_by_place on occurrences (lower(place), first, id)",
  `occurrences_open on occurrences (id) where ${OPEN} is not null`,
  `statements_open on statements (id) where ${OPEN} is not null`,
  "tour_legs_by_place on tour_legs (lower(place), first, tour, last)",
  "occurrences_undated on occurrences (coalesce(first_published, ''), id) where announced and first is null and last is null",
  "occurrences_overdue on occurrences (last, id, first) where announced and last is not null",
  "occurrences_ahead on occurrences (first, id, first_published) where announced and first_published < first",
  "reports_by_publisher on reports (lower(publisher), publisher)",
  "tours_by_country on tours (country, first, id)",
]

/** Makes the tables and indices, and fills them from what is there. */
export async function addOrders(db: Transaction<Database>): Promise<void> {
  for (const table of TABLES) await sql.raw(`create table ${table}`).execute(db)
  await sql`alter table occurrences add column announced boolean not null default false`.execute(db)
  for (const index of REPLACED) await sql.raw(`drop index if exists ${index}`).execute(db)
  await fillOrders(db)
  for (const index of INDICES) await sql.raw(`create index ${index}`).execute(db)
  for (const table of ["occurrences", "statements"]) await sql.raw(`create statistics ${table}_alone on ${OPEN} from ${table}`).execute(db)
}

/** Fills what this version added, from the tables of the versions before it. */
export async function fillOrders(db: Kysely<Database>): Promise<void> {
  await sql`insert into occurrence_publishers (publisher, occurrence, first, last)
    select unnest(publishers), id, first, last from occurrences`.execute(db)
  await sql`update occurrences set announced = true
    where status in ('planned', 'proposed') or fused ->> 'history' ~ '"status": *"(planned|proposed)"'`.execute(db)
  await keepOffices(db, "all")
}
