/** What fusing needs, loaded: the members of merged things with their records, and where every actor, event and statement belongs. */
import { type Kysely, sql } from "kysely"
import type { Fact, FactKind, Fused, Member, ReportFact } from "../../merge/index.ts"
import { fuse } from "../../merge/index.ts"
import type { DiplomaticRecord } from "../../record/index.ts"
import type { Database } from "../tables.ts"

/** Where facts belong: the id of the person, body, occurrence or statement that a fact is merged into. */
export type Belonging = (fact: string) => string | null

/** One merged thing with its members and its fused view. */
export interface Group<F extends Fact = Fact, V extends Fused = Fused> {
  readonly id: string
  readonly members: readonly Member<F>[]
  readonly view: V
}

/** Loads and fuses the things with these ids; those that are no more are left out. */
export async function loadGroups<F extends Fact, V extends Fused>(
  db: Kysely<Database>,
  kind: FactKind,
  ids: readonly string[],
): Promise<{ groups: Group<F, V>[]; belonging: Belonging }> {
  const { rows } = await sql<{ merged: string; content: F }>`select merged, content from units
    where merged = any(${ids}::text[]) and kind = ${kind} order by id`.execute(db)
  const reports = await loadMembers(db, [...new Set(rows.map(({ content }) => content.report))])
  const byId = Map.groupBy(rows, ({ merged }) => merged)
  const groups = [...byId].map(([id, members]) => makeGroup<F, V>(id, members, reports.of))
  return { groups, belonging: reports.belonging }
}

type ReportParts = { readonly record: DiplomaticRecord; readonly fact: ReportFact }

function makeGroup<F extends Fact, V extends Fused>(
  id: string,
  rows: readonly { content: F }[],
  reports: ReadonlyMap<string, ReportParts>,
): Group<F, V> {
  const members = rows.flatMap(({ content }) => {
    const parts = reports.get(content.report)
    return parts ? [{ fact: content, record: parts.record, report: parts.fact }] : []
  })
  return { id, members, view: { ...fuse(members), id } as V }
}

/** Records and report facts of reports, and where each of their facts belongs. */
async function loadMembers(db: Kysely<Database>, keys: readonly string[]): Promise<{ of: Map<string, ReportParts>; belonging: Belonging }> {
  const { rows } = await sql<{ report: string; record: DiplomaticRecord; fact: ReportFact }>`
    select r.report, r.record, u.content as fact from records r join units u on u.id = r.report || '/r'
    where r.report = any(${keys}::text[])`.execute(db)
  const of = new Map(rows.map(({ report, record, fact }) => [report, { record, fact }]))
  return { of, belonging: await loadBelonging(db, keys) }
}

/** Where the facts of these reports belong. */
export async function loadBelonging(db: Kysely<Database>, keys: readonly string[]): Promise<Belonging> {
  const { rows } = await sql<{ id: string; merged: string }>`select f.id, u.merged from facts f join units u on u.id = f.unit
    where f.report = any(${keys}::text[]) and f.kind <> 'report'`.execute(db)
  const merged = new Map(rows.map(({ id, merged: into }) => [id, into]))
  return (fact) => merged.get(fact) ?? null
}
