/**
 * Who speaks of whom: a statement is one for each party that it is about, however many of its people and ministries it names and in how
 * many reports it stands. What somebody says of their own state, or of themselves, is no edge.
 */
import { sql } from "kysely"
import type { Level } from "./dyad-conditions.ts"
import { askedDays } from "./occurrence-filters.ts"
import type { Query } from "./query.ts"
import { type PartyRef, resolveBodies, resolveCountry, resolvePeople, type Source } from "./resolve.ts"
import { allOf, type Condition, texts } from "./sql.ts"
import { statementConditions } from "./statements.ts"

/** Statements as rows with source, target, record, weight and days, each pair of parties once a statement. Throws a QueryError. */
export async function askSpeaking(source: Source, query: Query, level: Level) {
  const ends = endsOf(level)
  const sides = (await namedParties(source, query)).map(sideCondition)
  const where = [sql<boolean>`${ends.source} <> ${ends.target}`, ...sides, ...(await otherConditions(source, query))]
  return sql`select distinct ${ends.source} as source, ${ends.target} as target, s.statement as record, 1.0::double precision as weight,
    s.first, s.last from statement_targets s where ${allOf(where)}`
}

function endsOf(level: Level) {
  if (level === "people") {
    return {
      source: sql<string>`case when s.speaker like 'p-%' then s.speaker end`,
      target: sql<string>`case when s.entity like 'p-%' then s.entity end`,
    }
  }
  return {
    source: sql<string>`coalesce(s.speaker_country, case when s.speaker like 'b-%' then s.speaker end)`,
    target: sql<string>`coalesce(s.country, case when s.entity like 'b-%' then s.entity end)`,
  }
}

async function namedParties(source: Source, { person, country, body }: Query): Promise<PartyRef[]> {
  return [
    ...(person === undefined ? [] : [{ kind: "entity", ids: await resolvePeople(source, person) } as const]),
    ...(country === undefined ? [] : [{ kind: "country", code: await resolveCountry(source, country) } as const]),
    ...(body === undefined ? [] : [{ kind: "entity", ids: await resolveBodies(source, body) } as const]),
  ]
}

/** Who is asked for speaks or is spoken of. */
function sideCondition(party: PartyRef): Condition {
  if (party.kind === "entity") return sql`(s.speaker = any(${texts(party.ids)}) or s.entity = any(${texts(party.ids)}))`
  return sql`(s.speaker_country = ${party.code} or s.country = ${party.code})`
}

async function otherConditions(source: Source, { office, stance, publisher, minConfidence, asOf, from, to }: Query): Promise<Condition[]> {
  const { first, last, isBounded } = askedDays({ from, to } as Query)
  const range = [sql`s.first <= ${last}`, sql`coalesce(s.last, '9999-99-99') >= ${first}`] as Condition[]
  const telling = await statementConditions(source, { office, publisher, minConfidence, asOf } as Query)
  return [
    ...(isBounded ? range : []),
    ...(stance ? [sql<boolean>`s.stance = any(${texts(stance)})`] : []),
    ...(telling.length > 0 ? [sql<boolean>`s.statement in (select t.id from statements t where ${allOf(telling)})`] : []),
  ]
}
