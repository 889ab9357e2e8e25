/** The filters of a Query as leads and conditions on occurrences. */
import { sql } from "kysely"
import { QueryError } from "./errors.ts"
import { conditionsOf, type Filters, type Lead, leadOfOffice, leadOfParty, leadOfPlaces, leadOfPublisher } from "./lead.ts"
import { lastDayOf, type Query, rangeOf } from "./query.ts"
import {
  checkText,
  type PartyRef,
  resolveBodies,
  resolveCountry,
  resolveOffice,
  resolveParty,
  resolvePeople,
  resolvePublisher,
  type Source,
} from "./resolve.ts"
import { type Condition, texts } from "./sql.ts"

/** Every filter but the dates, for occurrences that are called `t`. Throws a QueryError. */
export async function occurrenceFilters(source: Source, query: Query): Promise<Filters> {
  const { publisher } = query
  const placed = await placeFilters(source, query)
  const published = publisher === undefined ? [] : [leadOfPublisher(await resolvePublisher(source, publisher))]
  return {
    leads: [...(await whoLeads(source, query)), ...published, ...placed.leads],
    where: [
      ...placed.where,
      ...(await tellingConditions(source, query)),
      ...(query.type ? [sql<boolean>`t.type = any(${texts(query.type)})`] : []),
      ...(query.status ? [sql<boolean>`t.status = any(${texts(query.status)})`] : []),
      ...(query.minConfidence === undefined ? [] : [sql<boolean>`t.confidence >= ${query.minConfidence}`]),
    ],
  }
}

/** The same as conditions alone. Throws a QueryError. */
export async function occurrenceConditions(source: Source, query: Query): Promise<Condition[]> {
  return conditionsOf(await occurrenceFilters(source, query))
}

async function whoLeads(source: Source, { person, office, country, body, dyad }: Query): Promise<Lead[]> {
  const leads: Lead[] = []
  if (person !== undefined) leads.push(leadOfParty({ kind: "entity", ids: await resolvePeople(source, person) }))
  if (office !== undefined) leads.push(leadOfOffice(await resolveOffice(source, office)))
  if (country !== undefined) leads.push(leadOfParty({ kind: "country", code: await resolveCountry(source, country) }))
  if (body !== undefined) leads.push(leadOfParty({ kind: "entity", ids: await resolveBodies(source, body) }))
  if (dyad !== undefined) leads.push(...(await resolveDyad(source, dyad)).map(leadOfParty))
  return leads
}

/** The two parties of a dyad. Throws a QueryError. */
export async function resolveDyad(source: Source, dyad: string): Promise<[PartyRef, PartyRef]> {
  const sides = dyad.split(",").map((side) => side.trim())
  const [a = "", b = ""] = sides
  if (sides.length !== 2 || a === "" || b === "")
    throw new QueryError("dyad-malformed", `${JSON.stringify(dyad)} is not two parties.`, "dyad")
  const parties: [PartyRef, PartyRef] = [await resolveParty(source, a, "dyad"), await resolveParty(source, b, "dyad")]
  if (JSON.stringify(parties[0]) === JSON.stringify(parties[1]))
    throw new QueryError("dyad-malformed", `${a} and ${b} are the same.`, "dyad")
  return parties
}

async function placeFilters(source: Source, { place }: Query): Promise<Filters> {
  if (place === undefined) return { leads: [], where: [] }
  const where = await resolvePlace(source, place)
  if ("country" in where) return { leads: [], where: [sql`t.place_country = ${where.country}`] }
  return placedAt(source, "occurrences", where.like)
}

/** More places than this are not gone through one by one. */
const MOST_PLACES = 5000
/** More places than this are not read side by side. */
const MOST_LED = 10

/** What is in a place that is like the pattern: the names of places are few, and are looked through by their index. */
export async function placedAt({ db }: Source, table: "occurrences" | "tour_legs", like: string): Promise<Filters> {
  const next = (after: Condition) => sql`(select lower(o.place) from ${sql.table(table)} o where ${after} order by 1 limit 1)`
  const { rows } = await sql<{ place: string; isLike: boolean }>`with recursive names(place) as (
      select ${next(sql`lower(o.place) > ''`)} union all select ${next(sql`lower(o.place) > n.place`)} from names n where n.place is not null
    ) select place, place like lower(${like}::text collate "C") as "isLike" from names where place is not null
    limit ${sql.lit(MOST_PLACES + 1)}`.execute(db)
  const places = rows.flatMap(({ place, isLike }) => (isLike ? [place] : []))
  if (rows.length <= MOST_PLACES && places.length > 0 && places.length <= MOST_LED)
    return { leads: [leadOfPlaces(table, places)], where: [] }
  const there = rows.length > MOST_PLACES ? sql<boolean>`t.place ilike ${like}` : sql<boolean>`lower(t.place) = any(${texts(places)})`
  return { leads: [], where: [table === "occurrences" ? there : sql`t.id in (select t.tour from tour_legs t where ${there})`] }
}

/** A state, or a part of a place's name as a pattern. Throws a QueryError. */
export async function resolvePlace(source: Source, place: string): Promise<{ readonly country: string } | { readonly like: string }> {
  const state = source.knowledge.findState(place)
  const isState = /^[A-Z]{3}$/.test(place) || (state !== undefined && state.as !== "capital" && state.as !== "seat")
  if (isState) return { country: await resolveCountry(source, place, "place") }
  return { like: `%${place.replace(/[\\%_]/g, "\\$&")}%` }
}

async function tellingConditions(source: Source, { text, asOf }: Query): Promise<Condition[]> {
  const conditions: Condition[] = []
  if (text !== undefined) {
    await checkText(source.db, text)
    conditions.push(sql`t.words @@ websearch_to_tsquery('english', ${text})`)
  }
  if (asOf !== undefined) conditions.push(sql`coalesce(t.first_published, '') <= ${lastDayOf(asOf) ?? "9999"}`)
  return conditions
}

/** Before every day. */
export const BEGINNING = "0000"

/** The days that are asked for; whether any are. */
export function askedDays(query: Query): { first: string; last: string; isBounded: boolean } {
  const { first, last } = rangeOf(query)
  return { first: first ?? BEGINNING, last: last ?? "9999-99-99", isBounded: first !== undefined || last !== undefined }
}
