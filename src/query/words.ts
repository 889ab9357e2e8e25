/**
 * The order by rank: of the latest matches of the words the best first. They are found from the latest day back, in stretches that grow,
 * as an index has the words of each month and year: a frequent word is soon found often enough, a rare one is looked for everywhere.
 */
import { type RawBuilder, sql } from "kysely"
import { conditionsOf, type Filters } from "./lead.ts"
import { overlap } from "./order.ts"
import type { Segment } from "./page.ts"
import type { Query } from "./query.ts"
import type { Source } from "./resolve.ts"
import { allOf, type Condition, texts } from "./sql.ts"

/** So many of the latest matches are ranked; what is older follows by its day, as ranking reads the words of every row that it orders. */
const MOST_RANKED = 200

/** So many rows the first stretch has. */
const FIRST_STRETCH = 1000
/** How far others go back beyond it: so many times as far as half of it; the last stretch has all. */
const FARTHER: readonly number[] = [0, 4, 16, 64]
/** A stretch of more months than this is told by its years. */
const MOST_MONTHS = 36

/** What words are searched in: a table with `words`, the day by which its rows are the latest, and what else is asked. */
export interface Searched extends Filters {
  readonly table: "occurrences" | "statements"
  readonly day: RawBuilder<string>
}

interface Match {
  readonly id: string
  readonly day: string
}

/** The order by rank; for a range of days of those that overlap it. */
export async function rankSegments({ db }: Pick<Source, "db">, query: Query, searched: Searched): Promise<Segment[]> {
  const { day } = searched
  const latest = await findLatest(db, searched, [...conditionsOf(searched), ...overlap(query)])
  const rank = sql<number>`ts_rank(t.words, websearch_to_tsquery('english', ${query.text}))::double precision`
  const isRanked: Condition = sql`t.id = any(${texts(latest.map(({ id }) => id))})`
  const ranked: Segment = { name: "ranked", only: [isRanked], key: rank, type: "number", descending: true }
  const oldest = latest.at(-1)
  if (latest.length < MOST_RANKED || oldest === undefined) return [ranked]
  const isOlder: Condition = sql`(${day}, t.id) < (${oldest.day}::text collate "C", ${oldest.id})`
  return [ranked, { name: "older", where: [...overlap(query), isOlder], key: day, type: "text", descending: true }]
}

/** The latest matches, the latest first. */
async function findLatest(db: Source["db"], { table, day, leads }: Searched, matches: readonly Condition[]): Promise<Match[]> {
  // what leads to few is not looked for in stretches
  for (const told of leads.length > 0 ? [] : await stretchesOf(db, { table, day })) {
    const found = await latestOf(db, { table, day }, [...matches, sql`array[left(${day}, 4), left(${day}, 7)] && ${texts(told)}`])
    if (found.length >= MOST_RANKED) return found
  }
  return latestOf(db, { table, day }, matches)
}

type Place = Pick<Searched, "table" | "day">

/** `offset 0`: the words are looked up first, and what they give is ordered; else every row would be gone through in its order. */
async function latestOf(db: Source["db"], { table, day }: Place, matches: readonly Condition[]): Promise<Match[]> {
  const { rows } = await sql<Match>`select l.id, l.day from (
      select t.id, ${day} as day from ${sql.table(table)} t where ${allOf(matches)} offset 0
    ) l order by l.day desc, l.id desc limit ${sql.lit(MOST_RANKED)}`.execute(db)
  return rows
}

/** Stretches from the latest day back, as the months or years that they are of; none where there are few rows. */
async function stretchesOf(db: Source["db"], { table, day }: Place): Promise<string[][]> {
  const at = (offset: number) =>
    sql`(select ${day} from ${sql.table(table)} t order by ${day} desc, t.id desc offset ${sql.lit(offset)} limit 1)`
  const { rows } = await sql<{ first: string | null; middle: string | null; last: string | null }>`
    select ${at(FIRST_STRETCH)} as first, ${at(FIRST_STRETCH / 2)} as middle, ${at(0)} as last`.execute(db)
  const [{ first, middle, last } = { first: null, middle: null, last: null }] = rows
  if (!first || !middle || !last) return []
  const half = monthOf(middle) - monthOf(first) + 1
  return FARTHER.map((times) => monthsBetween(monthOf(first) - half * times, monthOf(last)))
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** The months from one to another, or where they are many their years. */
export function monthsBetween(from: number, to: number): string[] {
  if (to - from < MOST_MONTHS) return count(from, to).map(writeMonth)
  return count(Math.floor(from / 12), Math.floor(to / 12)).map(writeYear)
}

const count = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)
const writeYear = (year: number): string => String(Math.max(year, 0)).padStart(4, "0")
const writeMonth = (month: number): string => `${writeYear(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, "0")}`
