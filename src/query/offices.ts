/**
 * Offices "at the time": reports show a person in an office from one day to another, and who is asked for is whoever was shown in it
 * over days that the thing reaches into. Former, late and designate holders do not hold it. For occurrences the store keeps the answer.
 */
import { sql } from "kysely"
import type { OfficeRef } from "./resolve.ts"
import { allOf, anyOf, type Condition } from "./sql.ts"

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

/** Whether the person of a column of `t` held the office over days that `t` reaches into. */
export function heldThen(column: string, office: OfficeRef): Condition {
  return sql`exists (select from holdings h where h.person = ${sql.ref(column)} and ${isHeld(office)}
    and (t.first is null or h.last is null or h.last >= t.first) and (t.last is null or h.first is null or h.first <= t.last))`
}

/** Whether a statement `t` is of whoever then held the office, named or by the office alone. */
export function holderSpeaks(office: OfficeRef): Condition {
  return anyOf([allOf([isGiven("t", office), sql`(t.speaker is null or ${heldThen("t.speaker", office)})`]), heldThen("t.speaker", office)])
}
