/**
 * Orders. By time: what began before the range or whose beginning is open, then by first day, then what has no date, which a range
 * leaves out as nobody can know whether it is in it. By rank: of the latest matches of the words the best first.
 */
import { type RawBuilder, sql } from "kysely"
import { askedDays, BEGINNING } from "./occurrence-filters.ts"
import type { Segment } from "./page.ts"
import type { Query } from "./query.ts"
import { allOf, type Condition } from "./sql.ts"

/** The order by time of a table with columns `first` and `last`. Overlap: it begins before the range ends and ends after it begins. */
export function timeSegments(query: Query): Segment[] {
  const { first, last, isBounded } = askedDays(query)
  const reaching: Segment =
    first === BEGINNING
      ? { name: "reaching", where: [sql`t.first is null`, sql`t.last is not null`], key: sql`''::text`, type: "text" }
      : { name: "reaching", where: [reaches(first)], key: sql`coalesce(t.first, '')`, type: "text" }
  const dated: Segment = { name: "dated", where: [sql`t.first >= ${first}`, sql`t.first <= ${last}`], key: sql`t.first`, type: "text" }
  const undated: Segment = { name: "undated", where: [sql`t.first is null`, sql`t.last is null`], key: sql`''::text`, type: "text" }
  return isBounded ? [reaching, dated] : [reaching, dated, undated]
}

/**
 * Whether it begins before a day and ends on it or later; an open end is far away. In three parts, each with an index of its own: what
 * lasts longer than a day, what has no beginning, what has no end.
 */
export function reaches(day: string): Condition {
  return sql`((t.last > t.first and t.first < ${day} and t.last >= ${day})
    or (t.first is null and t.last is not null and t.last >= ${day})
    or (t.first is not null and t.last is null and t.first < ${day}))`
}

/** So many of the latest matches are ranked; what is older follows by its day, as ranking reads the words of every row that it orders. */
const MOST_RANKED = 200

/** What words are searched in: a table with `words`, the day by which its rows are the latest, and the conditions of a question. */
export interface Searched {
  readonly table: "occurrences" | "statements"
  readonly day: RawBuilder<string>
  readonly where: readonly Condition[]
}

/** The order by rank; for a range of days of those that overlap it. */
export function rankSegments(query: Query, text: string, { table, day, where }: Searched): Segment[] {
  const matches = [...where, ...overlap(query)]
  const latest = sql`select t.id, ${day} as day from ${sql.table(table)} t where ${allOf(matches)}
    order by 2 desc, 1 desc limit ${sql.lit(MOST_RANKED)}`
  const rank = sql<number>`ts_rank(t.words, websearch_to_tsquery('english', ${text}))::double precision`
  const isOlder: Condition = sql`(${day}, t.id) < (select l.day, l.id from (${latest}) l order by l.day, l.id limit 1)`
  return [
    { name: "ranked", only: [sql`t.id = any(array(select l.id from (${latest}) l))`], key: rank, type: "number", descending: true },
    { name: "older", where: [...overlap(query), isOlder], key: day, type: "text", descending: true },
  ]
}

/** Whether the days overlap those that are asked for; no condition where none are. */
export function overlap(query: Query): Condition[] {
  const { first, last, isBounded } = askedDays(query)
  return isBounded
    ? [
        sql<boolean>`(t.first is not null or t.last is not null)`,
        sql<boolean>`coalesce(t.first, '') <= ${last}`,
        sql<boolean>`coalesce(t.last, '9999-99-99') >= ${first}`,
      ]
    : []
}
