/**
 * Which rows of dyads a question is about. Who is asked for is a side of the pair where the pair is of that level (a state among states,
 * a person among people), else somebody who takes part in the occurrence.
 */
import { sql } from "kysely"
import { askedDays, occurrenceConditions, resolveDyad } from "./occurrence-filters.ts"
import type { Query } from "./query.ts"
import { type PartyRef, resolveBodies, resolveCountry, resolvePeople, type Source } from "./resolve.ts"
import { allOf, type Condition, texts } from "./sql.ts"

/** Whom pairs are of: states with bodies, or people. */
export type Level = "states" | "people"

/** What took place or does. */
export const HELD: readonly string[] = ["occurred", "ongoing"]

/** What a question asks of dyads. */
export interface DyadQuestion {
  readonly level: Level
  /** Conditions on rows of dyads that are called `d`. */
  readonly where: readonly Condition[]
  /** Whether it is the side that is asked for, and so stands first. */
  isFirst(id: string): boolean
}

/** Which dyads a question is about. Throws a QueryError. */
export async function askDyads(source: Source, query: Query): Promise<DyadQuestion> {
  const parties = await namedParties(source, query)
  const level = query.level ?? (parties.some(isPerson) ? "people" : "states")
  const kinds: Condition = level === "people" ? sql`d.kind = 'person'` : sql`d.kind in ('country', 'body')`
  const sides = parties.map((party) => sideCondition(party, level))
  const [first] = parties
  const isFirst = (id: string) => first !== undefined && (first.kind === "country" ? id === first.code : first.ids.includes(id))
  return { level, where: [kinds, ...sides, ...(await otherConditions(source, query))], isFirst }
}

async function namedParties(source: Source, { dyad, person, country, body }: Query): Promise<PartyRef[]> {
  return [
    ...(dyad === undefined ? [] : await resolveDyad(source, dyad)),
    ...(person === undefined ? [] : [{ kind: "entity", ids: await resolvePeople(source, person) } as const]),
    ...(country === undefined ? [] : [{ kind: "country", code: await resolveCountry(source, country) } as const]),
    ...(body === undefined ? [] : [{ kind: "entity", ids: await resolveBodies(source, body) } as const]),
  ]
}

const isPerson = (party: PartyRef): boolean => party.kind === "entity" && party.ids.some((id) => id.startsWith("p-"))

/** A side of the pair; of people a state's are its people; who cannot be a side takes part in the occurrence. */
function sideCondition(party: PartyRef, level: Level): Condition {
  if (party.kind === "country" && level === "states") return isSide(sql`(${party.code})`)
  if (party.kind === "country") return isSide(sql`(select i.id from people i where i.country = ${party.code})`)
  if (isPerson(party) === (level === "people")) return isSide(sql`(${sql.join(party.ids)})`)
  return sql`d.occurrence in (select p.occurrence from occurrence_participants p where p.entity = any(${texts(party.ids)}))`
}

const isSide = (ids: Condition): Condition => sql`(d.a in ${ids} or d.b in ${ids})`

/** The filters but who. */
async function otherConditions(source: Source, query: Query): Promise<Condition[]> {
  const { type, status = HELD, minConfidence, office, place, publisher, asOf } = query
  const { first, last, isBounded } = askedDays(query)
  const rest = await occurrenceConditions(source, { office, place, publisher, asOf } as Query)
  return [
    sql`d.status = any(${texts(status)})`,
    ...(type ? [sql<boolean>`d.type = any(${texts(type)})`] : []),
    ...(minConfidence === undefined ? [] : [sql<boolean>`d.confidence >= ${minConfidence}`]),
    ...(isBounded ? [reachesInto(first, last)] : []),
    ...(rest.length > 0 ? [sql<boolean>`d.occurrence in (select t.id from occurrences t where ${allOf(rest)})`] : []),
  ]
}

/** Whether it began within the days, or lasts into them; in two parts, as each has an index. */
function reachesInto(first: string, last: string): Condition {
  const open = sql`(d.last is null and d.first < ${first})`
  return sql`((d.first >= ${first} and d.first <= ${last}) or (d.last > d.first and d.last >= ${first} and d.first < ${first}) or ${open})`
}
