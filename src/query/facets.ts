/** Facets: how the occurrences that a question finds divide by type, status, state, publisher and year. */
import { type RawBuilder, sql } from "kysely"
import { occurrenceConditions } from "./occurrence-filters.ts"
import { overlap } from "./order.ts"
import { parseQuery, type QueryInput } from "./query.ts"
import type { Source } from "./resolve.ts"
import { allOf } from "./sql.ts"

/** A value and how many occurrences have it. */
export interface FacetValue {
  readonly value: string
  readonly count: number
}

/** How many there are, and how they divide; the most frequent first, years in their order. */
export interface Facets {
  readonly total: number
  readonly type: readonly FacetValue[]
  readonly status: readonly FacetValue[]
  readonly country: readonly FacetValue[]
  readonly publisher: readonly FacetValue[]
  readonly year: readonly FacetValue[]
}

const MOST_VALUES = 12

/** Counts the occurrences that `find` would find. Throws a QueryError. */
export async function facets(source: Source, input: QueryInput): Promise<Facets> {
  const query = parseQuery("find", { ...input, cursor: undefined })
  const where = allOf([...(await occurrenceConditions(source, query)), ...overlap(query)])
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from occurrences t where ${where}`.execute(source.db)
  const count = async (value: RawBuilder<string>, more = sql``): Promise<FacetValue[]> => {
    const counted = await sql<FacetValue>`select v.value, count(distinct t.id)::int as count from occurrences t
      cross join lateral (${value}) as v(value) ${more} where ${where} and v.value is not null
      group by v.value order by count desc, v.value limit ${MOST_VALUES}`.execute(source.db)
    return [...counted.rows]
  }
  return {
    total: rows[0]?.total ?? 0,
    type: await count(sql`select t.type`),
    status: await count(sql`select t.status`),
    country: await count(sql`select distinct p.country from occurrence_participants p where p.occurrence = t.id`),
    publisher: await count(sql`select unnest(t.publishers)`),
    year: (await count(sql`select left(t.first, 4)`)).toSorted((a, b) => (a.value < b.value ? -1 : 1)),
  }
}
