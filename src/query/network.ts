/**
 * `network`: who meets whom and who speaks of whom, as edges with every record behind them and the nodes that they join. Meetings have
 * no direction, speaking has.
 */
import { sql } from "kysely"
import { askDyads, type Level } from "./dyad-conditions.ts"
import { sortRecords } from "./dyads.ts"
import { cutPage, type Position, readCursor } from "./page.ts"
import { type NamedParty, namePartiesOf } from "./parties.ts"
import { parseQuery, type Query, type QueryInput } from "./query.ts"
import type { Source } from "./resolve.ts"
import { askSpeaking } from "./speaking.ts"
import { allOf, type Condition, texts } from "./sql.ts"

/** An edge of the network. */
export interface NetworkEdge {
  readonly relation: "meets" | "speaks"
  /** Code of a state, or id of a body or person; of speaking the speaker. */
  readonly source: string
  readonly target: string
  readonly directed: boolean
  /** Occurrences in which they met, or statements about the target. */
  readonly count: number
  /** Of meetings the sum of shares; a statement about several is whole for each. */
  readonly weight: number
  readonly first: string | null
  readonly last: string | null
  /** Ids of every occurrence or statement counted, by day. */
  readonly records: readonly string[]
}

/** Who is joined by edges. */
export interface NetworkNode extends NamedParty {
  /** Ids of the occurrences and statements of its edges here. */
  readonly records: readonly string[]
}

/** Edges, the strongest first, with their nodes. */
export interface Network {
  readonly nodes: readonly NetworkNode[]
  readonly edges: readonly NetworkEdge[]
  readonly next?: string
}

/** Where it is not said otherwise, meeting is in person or by voice. */
export const MEETINGS: readonly string[] = ["meeting", "visit", "call", "conference"]

interface Counted {
  readonly relation: "meets" | "speaks"
  readonly source: string
  readonly target: string
  readonly count: number
  readonly weight: number
  readonly first: string | null
  readonly last: string | null
}

/** The rows that a relation is counted from: with source, target, record, weight and days. */
type Rows = ReturnType<typeof sql>

/** Finds who meets whom and who speaks of whom. Throws a QueryError. */
export async function network(source: Source, input: QueryInput): Promise<Network> {
  const query = parseQuery("network", input)
  const after = readCursor(query, "network")
  const meeting = await askDyads(source, { ...query, type: query.type ?? (MEETINGS as never) })
  const relations = await chooseRelations(source, { query, level: meeting.level, meeting: meeting.where })
  const { rows, next } = cutPage(await countEdges(source, relations, { limit: query.limit, after }), query, "network")
  const edges = await openEdges(source, relations, rows)
  return { nodes: await nodesOf(source, edges), edges, ...(next === undefined ? {} : { next }) }
}

async function chooseRelations(
  source: Source,
  { query, level, meeting }: { readonly query: Query; readonly level: Level; readonly meeting: readonly Condition[] },
): Promise<Map<Counted["relation"], Rows>> {
  const relations = new Map<Counted["relation"], Rows>()
  // a stance is something said, a type something done
  if (query.relation !== "speaks" && query.stance === undefined) {
    relations.set(
      "meets",
      sql`select d.a as source, d.b as target, d.occurrence as record, d.weight, d.first, d.last
        from occurrence_dyads d where ${allOf(meeting)}`,
    )
  }
  if (query.relation !== "meets" && query.type === undefined && query.status === undefined && query.place === undefined)
    relations.set("speaks", await askSpeaking(source, query, level))
  return relations
}

async function countEdges(
  { db }: Source,
  relations: ReadonlyMap<Counted["relation"], Rows>,
  { limit, after }: { readonly limit: number; readonly after: Position | undefined },
): Promise<(Counted & Position)[]> {
  if (relations.size === 0) return []
  const counts = [...relations].map(
    ([relation, rows]) => sql`select ${sql.lit(relation)} as relation, e.source, e.target, count(*)::int as count,
      round(sum(e.weight)::numeric, 4)::double precision as weight, min(e.first) as first, max(coalesce(e.last, e.first)) as last
      from (${rows}) e group by e.source, e.target`,
  )
  const edge = sql`(c.source || ' ' || c.target || ' ' || c.relation) collate "C"`
  const beyond = after ? sql`(-c.count, ${edge}) > (${-Number(after.key)}::int, ${after.id})` : sql`true`
  const { rows } = await sql<Counted & { edge: string }>`select c.*, ${edge} as edge from (${sql.join(counts, sql` union all `)}) c
    where ${beyond} order by c.count desc, ${edge} limit ${limit + 1}`.execute(db)
  return rows.map(({ edge: id, ...row }) => ({ ...row, id, segment: "counted", key: row.count }))
}

/** The edges of a page with the records behind them. */
async function openEdges(
  { db }: Source,
  relations: ReadonlyMap<Counted["relation"], Rows>,
  page: readonly Counted[],
): Promise<NetworkEdge[]> {
  const records = new Map<string, readonly string[]>()
  for (const [relation, counted] of relations) {
    const own = page.filter((edge) => edge.relation === relation)
    if (own.length === 0) continue
    const { rows } = await sql<{ source: string; target: string; records: string[] }>`
      select e.source, e.target, array_agg(coalesce(e.first, '~') || ' ' || e.record) as records
      from unnest(${texts(own.map(({ source }) => source))}, ${texts(own.map(({ target }) => target))}) as w(source, target)
      join (${counted}) e on e.source = w.source and e.target = w.target group by e.source, e.target`.execute(db)
    for (const row of rows) records.set(`${relation} ${row.source} ${row.target}`, sortRecords(row.records))
  }
  return page.map(({ relation, source, target, count, weight, first, last }) => ({
    relation,
    source,
    target,
    directed: relation === "speaks",
    count,
    weight,
    first,
    last,
    records: records.get(`${relation} ${source} ${target}`) ?? [],
  }))
}

async function nodesOf(source: Source, edges: readonly NetworkEdge[]): Promise<NetworkNode[]> {
  const own = new Map<string, Set<string>>()
  for (const edge of edges) {
    for (const id of [edge.source, edge.target]) {
      const records = own.get(id) ?? new Set<string>()
      for (const record of edge.records) records.add(record)
      own.set(id, records)
    }
  }
  const parties = await namePartiesOf(source, [...own.keys()])
  return [...own]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, records]) => (parties.has(id) ? [{ ...parties.get(id)!, records: [...records].sort() }] : []))
}
