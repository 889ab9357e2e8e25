/** What fusing needs, loaded: the members of merged things with their records, and where every actor, event and statement belongs. */
import { type Kysely, sql } from "kysely"
import { type Fact, type FactKind, type Fused, fuse, type KeptReport, type Member, type ReportFact } from "../../merge/index.ts"
import type { DiplomaticRecord } from "../../record/index.ts"
import type { Database } from "../tables.ts"
import { type AtHand, withContents } from "../units.ts"

/** Where facts belong: the id of the person, body, occurrence or statement that a fact is merged into. */
export type Belonging = (fact: string) => string | null

/** One merged thing with its members and its fused view. */
export interface Group<F extends Fact = Fact, V extends Fused = Fused> {
  readonly id: string
  readonly members: readonly Member<F>[]
  readonly view: V
}

/** Reports and their facts while things are fused: each is loaded once, however many things it is a part of. */
export interface Members {
  readonly belonging: Belonging
  /** Makes sure that the facts of these reports are known. */
  know(keys: readonly string[]): Promise<void>
  records(keys: readonly string[]): Promise<{ key: string; record: DiplomaticRecord }[]>
  load<F extends Fact, V extends Fused>(kind: FactKind, ids: readonly string[]): Promise<Group<F, V>[]>
}

/** Reports held at once. */
const MOST = 1500

/** Opens the members of things; reports in hand and units at hand need not be loaded. */
export function openMembers(db: Kysely<Database>, inHand: readonly KeptReport[], atHand: AtHand): Members {
  const records = new Map<string, DiplomaticRecord>(inHand.map(({ key, record }) => [key, record]))
  const facts = new Map<string, ReportFact>()
  const merged = new Map<string, string>()
  const known = new Set<string>()
  const know = async (keys: readonly string[]): Promise<void> => {
    if (known.size > MOST) for (const all of [known, merged]) all.clear()
    const wanted = [...new Set(keys)].filter((key) => !known.has(key))
    for (const { id, into } of await loadBelonging(db, wanted)) merged.set(id, into)
    for (const key of wanted) known.add(key)
  }
  const keepRecords = async (keys: readonly string[]): Promise<void> => {
    if (records.size > MOST) for (const all of [records, facts]) all.clear()
    for (const { report, record } of await loadRecords(
      db,
      keys.filter((key) => !records.has(key)),
    ))
      records.set(report, record)
    for (const fact of await loadReportFacts(
      db,
      keys.filter((key) => !facts.has(key)),
      atHand,
    ))
      facts.set(fact.report, fact)
  }
  const load = async <F extends Fact, V extends Fused>(kind: FactKind, ids: readonly string[]): Promise<Group<F, V>[]> => {
    const rows = await loadContents<F>(db, kind, ids, atHand)
    const keys = [...new Set(rows.map(({ content }) => content.report))]
    await keepRecords(keys)
    await know(keys)
    return [...Map.groupBy(rows, ({ merged: id }) => id)].map(([id, all]) => {
      const members = all.map(({ content }) => ({
        fact: content,
        record: records.get(content.report)!,
        report: facts.get(content.report)!,
      }))
      return { id, members, view: { ...fuse(members), id } as V }
    })
  }
  const recordsOf = async (keys: readonly string[]) => {
    await keepRecords(keys)
    return keys.flatMap((key) => (records.has(key) ? [{ key, record: records.get(key)! }] : []))
  }
  return { records: recordsOf, belonging: (fact) => merged.get(fact) ?? null, know, load }
}

async function loadContents<F extends Fact>(
  db: Kysely<Database>,
  kind: FactKind,
  ids: readonly string[],
  atHand: AtHand,
): Promise<{ merged: string; content: F }[]> {
  const { rows } = await sql<{ id: string; merged: string }>`select id, merged from units
    where merged = any(${ids}::text[]) and kind = ${kind} order by id`.execute(db)
  return (await withContents(db, rows, atHand)) as unknown as { merged: string; content: F }[]
}

async function loadRecords(db: Kysely<Database>, keys: readonly string[]): Promise<{ report: string; record: DiplomaticRecord }[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ report: string; record: DiplomaticRecord }>`select report, record from records
    where report = any(${keys}::text[])`.execute(db)
  return rows
}

async function loadReportFacts(db: Kysely<Database>, keys: readonly string[], atHand: AtHand): Promise<ReportFact[]> {
  if (keys.length === 0) return []
  const rows = keys.map((key) => ({ id: `${key}/r` }))
  return (await withContents(db, rows, atHand)).flatMap(({ content }) => content ?? []) as ReportFact[]
}

async function loadBelonging(db: Kysely<Database>, keys: readonly string[]): Promise<{ id: string; into: string }[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ id: string; into: string }>`select f.id, u.merged as into from facts f join units u on u.id = f.unit
    where f.report = any(${keys}::text[]) and f.kind <> 'report'`.execute(db)
  return rows
}
