/**
 * Orders. By time: what began before the range or whose beginning is open, then by first day, then what has no date, which a range
 * leaves out as nobody can know whether it is in it. The order by rank is in words.ts.
 */
import { sql } from "kysely"
import { askedDays, BEGINNING } from "./occurrence-filters.ts"
import type { Segment } from "./page.ts"
import type { Query } from "./query.ts"
import type { Condition } from "./sql.ts"

/** The order by time of a table with columns `first` and `last`. Overlap: it begins before the range ends and ends after it begins. */
export function timeSegments(query: Query): Segment[] {
  const { first, last, isBounded } = askedDays(query)
  const reaching: Segment =
    first === BEGINNING
      ? { name: "reaching", where: [sql`t.first is null`, sql`t.last is not null`], key: sql`''::text`, type: "text", isOne: true }
      : { name: "reaching", where: [reaches(first)], key: sql`coalesce(t.first, '')`, type: "text" }
  const dated: Segment = { name: "dated", where: [sql`t.first >= ${first}`, sql`t.first <= ${last}`], key: sql`t.first`, type: "text" }
  const undated: Segment = {
    name: "undated",
    where: [sql`t.first is null`, sql`t.last is null`],
    key: sql`''::text`,
    type: "text",
    isOne: true,
  }
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
