/**
 * Leads: the rows of one filter in the order of their days, out of an index of its own. A page is read from the lead and what else is asked
 * is looked up row by row, until there are enough.
 */
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { Database } from "../store/tables.ts"
import type { OfficeRef, PartyRef } from "./resolve.ts"
import { allOf, type Condition } from "./sql.ts"

/** Rows with `id`, `found` (the id again, as `id` is hidden in what is nested), `first` and `last`. */
export interface Lead {
  readonly rows: RawBuilder<unknown>
  /** Whether each id is there once; else there may be several rows alike. */
  readonly isOnce?: boolean
  /** Whether its rows were gathered before, so that going through them costs nothing. */
  readonly isGathered?: boolean
}

/** What a question asks of the rows of its table: leads, and conditions on the table, called `t`. */
export interface Filters {
  readonly leads: readonly Lead[]
  readonly where: readonly Condition[]
}

/** Occurrences in which a party takes part. */
export const leadOfParty = (party: PartyRef): Lead =>
  party.kind === "country"
    ? leadFrom("occurrence_participants", "country", [party.code])
    : leadFrom("occurrence_participants", "entity", party.ids)

/** Occurrences that one of these published, among others. */
export const leadOfPublisher = (publishers: readonly string[]): Lead => leadFrom("occurrence_publishers", "publisher", publishers)

/** Occurrences in which whoever then held the office takes part, named or by the office alone. */
export function leadOfOffice({ title, country, organization }: OfficeRef): Lead {
  const whose = country ?? organization
  return leadFrom("occurrence_offices", "office", [whose === undefined ? title : `${title} of ${whose}`])
}

function leadFrom(table: keyof Database, column: string, values: readonly string[]): Lead {
  const each = values.map((value) => rowsOf(table, "occurrence", sql`${sql.ref(`x.${column}`)} = ${value}`))
  return { rows: sql.join(each, sql` union all `), isOnce: values.length === 1 && table !== "occurrence_participants" }
}

const rowsOf = (table: keyof Database, id: string, where: Condition) =>
  sql`select ${sql.ref(`x.${id}`)} as id, ${sql.ref(`x.${id}`)} as found, x.first, x.last from ${sql.table(table)} x where ${where}`

/** Occurrences in these places, in lower case, or tours that have a stop there. */
export function leadOfPlaces(table: "occurrences" | "tour_legs", places: readonly string[]): Lead {
  const each = places.map((place) => rowsOf(table, table === "occurrences" ? "id" : "tour", sql`lower(x.place) = ${place}`))
  return { rows: sql.join(each, sql` union all `), isOnce: table === "occurrences" }
}

/** All that is asked as conditions. */
export const conditionsOf = ({ leads, where }: Filters): Condition[] => [...leads.map(isAmong), ...where]

/** Whether `t` is a row of the lead. */
export const isAmong = ({ rows }: Lead): Condition => sql`t.id in (select x.id from (${rows}) x)`

/** The same, looked up by the id of one row after another. */
export const isFoundIn = ({ rows }: Lead): Condition => sql`exists (select from (${rows}) x where x.id = t.id)`

/** Whether the row of the table to which a row of a lead, called `t`, belongs meets the conditions. */
export const lookedUp = (table: keyof Database, where: readonly Condition[]): Condition[] =>
  where.length === 0 ? [] : [sql`coalesce((select true from ${sql.table(table)} t where t.id = found and ${allOf(where)}), false)`]

/** The leads, the one with the fewest rows first, where one has at most so many; else as they are. */
export async function fewestFirst(db: Kysely<Database>, leads: readonly Lead[], most: number): Promise<{ sorted: Lead[]; isFew: boolean }> {
  const counted = []
  for (const lead of leads) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count
      from (select from (${lead.rows}) t limit ${sql.lit(most + 1)}) c`.execute(db)
    counted.push({ lead, count: rows[0]!.count })
  }
  counted.sort((a, b) => a.count - b.count)
  return { sorted: counted.map(({ lead }) => lead), isFew: (counted[0]?.count ?? 0) <= most }
}
