/**
 * Orders. By time: what began before the range or whose beginning is open, then by first day, then what has no date, which a range
 * leaves out as nobody can know whether it is in it. The order by rank is in words.ts.
 */
import { sql } from "kysely"
import { askedDays, BEGINNING } from "./occurrence-filters.ts"
import type { Part, Segment } from "./page.ts"
import type { Query } from "./query.ts"
import type { Condition } from "./sql.ts"

/** The order by time of a table with columns `first` and `last`. Overlap: it begins before the range ends and ends after it begins. */
export function timeSegments(query: Query): Segment[] {
  const { first, last, isBounded } = askedDays(query)
  const unknown: Segment = { name: "reaching", where: [], parts: [beginningUnknown], key: sql`''::text`, type: "text", isOne: true }
  const begun: Segment = { name: "reaching", where: [], parts: reaching(first), key: sql`coalesce(t.first, '')`, type: "text" }
  const dated: Segment = { name: "dated", where: [sql`t.first >= ${first}`, sql`t.first <= ${last}`], key: sql`t.first`, type: "text" }
  const undated: Segment = {
    name: "undated",
    where: [sql`t.first is null`, sql`t.last is null`],
    key: sql`''::text`,
    type: "text",
    isOne: true,
  }
  const earlier = first === BEGINNING ? unknown : begun
  return isBounded ? [earlier, dated] : [earlier, dated, undated]
}

/** Whether a row has one of its days alone: few have, and an index has these, which it knows by this very expression. */
const IS_OPEN = sql<boolean>`(case when (t.first is null) <> (t.last is null) then coalesce(t.first, t.last) end) is not null`
const beginningUnknown: Part = { isOpen: true, where: [IS_OPEN, sql`t.first is null`] }

/** What begins before a day and ends on it or later: what lasts longer than a day, and what has no beginning or no end. */
export function reaching(day: string): Part[] {
  const open = sql<boolean>`((t.first is null and t.last >= ${day}) or (t.last is null and t.first < ${day}))`
  return [{ where: [sql`t.last > t.first`, sql`t.first < ${day}`, sql`t.last >= ${day}`] }, { isOpen: true, where: [IS_OPEN, open] }]
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
