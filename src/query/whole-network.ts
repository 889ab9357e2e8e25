/** The network of a whole store, in bounded memory: every edge of every kind of pair with its count, and the nodes that edges join. */
import { sql } from "kysely"
import { MEETINGS, type NetworkEdge } from "./network.ts"
import { type NamedParty, namePartiesOf } from "./parties.ts"
import type { Source } from "./resolve.ts"
import { texts } from "./sql.ts"
import { streamRows } from "./stream.ts"

/** What joins them, of which kind of party. */
export type WholeEdge = Omit<NetworkEdge, "records"> & { readonly level: "country" | "body" | "person" }

const meets = sql`select 'meets' as relation, d.kind as level, d.a as source, d.b as target, false as directed, d.weight, d.first, d.last
  from occurrence_dyads d where d.type = any(${texts(MEETINGS)}) and d.status in ('occurred', 'ongoing')`

/** Of a person both the state that is spoken for and the person speak. */
const speaks = sql`select 'speaks' as relation, x.level, x.source, x.target, true as directed, 1 as weight, s.first, s.last
  from statements s join statement_targets t on t.statement = s.id,
  lateral (values ('country', s.speaker_country, t.country),
    (case when s.speaker like 'p-%' then 'person' else 'body' end, s.speaker, t.entity)) as x(level, source, target)
  where x.source is not null and x.target is not null and x.source <> x.target`

/** What joins them: meeting, speaking of, or both. */
export type Relation = NetworkEdge["relation"]

const edges = (
  relation: Relation | undefined,
) => sql`select e.relation, e.level, e.source, e.target, e.directed, count(*)::integer as count,
  round(sum(e.weight)::numeric, 4)::double precision as weight, min(e.first) as first, max(coalesce(e.last, e.first)) as last
  from (${relation === undefined ? sql`${meets} union all ${speaks}` : relation === "meets" ? meets : speaks}) e group by e.relation, e.level, e.source, e.target, e.directed`

/** Gives the edges, all or those of one relation, in the order of relation, level and ends. The source must be at one moment. */
export const networkEdges = ({ db }: Source, relation?: Relation): AsyncGenerator<readonly WholeEdge[]> =>
  streamRows(
    db,
    sql<WholeEdge>`select * from (${edges(relation)}) g
      order by g.relation collate "C", g.level collate "C", g.source collate "C", g.target collate "C"`,
  )

/** Gives the nodes that those edges join, in the order of their ids. The source must be at one moment. */
export async function* networkNodes(source: Source, relation?: Relation): AsyncGenerator<readonly NamedParty[]> {
  const ends = sql<{ id: string }>`select distinct n.id collate "C" as id
    from (${edges(relation)}) g, lateral (values (g.source), (g.target)) as n(id) order by 1`
  for await (const rows of streamRows(source.db, ends)) {
    const names = await namePartiesOf(
      source,
      rows.map(({ id }) => id),
    )
    yield rows.flatMap(({ id }) => names.get(id) ?? [])
  }
}
