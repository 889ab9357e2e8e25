/**
 * The order by rank: of the latest matches of the words the best first. They are found from the latest day back, in stretches that grow,
 * as an index has the words of each month and year: a frequent word is soon found often enough, a rare one is looked for in few steps.
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

/** So many matches of a stretch are gathered; one that has more is halved, or where it is a month gone through by its days. */
const MOST_GATHERED = 1000
const MOST_UNDATED = 8000
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

/** Months from one to another, both counted from the year 0. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** The latest matches, the latest first. */
async function findLatest(db: Source["db"], { table, day, leads }: Searched, matches: readonly Condition[]): Promise<Match[]> {
  const asked: Asked = { table, day, matches }
  // what leads to few is not looked for in stretches
  if (leads.length > 0) return (await latestOf(db, asked)).found
  const waiting = (await stretchesOf(db, asked)).reverse()
  const found: Match[] = []
  for (let stretch = waiting.pop(); stretch && found.length < MOST_RANKED; stretch = waiting.pop()) {
    const { found: own, isAll } = await latestOf(db, asked, { told: toldIn(stretch), most: MOST_GATHERED })
    const month = writeMonth(stretch.to)
    if (isAll) found.push(...own)
    else if (stretch.from < stretch.to) waiting.push(...halve(stretch))
    else found.push(...(await latestBetween(db, asked, [month, `${month}-99`])))
  }
  if (found.length < MOST_RANKED) found.push(...(await latestUndated(db, asked)))
  return found.slice(0, MOST_RANKED)
}

/** Of reports without a date: these are no stretches, so that more are gathered before they are gone through. */
async function latestUndated(db: Source["db"], asked: Asked): Promise<Match[]> {
  const { found, isAll } = await latestOf(db, asked, { told: [""], most: MOST_UNDATED })
  return isAll ? found : latestBetween(db, asked, ["", ""])
}

/** The earlier half of a stretch, and the later one, which is looked through first. */
function halve({ from, to }: Stretch): Stretch[] {
  const middle = from + Math.ceil((to - from) / 2)
  return [
    { from, to: middle - 1 },
    { from: middle, to },
  ]
}

interface Asked extends Pick<Searched, "table" | "day"> {
  readonly matches: readonly Condition[]
}

/** The latest matches, and whether all were gathered. They are looked up first and ordered then: else every row might be gone through. */
async function latestOf(
  db: Source["db"],
  { table, day, matches }: Asked,
  stretch?: { readonly told: readonly string[]; readonly most: number },
): Promise<{ found: Match[]; isAll: boolean }> {
  const told = stretch ? [sql<boolean>`array[left(${day}, 4), left(${day}, 7)] && ${texts(stretch.told)}`] : []
  const limit = stretch ? sql`limit ${sql.lit(stretch.most + 1)}` : sql``
  const { rows } = await sql<Match & { count: number }>`with gathered as materialized (
      select t.id, ${day} as day from ${sql.table(table)} t where ${allOf([...matches, ...told])} ${limit}
    ) select s.id, s.day, (select count(*)::int from gathered) as count from gathered s order by s.day desc, s.id desc limit ${sql.lit(MOST_RANKED)}`.execute(
    db,
  )
  return { found: rows.map(({ id, day: on }) => ({ id, day: on })), isAll: !stretch || (rows[0]?.count ?? 0) <= stretch.most }
}

/** The latest of matches that are frequent on these days: the days are gone through. */
async function latestBetween(db: Source["db"], { table, day, matches }: Asked, [from, to]: readonly [string, string]): Promise<Match[]> {
  const { rows } = await sql<Match>`select t.id, ${day} as day from ${sql.table(table)} t
    where ${allOf(matches)} and ${day} >= ${from} and ${day} <= ${to} order by 2 desc, 1 desc limit ${sql.lit(MOST_RANKED)}`.execute(db)
  return rows
}

/** Stretches from the latest day back to the first, each as long as all before it; years are whole. */
async function stretchesOf(db: Source["db"], { table, day }: Asked): Promise<Stretch[]> {
  const end = (direction: RawBuilder<unknown>) =>
    sql`(select ${day} from ${sql.table(table)} t where ${day} > '' order by ${day} ${direction}, t.id ${direction} limit 1)`
  const { rows } = await sql<{
    first: string | null
    last: string | null
  }>`select ${end(sql`asc`)} as first, ${end(sql`desc`)} as last`.execute(db)
  const [{ first, last } = { first: null, last: null }] = rows
  return first && last ? stretchesBetween(monthOf(first), monthOf(last)) : []
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** A month, 3 before it, the rest of that year, then 1, 2, 4 years and so on. */
export function stretchesBetween(first: number, last: number): Stretch[] {
  const stretches: Stretch[] = []
  let to = last
  for (const months of [1, 3]) {
    stretches.push({ from: to - months + 1, to })
    to -= months
  }
  if (to % 12 !== 11) stretches.push({ from: to - (to % 12), to })
  to -= (to + 1) % 12
  for (let years = 1; to >= first; years *= 2) {
    stretches.push({ from: to - years * 12 + 1, to })
    to -= years * 12
  }
  return stretches
}

/** The months of a stretch, or where they are many their years. */
export function toldIn({ from, to }: Stretch): string[] {
  if (to - from < MOST_MONTHS) return count(from, to).map(writeMonth)
  return count(Math.floor(from / 12), Math.floor(to / 12)).map(writeYear)
}

const count = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)
const writeYear = (year: number): string => String(Math.max(year, 0)).padStart(4, "0")
const writeMonth = (month: number): string => `${writeYear(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, "0")}`
