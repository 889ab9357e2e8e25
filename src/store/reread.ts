/**
 * Reading again, with a newer model or other knowledge: a report's record is replaced and merged anew. What people judged and
 * corrected stays: it goes over to the fact of the new record that rests on the same words, and so do ids that were shown.
 */
import { type Kysely, sql } from "kysely"
import type { KeptReport } from "../merge/index.ts"
import type { DiplomaticRecord, Producer } from "../record/index.ts"
import { regroup } from "./clusters.ts"
import { correctReports } from "./correct.ts"
import { toStoreError } from "./errors.ts"
import { lockWriting } from "./lock-writing.ts"
import { matchFacts } from "./match-facts.ts"
import { judgeBy, type MergeTools, mergeIn } from "./merge-in.ts"
import type { Store } from "./open.ts"
import { refuse } from "./refuse.ts"
import { keepRecords, loadReports, producerDigest } from "./reports.ts"
import { insertRows, type NewRow, toJson } from "./rows.ts"
import type { Database } from "./tables.ts"
import { removeReports } from "./withdraw.ts"

/** What reading a report again changed. */
export interface Reread {
  readonly key: string
  readonly id: string
  /** Facts of the old record that the new one has no more, has with other content, and has not had. */
  readonly removed: readonly string[]
  readonly changed: readonly string[]
  readonly added: readonly string[]
  /** Judgements by hand whose fact is no more: they no longer count. */
  readonly lostJudgements: number
}

/** Keys of the kept reports that another producer has read, or of all, in order. */
export async function findStale({ db }: Store, producer: Producer, all = false): Promise<string[]> {
  const own = all ? "" : producerDigest(producer)
  const { rows } = await sql<{ report: string }>`select report from records where producer <> ${own} order by report`.execute(db)
  return rows.map(({ report }) => report)
}

/** Kept reports by their keys. */
export const openReports = ({ db }: Store, keys: readonly string[]): Promise<KeptReport[]> => loadReports(db, keys)

/** Replaces the records of kept reports, in one transaction; gives what changed, in order. */
export async function replaceRecords(store: Store, records: ReadonlyMap<string, DiplomaticRecord>, tools: MergeTools): Promise<Reread[]> {
  try {
    return await store.db.transaction().execute(async (db) => {
      await lockWriting(db)
      const changes = await replaceAll(db, records, tools)
      await proposeAgain(db, changes)
      return changes
    })
  } catch (error) {
    throw toStoreError(error, store.place) ?? error
  }
}

/** Replaces records by what was read; corrections are made in them again. In the transaction that it is given. */
export async function replaceAll(
  db: Kysely<Database>,
  records: ReadonlyMap<string, DiplomaticRecord>,
  tools: MergeTools,
): Promise<Reread[]> {
  const before = await loadReports(db, [...records.keys()])
  const keys = before.map(({ key }) => key)
  const units = await unitsByFact(db, keys)
  const byHand = await judgementsByHand(db, [...new Set(units.values())])
  const corrections = (await sql<NewRow<"corrections">>`select * from corrections where report = any(${keys}::text[])`.execute(db)).rows
  const read = before.map(({ key, report }) => ({ key, report, record: records.get(key)! }))
  await removeReports(db, keys, tools)
  await insertRows(db, "corrections", corrections)
  const after = await correctReports(db, read)
  await keepRecords(db, after)
  await mergeIn(db, after, tools)
  const facts = new Map(before.flatMap((kept, at) => [...matchFacts(kept, after[at]!.record)]))
  const moved = movedUnits(units, facts, await unitsByFact(db, keys))
  const carried = byHand.flatMap((judgement) => carry(judgement, moved))
  await insertRows(db, "judgements", carried)
  await moveIds(db, moved)
  await refuse(db, await regroup(db, [...new Set(carried.flatMap(({ a, b }) => [a, b]))], { judge: judgeBy(tools.settings) }), {
    fold: tools.knowledge.foldName,
  })
  return before.map((kept, at) => compare(kept, after[at]!, { facts, lost: byHand.length - carried.length }))
}

/** What was checked and is another record now is to be checked again. */
async function proposeAgain(db: Kysely<Database>, changes: readonly Reread[]): Promise<void> {
  const keys = changes.filter(({ removed, changed, added }) => removed.length + changed.length + added.length > 0).map(({ key }) => key)
  await sql`update reports set review = 'proposed' where key = any(${keys}::text[]) and review <> 'proposed'`.execute(db)
}

async function unitsByFact(db: Kysely<Database>, keys: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; unit: string }>`select id, unit from facts where report = any(${keys}::text[])`.execute(db)
  return new Map(rows.map(({ id, unit }) => [id, unit]))
}

async function judgementsByHand(db: Kysely<Database>, units: readonly string[]): Promise<NewRow<"judgements">[]> {
  const { rows } = await sql<NewRow<"judgements">>`select * from judgements where author not like 'dragoman/%'
    and (a = any(${units}::text[]) or b = any(${units}::text[]))`.execute(db)
  return rows
}

/** Where the units of the old facts are: the units of the new facts on the same words. */
function movedUnits(
  before: ReadonlyMap<string, string>,
  facts: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Map<string, string> {
  const moved = new Map<string, string>()
  for (const [fact, unit] of before) {
    const now = after.get(facts.get(fact) ?? fact)
    if (now !== undefined && (facts.has(fact) || fact.endsWith("/r"))) moved.set(unit, now)
  }
  return moved
}

function carry(judgement: NewRow<"judgements">, moved: ReadonlyMap<string, string>): NewRow<"judgements">[] {
  const [one, other] = [moved.get(judgement.a) ?? judgement.a, moved.get(judgement.b) ?? judgement.b]
  if (one === other) return []
  const [a, b] = [one, other].sort() as [string, string]
  return [{ ...judgement, a, b }]
}

/** Ids that were shown lead to where their words are now. */
async function moveIds(db: Kysely<Database>, moved: ReadonlyMap<string, string>): Promise<void> {
  const rows = [...moved].filter(([from, to]) => from !== to).map(([unit, now]) => ({ unit, now }))
  await sql`update ids i set unit = n.now from json_to_recordset(${toJson(rows)}::json) as n(unit text, now text)
    where i.unit = n.unit and not exists (select from units u where u.id = i.unit)`.execute(db)
}

function compare(before: KeptReport, after: KeptReport, { facts, lost }: { facts: ReadonlyMap<string, string>; lost: number }): Reread {
  const [old, fresh] = [localFacts(before.record), localFacts(after.record)]
  const now = (id: string) => facts.get(`${before.key}/${id}`)?.slice(before.key.length + 1)
  const kept = new Set([...old.keys()].map(now))
  return {
    key: before.key,
    id: before.record.report.id,
    removed: [...old.keys()].filter((id) => now(id) === undefined),
    changed: [...old].filter(([id, text]) => now(id) !== undefined && fresh.get(now(id)!) !== text).map(([id]) => id),
    added: [...fresh.keys()].filter((id) => !kept.has(id)),
    lostJudgements: lost,
  }
}

/** Facts of a record by id, as JSON without the id. */
function localFacts({ actors, events, statements, tours }: DiplomaticRecord): Map<string, string> {
  const all = [...actors, ...events, ...statements, ...tours]
  return new Map(all.map(({ id, ...fact }) => [id, JSON.stringify(fact)]))
}
