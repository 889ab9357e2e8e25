/**
 * `dyads`: who dealt with whom, how often and when, counted over occurrences: however many reports tell of it, it is one. The shares and
 * directions are the store's; docs/guide/views.md has their arithmetic.
 */
import { sql } from "kysely"
import { askDyads, type DyadQuestion } from "./dyad-conditions.ts"
import { cutPage, type Page, type Position, readCursor } from "./page.ts"
import { type NamedParty, namePartiesOf } from "./parties.ts"
import { parseQuery, type Query, type QueryInput } from "./query.ts"
import type { Source } from "./resolve.ts"
import { allOf, type Condition, texts } from "./sql.ts"

/** A pair with what was counted, in one direction and, where asked, in one period. */
export interface Dyad {
  /** Code of a state, or id of a body or person; of a directed pair the one who came, sent or acted. */
  readonly source: string
  readonly sourceName: string
  readonly target: string
  readonly targetName: string
  readonly directed: boolean
  /** `2024`, `2024-06` or `2024-06-04`; null where the beginning is not known so exactly. Only where asked. */
  readonly period?: string | null
  readonly occurrences: number
  /** Sum of the pair's shares: an occurrence is 1, shared among all its pairs. */
  readonly weight: number
  /** How many of each type of event. */
  readonly types: Readonly<Record<string, number>>
  /** First and last day that they may have reached. */
  readonly first: string | null
  readonly last: string | null
  /** Every occurrence counted, by day. */
  readonly records: readonly string[]
}

interface Counted {
  readonly a: string
  readonly b: string
  readonly direction: "ab" | "ba" | null
  readonly period: string | null
  readonly occurrences: number
  readonly weight: number
  readonly first: string | null
  readonly last: string | null
  readonly pair: string
}

/** Counts dyads: the most frequent first, or period after period. Throws a QueryError. */
export async function dyads(source: Source, input: QueryInput): Promise<Page<Dyad>> {
  const query = parseQuery("dyads", input)
  const after = readCursor(query, "dyads")
  const question = await askDyads(source, query)
  const { where } = question
  const counted = await countDyads(source, { query, where, after })
  const { rows, next } = cutPage(counted, query, "dyads")
  const opened = await openDyads(source, rows, { query, where })
  const names = await namePartiesOf(
    source,
    rows.flatMap(({ a, b }) => [a, b]),
  )
  const shown = rows.map((row) => showDyad(row, { names, query, question, opened: opened.get(keyOf(row)) ?? [] }))
  return { rows: shown, ...(next === undefined ? {} : { next }) }
}

const LENGTHS = { year: 4, month: 7, day: 10 } as const

/** The period in which a dyad's occurrence began, as SQL. */
function periodOf({ by }: Query) {
  if (by === undefined) return sql<string | null>`null::text`
  const length = sql.lit(LENGTHS[by])
  return sql<string | null>`case when length(d.began) >= ${length} then left(d.began, ${length}) end`
}

interface Counting {
  readonly query: Query
  readonly where: readonly Condition[]
  readonly after?: Position | undefined
}

async function countDyads({ db }: Source, { query, where, after }: Counting): Promise<(Counted & Position)[]> {
  const { rows } = await sql<Counted>`select c.*, ${PAIR} as pair from (
      select d.a, d.b, d.direction, ${periodOf(query)} as period, count(*)::int as occurrences,
        round(sum(d.weight)::numeric, 4)::double precision as weight, min(d.first) as first, max(coalesce(d.last, d.first)) as last
      from occurrence_dyads d where ${allOf(where)} group by d.a, d.b, d.direction, 4
    ) c where ${after ? isAfter(after) : sql<boolean>`true`}
    order by ${PERIOD}, c.occurrences desc, ${PAIR} limit ${query.limit + 1}`.execute(db)
  return rows.map((row) => ({ ...row, id: row.pair, segment: row.period ?? NO_PERIOD, key: row.occurrences }))
}

/** Sorts after every period. */
const NO_PERIOD = "~"
/** A pair and its period, as they are ordered. */
const PAIR = sql<string>`(c.a || ' ' || c.b || ' ' || coalesce(c.direction, '-')) collate "C"`
const PERIOD = sql<string>`coalesce(c.period, ${sql.lit(NO_PERIOD)}) collate "C"`

function isAfter({ segment, key, id }: Position): Condition {
  return sql`(${PERIOD}, -c.occurrences, ${PAIR}) > (${segment}, ${-Number(key)}::int, ${id})`
}

interface Opened {
  readonly type: string
  readonly records: readonly string[]
}

const keyOf = ({ pair, period }: { readonly pair: string; readonly period: string | null }): string => `${period ?? NO_PERIOD} ${pair}`

/** The occurrences behind the rows of a page, by their types. */
async function openDyads({ db }: Source, rows: readonly Counted[], { query, where }: Counting): Promise<Map<string, Opened[]>> {
  if (rows.length === 0) return new Map()
  const { rows: found } = await sql<Opened & { pair: string; period: string | null }>`
    select d.a || ' ' || d.b || ' ' || coalesce(d.direction, '-') as pair, ${periodOf(query)} as period, d.type,
      array_agg(coalesce(d.first, ${NO_PERIOD}) || ' ' || d.occurrence) as records
    from (select distinct * from unnest(${texts(rows.map(({ a }) => a))}, ${texts(rows.map(({ b }) => b))}) as w(a, b)) w
    join occurrence_dyads d on d.a = w.a and d.b = w.b where ${allOf(where)} group by 1, 2, 3 order by 3`.execute(db)
  return Map.groupBy(found, keyOf)
}

function showDyad(
  { a, b, direction, period, occurrences, weight, first, last }: Counted,
  {
    names,
    query,
    question,
    opened,
  }: {
    readonly names: ReadonlyMap<string, NamedParty>
    readonly query: Query
    readonly question: DyadQuestion
    readonly opened: readonly Opened[]
  },
): Dyad {
  const isTurned = direction === null ? question.isFirst(b) && !question.isFirst(a) : direction === "ba"
  const [source, target] = isTurned ? [b, a] : [a, b]
  return {
    source,
    sourceName: names.get(source)?.name ?? source,
    target,
    targetName: names.get(target)?.name ?? target,
    directed: direction !== null,
    ...(query.by === undefined ? {} : { period }),
    occurrences,
    weight,
    types: Object.fromEntries(opened.map(({ type, records }) => [type, records.length])),
    first,
    last,
    records: sortRecords(opened.flatMap(({ records }) => records)),
  }
}

/** Ids of occurrences that come with their day before them, in order of the day. */
export const sortRecords = (dated: readonly string[]): string[] => [...dated].sort().map((one) => one.slice(one.indexOf(" ") + 1))
