/**
 * Offices "at the time": reports show a person in an office from one day to another, and who is asked for is whoever was shown in it
 * over days that the thing reaches into. Former, late and designate holders do not hold it.
 */
import { type Kysely, sql } from "kysely"
import type { Database } from "../store/tables.ts"
import type { OfficeRef } from "./resolve.ts"
import { allOf, anyOf, type Condition, texts } from "./sql.ts"

/** Of which state or body an office is, by the names of two columns. */
function ofWhom(country: string, organization: string, office: OfficeRef): Condition[] {
  if (office.country !== undefined) return [sql`${sql.ref(country)} = ${office.country}`]
  return office.organization === undefined ? [] : [sql`${sql.ref(organization)} = ${office.organization}`]
}

/** Holdings of the office, called `h`, by who then had it. */
export const isHeld = (office: OfficeRef): Condition =>
  allOf([sql`h.title = ${office.title}`, ...ofWhom("h.country", "h.organization", office), sql`h.status in ('current', 'acting')`])

const isGiven = (alias: string, office: OfficeRef): Condition =>
  allOf([
    sql`${sql.ref(`${alias}.office`)} = ${office.title}`,
    ...ofWhom(`${alias}.office_country`, `${alias}.office_organization`, office),
  ])

/** Of an office with more holders than this so many occurrences are that they are not gathered. */
const MOST_HOLDERS = 5000

/** Whether someone takes part in an occurrence `t` who then held the office: named, or by the office alone. */
export async function holderTakesPart(db: Kysely<Database>, office: OfficeRef): Promise<Condition> {
  const held = sql`(select h.person, h.first, h.last from holdings h where ${isHeld(office)} offset 0)`
  const parts = sql<{ id: string }>`select p.occurrence as id from occurrence_participants p where ${isGiven("p", office)}
      and (p.entity is null or p.entity in (select h.person from ${held} h))
    union select p.occurrence from ${held} h join occurrence_participants p on p.entity = h.person
      where h.first <= coalesce(p.last, p.first) and h.last >= coalesce(p.first, p.last)
    union select o.id from ${held} h join occurrence_participants p on p.entity = h.person join occurrences o on o.id = p.occurrence
      where p.first is null and p.last is null and h.first <= o.last_published and h.last >= o.first_published`
  const counted = await sql`select from holdings h where ${isHeld(office)} limit ${sql.lit(MOST_HOLDERS + 1)}`.execute(db)
  if (counted.rows.length > MOST_HOLDERS) return isAmongParticipants(office)
  const { rows } = await parts.execute(db)
  return sql`t.id = any(${texts(rows.map(({ id }) => id))})`
}

/** A frequent office: looked for among the participants of one occurrence after another, until there are enough. */
function isAmongParticipants(office: OfficeRef): Condition {
  const holding = sql`select true from holdings h where h.person = p.entity and ${isHeld(office)}`
  const then = sql`h.first <= coalesce(t.last, t.first, t.last_published) and h.last >= coalesce(t.first, t.last, t.first_published)`
  return sql`coalesce((select true from occurrence_participants p where p.occurrence = t.id and (
      (${isGiven("p", office)} and (p.entity is null or coalesce((${holding} limit 1), false)))
      or coalesce((${holding} and ${then} limit 1), false)) limit 1), false)`
}

/** Whether the person of a column of `t` held the office over days that `t` reaches into. */
export function heldThen(column: string, office: OfficeRef): Condition {
  return sql`exists (select from holdings h where h.person = ${sql.ref(column)} and ${isHeld(office)}
    and (t.first is null or h.last is null or h.last >= t.first) and (t.last is null or h.first is null or h.first <= t.last))`
}

/** Whether a statement `t` is of whoever then held the office, named or by the office alone. */
export function holderSpeaks(office: OfficeRef): Condition {
  return anyOf([allOf([isGiven("t", office), sql`(t.speaker is null or ${heldThen("t.speaker", office)})`]), heldThen("t.speaker", office)])
}
