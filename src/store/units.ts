/**
 * Facts to units, and units to candidates: what comes in is counted into the units that are there, and what is new is judged
 * against whatever shares a block with it. Nothing is judged twice.
 */
import { type Kysely, sql } from "kysely"
import { blockKeys, type Fact, isByHand, type Judgement } from "../merge/index.ts"
import { dayColumns } from "./identity.ts"
import { insertRows, type NewRow, toJson, updateRows } from "./rows.ts"
import type { Database } from "./tables.ts"

/** A unit as a row. */
export type Unit = NewRow<"units">

/** Judges two facts. */
export type Judge = (a: Fact, b: Fact) => Judgement

/** What became of the units. */
export interface Counted {
  /** Units that were not there before. */
  readonly fresh: ReadonlyMap<string, Unit>
  /** Units that were there and have new facts. */
  readonly grown: readonly string[]
}

/** Keeps facts and counts them into their units; the rows of fresh units are written with what they are merged into (`regroup`). */
export async function keepFacts(db: Kysely<Database>, facts: readonly Fact[]): Promise<Counted> {
  await insertRows(
    db,
    "facts",
    facts.map(({ id, report, kind, unit }) => ({ id, report, kind, unit })),
  )
  const units = gatherUnits(facts)
  const known = await loadUnits(db, [...units.keys()])
  const fresh = new Map([...units].filter(([id]) => !known.has(id)))
  await updateRows(
    db,
    "units",
    [...known.values()].map((unit) => joinUnits(unit, units.get(unit.id)!)),
  )
  return { fresh, grown: [...known.keys()] }
}

/** Puts units into their blocks. */
export async function keepBlocks(db: Kysely<Database>, units: readonly Unit[]): Promise<void> {
  const rows = units.flatMap(({ id, content }) => blockKeys(content).map((block) => ({ block, id })))
  await sql`insert into blocks (block, unit) select * from unnest(${rows.map(({ block }) => block)}::text[],
    ${rows.map(({ id }) => id)}::text[])`.execute(db)
}

/** Takes units out of their blocks. */
export async function dropBlocks(db: Kysely<Database>, units: readonly Unit[]): Promise<void> {
  const rows = units.flatMap(({ id, content }) => blockKeys(content).map((block) => ({ block, id })))
  await sql`delete from blocks b using unnest(${rows.map(({ block }) => block)}::text[], ${rows.map(({ id }) => id)}::text[]) as n(block, unit)
    where b.block = n.block and b.unit = n.unit`.execute(db)
}

/** The units of facts, each with the fact of the smallest id. */
export function gatherUnits(facts: readonly Fact[]): Map<string, Unit> {
  const units = new Map<string, Unit>()
  for (const fact of facts) {
    const one = unitOf(fact)
    const before = units.get(fact.unit)
    units.set(fact.unit, before ? joinUnits(before, one) : one)
  }
  return units
}

function unitOf(fact: Fact): Unit {
  const { id, unit, kind, published } = fact
  return { id: unit, kind, content: fact, facts: 1, fact: id, ...dayColumns(published), merged: unit }
}

function joinUnits(one: Unit, other: Unit): Unit {
  const smaller = one.fact <= other.fact ? one : other
  return {
    ...one,
    content: smaller.content,
    fact: smaller.fact,
    facts: one.facts + other.facts,
    first: earlier(one.first, other.first),
    last: later(one.last, other.last),
  }
}

/** The earlier of two days, an unknown one aside. */
export const earlier = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one
/** The later of two days, an unknown one aside. */
export const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one

/** What units say, by their ids: of those at hand it need not be loaded again. */
export type AtHand = ReadonlyMap<string, Pick<Unit, "content">>

