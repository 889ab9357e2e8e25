/** The tables of an export as SQL: the columns that `exchange/tables` describes, in an order that is the same for the same store. */
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { Database } from "../store/tables.ts"
import { correctionRows } from "./correction-rows.ts"
import { spanRows } from "./span-rows.ts"
import { streamRows } from "./stream.ts"

/** A row of a table: its columns by name. */
export type TableRow = Readonly<Record<string, string | number | boolean | null>>

/** An id of a person, or of a body, as columns of their own: what refers to one table refers to it only. */
const personAndBody = (column: string, person: string, body: string): string =>
  `case when ${column} like 'p-%' then ${column} end as ${person}, case when ${column} like 'b-%' then ${column} end as ${body}`

const STATEMENTS: Readonly<Record<string, string>> = {
  reports: `select r.key, r.publisher, r.url, r.report_id, r.title, r.language, r.published, r.modified, r.first, r.last, r.sha256,
    r.length, r.source, r.latest, r.state, r.review, r.reason, p.record->'producer'->>'version' as version,
    p.record->'producer'->>'model' as model, p.record->'producer'->>'knowledge' as knowledge
    from reports r left join records p on p.report = r.key order by r.key`,
  facts: `select f.id, f.report, f.kind, f.unit, u.merged from facts f join units u on u.id = f.unit order by f.id`,
  occurrences: `select id, type, status, time, first, last, place, place_country, lat, lon, precision, format, channel, confidence, members,
    reports, sources, conflicts, denied, announced, nullif(array_to_string(countries, ' '), '') as countries, tour, first_published, last_published
    from occurrences order by id`,
  participants: `select occurrence, place, role, kind, ${personAndBody("entity", "person", "body")}, name, country, office, office_country,
    office_organization, confidence from occurrence_participants order by occurrence, place`,
  dyads: `select occurrence, kind, a, b, direction, weight, began, first, last, type, status, sources, confidence from occurrence_dyads
    order by occurrence, kind, a, b, direction nulls first`,
  people: `select id, name, country, reports, first, last from people order by id`,
  offices: `select person, row_number() over (partition by person order by title, country, organization, status, first, last)::integer as place,
    title, country, organization, status, first, last, reports from holdings order by person, place`,
  bodies: `select id, kind, name, country, reports, first, last from bodies order by id`,
  statements: `select id, ${personAndBody("speaker", "person", "body")}, speaker_kind, speaker_name, speaker_country, office, office_country,
    office_organization, mode, content, first, last, occasion, reports, sources, confidence from statements order by id`,
  targets: `select statement, row_number() over (partition by statement order by kind, name, country, entity, stance)::integer as place,
    kind, ${personAndBody("entity", "person", "body")}, name, country, stance from statement_targets order by statement, place`,
  ties: `select id, report, type, ${personAndBody("source", "source_person", "source_body")}, source_name, source_country,
    ${personAndBody("target", "target_person", "target_body")}, target_name, target_country, statement, first, last, confidence
    from ties order by id`,
  tours: `select id, ${personAndBody("traveller", "person", "body")}, name, country, first, last,
    nullif(array_to_string(countries, ' '), '') as countries, reports, sources, confidence from tours order by id`,
  legs: `select tour, place_order, country, place, occurrence, first, last from tour_legs order by tour, place_order`,
  judgements: `select a, b, author, kind, verdict, probability,
    (select string_agg(reason->>'words', '; ') from json_array_elements(reasons) as reason) as reasons
    from judgements order by a, b, author`,
  ids: `select i.id, i.kind, u.merged as leads_to from ids i left join units u on u.id = i.unit order by i.id`,
}

type Rows = AsyncGenerator<readonly TableRow[]>

/** Tables whose rows are made of what the database has. */
const MADE: Readonly<Record<string, (db: Kysely<Database>) => Rows>> = { spans: spanRows, corrections: correctionRows }

/** The names of the tables that can be read. */
export const TABLE_NAMES: readonly string[] = Object.freeze([...Object.keys(STATEMENTS), ...Object.keys(MADE)])

/** Gives the rows of a table in pieces. The database must be in a transaction (`atOneMoment`). */
export function tableRows(db: Kysely<Database>, name: string): Rows {
  const make = MADE[name]
  if (make) return make(db)
  const statement = STATEMENTS[name]
  if (statement === undefined) throw new RangeError(`there is no table ${name}`)
  return streamRows(db, sql.raw(statement) as RawBuilder<TableRow>)
}
