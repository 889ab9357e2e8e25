/**
 * Offices at the time, as rows: of which offices somebody takes part in an occurrence who then held them. Reports show a person in an office
 * from one day to another; what the occurrence's days, or without any those of its reports, reach into, it is held in. Former, late and
 * designate holders do not hold it.
 */
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely"
import type { NewRow } from "../rows.ts"
import { deleteRows } from "../rows.ts"
import type { Database } from "../tables.ts"

/** Writes the offices of occurrences anew, or those of all into an empty table. */
export async function keepOffices(db: Kysely<Database>, occurrences: readonly string[] | "all"): Promise<void> {
  if (occurrences !== "all") await deleteRows(db, "occurrence_offices", "occurrence", occurrences)
  const which = occurrences === "all" ? sql`true` : sql`p.occurrence = any(${[...occurrences]}::text[])`
  await sql`insert into occurrence_offices (office, occurrence, first, last)
    select distinct k.office, p.occurrence, p.first, p.last from occurrence_participants p
      join occurrences o on o.id = p.occurrence
      left join holdings h on h.person = p.entity and h.status in ('current', 'acting')
      cross join lateral (
        select p.office as title, ${whose("p.office_country", "p.office_organization")} as whose where p.entity is null and p.office is not null
        union all select h.title, case when ${isOfOne} then ${whose("h.country", "h.organization")} end where p.office = h.title
        union all select h.title, ${whose("h.country", "h.organization")} where ${isHeldThen}
      ) g
      cross join lateral (values (g.title), (g.title || ' of ' || g.whose)) k(office)
    where ${which} and k.office is not null`.execute(db)
}

const whose = (country: string, organization: string): RawBuilder<string> => sql`coalesce(${sql.ref(country)}, ${sql.ref(organization)})`
/** Whether the report gives the office of the same state or body as the holding. */
const isOfOne: RawBuilder<SqlBool> = sql`${whose("h.country", "h.organization")} = ${whose("p.office_country", "p.office_organization")}`
/** Whether the holding reaches into the occurrence's days, or where it has none into those of its reports. */
const isHeldThen: RawBuilder<SqlBool> = sql`case when p.first is null and p.last is null
  then h.first <= o.last_published and h.last >= o.first_published
  else h.first <= coalesce(p.last, p.first) and h.last >= coalesce(p.first, p.last) end`

type Holding = NewRow<"holdings">

/** A person's holding that is another now, with the days on which it was not held before, or is no more; null is all days. */
interface Change {
  readonly person: string
  readonly from: string | null
  readonly to: string | null
}

/** Where holdings differ: what only one of them has, and the days by which those that both have differ. */
export function compareHoldings(before: readonly Holding[], after: readonly Holding[]): Change[] {
  const [old, fresh] = [keyed(before), keyed(after)]
  const keys = [...new Set([...old.keys(), ...fresh.keys()])]
  return keys.flatMap((key) => compareOne(old.get(key), fresh.get(key)))
}

const keyed = (holdings: readonly Holding[]): Map<string, Holding> =>
  new Map(holdings.map((one) => [JSON.stringify([one.person, one.title, one.country, one.organization, one.status]), one]))

function compareOne(one: Holding | undefined, other: Holding | undefined): Change[] {
  const { person } = (one ?? other)!
  const [a, b] = [one?.first, one?.last]
  const [c, d] = [other?.first, other?.last]
  if (!a || !b || !c || !d) return a === c && b === d && one && other ? [] : [{ person, from: null, to: null }]
  return [...changedDays(person, a, c), ...changedDays(person, b, d)]
}

function changedDays(person: string, one: string, other: string): Change[] {
  const [from = one, to = one] = [one, other].sort()
  return from === to ? [] : [{ person, from, to }]
}

/** Occurrences in which these people take part on days that changed. */
export async function findConcerned(db: Kysely<Database>, changes: readonly Change[]): Promise<string[]> {
  if (changes.length === 0) return []
  const { rows } = await sql<{ occurrence: string }>`select distinct p.occurrence
    from unnest(${changes.map(({ person }) => person)}::text[], ${changes.map(({ from }) => from)}::text[],
      ${changes.map(({ to }) => to)}::text[]) as c(person, "from", "to")
    join occurrence_participants p on p.entity = c.person
    left join occurrences o on o.id = p.occurrence and p.first is null and p.last is null
    where c."from" is null or case when p.first is null and p.last is null
      then c."from" <= o.last_published and c."to" >= o.first_published
      else c."from" <= coalesce(p.last, p.first) and c."to" >= coalesce(p.first, p.last) end`.execute(db)
  return rows.map(({ occurrence }) => occurrence)
}