/** Units by their ids; those that are not there are left out. */
export async function loadUnits(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Unit>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Unit>`select * from units where id = any(${ids}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Rows of units with what they say, loaded of those that are not at hand. */
export async function withContents<R extends { readonly id: string }>(
  db: Kysely<Database>,
  rows: readonly R[],
  atHand: AtHand,
): Promise<(R & Pick<Unit, "content">)[]> {
  const far = rows.flatMap(({ id }) => (atHand.has(id) ? [] : [id]))
  const loaded = new Map<string, Fact>()
  if (far.length > 0) {
    const { rows: contents } = await sql<
      Pick<Unit, "id" | "content">
    >`select id, content from units where id = any(${far}::text[])`.execute(db)
    for (const { id, content } of contents) loaded.set(id, content)
  }
  return rows.map((row) => ({ ...row, content: atHand.get(row.id)?.content ?? loaded.get(row.id)! }))
}

/**
 * Judges fresh units against each other and against what is kept, wherever two share a block, and keeps what is same or unsure. Most
 * pairs are different and never come near each other: those are kept when they have to hold a cluster apart (`judgeComponents`). Gives
 * the units that were judged.
 */
export async function judgeFresh(db: Kysely<Database>, fresh: ReadonlyMap<string, Unit>, judge: Judge): Promise<Map<string, Unit>> {
  const blocks = new Map<string, Set<string>>()
  for (const unit of fresh.values()) for (const block of blockKeys(unit.content)) (blocks.get(block) ?? put(blocks, block)).add(unit.id)
  const { rows } = await sql<{ block: string; unit: string }>`select block, unit from blocks
    where block = any(${[...blocks.keys()]}::text[])`.execute(db)
  for (const { block, unit } of rows) blocks.get(block)?.add(unit)
  const others = new Set(rows.map(({ unit }) => unit).filter((unit) => !fresh.has(unit)))
  const units = new Map([...fresh, ...(await loadUnits(db, [...others]))])
  const judgements = judgeWithin([...blocks.values()], units, (one) => fresh.has(one), judge)
  await insertRows(
    db,
    "judgements",
    judgements.filter(({ verdict }) => verdict !== "different"),
  )
  return units
}

function put(blocks: Map<string, Set<string>>, block: string): Set<string> {
  const made = new Set<string>()
  blocks.set(block, made)
  return made
}

/** Judges the pairs within blocks of which one is wanted, each once. */
function judgeWithin(
  blocks: readonly ReadonlySet<string>[],
  units: ReadonlyMap<string, Unit>,
  isWanted: (unit: string) => boolean,
  judge: Judge,
): Judgement[] {
  const judged = new Map<string, Set<string>>()
  const judgements: Judgement[] = []
  for (const block of blocks) {
    if (block.size < 2) continue
    const members = [...block]
    const wanted = new Set(members.filter(isWanted))
    for (const one of wanted) {
      const { content } = units.get(one)!
      const met = judged.get(one) ?? put(judged, one)
      for (const other of members) {
        // of two that are wanted the smaller one asks
        if (one === other || (other < one && wanted.has(other)) || met.has(other)) continue
        met.add(other)
        judgements.push(judge(content, units.get(other)!.content))
      }
    }
  }
  return judgements
}

/** Judges and keeps the pairs of connected units that share a block and have no judgement of the program yet; gives all judgements. */
export async function judgeComponents(db: Kysely<Database>, units: ReadonlyMap<string, Unit>, judge: Judge): Promise<Judgement[]> {
  const kept = await loadJudgements(db, [...units.keys()])
  const known = new Set(kept.filter((one) => !isByHand(one)).map(({ a, b }) => `${a}\n${b}`))
  const connected = labelComponents(units, kept)
  const blocks = new Map<string, Set<string>>()
  for (const { id, content } of units.values()) {
    for (const block of blockKeys(content)) {
      const key = `${connected.get(id)} ${block}`
      ;(blocks.get(key) ?? put(blocks, key)).add(id)
    }
  }
  const fresh: Judgement[] = []
  const judgeNew: Judge = (one, other) => {
    const key = one.unit < other.unit ? `${one.unit}\n${other.unit}` : `${other.unit}\n${one.unit}`
    const judgement = known.has(key) ? undefined : judge(one, other)
    if (judgement) fresh.push(judgement)
    return judgement as Judgement
  }
  judgeWithin(
    [...blocks.values()].filter(({ size }) => size > 1),
    units,
    () => true,
    judgeNew,
  )
  await insertRows(db, "judgements", fresh)
  return [...kept, ...fresh]
}

/** For each unit the smallest of those that "same" joins it to. */
function labelComponents(units: ReadonlyMap<string, Unit>, judgements: readonly Judgement[]): Map<string, string> {
  const label = new Map([...units.keys()].map((id) => [id, id]))
  const find = (id: string): string => {
    const next = label.get(id)!
    return next === id ? id : find(next)
  }
  for (const { a, b, verdict } of judgements) {
    if (verdict !== "same") continue
    const [one, other] = [find(a), find(b)].sort()
    label.set(other!, one!)
  }
  return new Map([...units.keys()].map((id) => [id, find(id)]))
}

/** Every unit that "same" joins to one of these, directly or by others. */
export async function loadComponents(db: Kysely<Database>, seeds: readonly string[]): Promise<string[]> {
  const found = new Set(seeds)
  let edge = [...found]
  while (edge.length > 0) {
    const { rows } = await sql<{ unit: string }>`
      select b as unit from judgements where verdict = 'same' and a = any(${edge}::text[])
      union select a from judgements where verdict = 'same' and b = any(${edge}::text[])`.execute(db)
    edge = rows.map(({ unit }) => unit).filter((unit) => !found.has(unit))
    for (const unit of edge) found.add(unit)
  }
  return [...found]
}

/** The judgements between these units. */
async function loadJudgements(db: Kysely<Database>, units: readonly string[]): Promise<Judgement[]> {
  const { rows } = await sql<Judgement>`select a, b, author, kind, verdict, probability, '[]'::json as reasons from judgements
    where a = any(${units}::text[]) and b = any(${units}::text[])`.execute(db)
  return rows
}

/** Writes where units belong now. */
export async function moveUnits(db: Kysely<Database>, moves: ReadonlyMap<string, string>): Promise<void> {
  if (moves.size === 0) return
  const rows = [...moves].map(([id, merged]) => ({ id, merged }))
  await sql`update units u set merged = n.merged from json_to_recordset(${toJson(rows)}::json) as n(id text, merged text)
    where u.id = n.id`.execute(db)
}
