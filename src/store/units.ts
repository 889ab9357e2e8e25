/**
 * Facts to units, and units to candidates: what comes in is counted into the units that are there, and what is new is judged
 * against whatever shares a block with it. Nothing is judged twice.
 */
import { type Kysely, sql } from "kysely"
import { blockKeys, type Fact, type Judgement } from "../merge/index.ts"
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

/** Keeps facts and counts them into their units. */
export async function keepFacts(db: Kysely<Database>, facts: readonly Fact[]): Promise<Counted> {
  await insertRows(
    db,
    "facts",
    facts.map(({ id, report, kind, unit }) => ({ id, report, kind, unit })),
  )
  const units = gatherUnits(facts)
  const known = await loadUnits(db, [...units.keys()])
  const fresh = new Map([...units].filter(([id]) => !known.has(id)))
  await insertRows(db, "units", [...fresh.values()])
  await insertRows(
    db,
    "blocks",
    [...fresh.values()].flatMap(({ id, content }) => blockKeys(content).map((block) => ({ block, unit: id }))),
  )
  await updateRows(
    db,
    "units",
    [...known.values()].map((unit) => joinUnits(unit, units.get(unit.id)!)),
  )
  return { fresh, grown: [...known.keys()] }
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

/** Units by their ids; those that are not there are left out. */
export async function loadUnits(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Unit>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Unit>`select * from units where id = any(${ids}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Judges fresh units against each other and against what is kept, wherever two share a block, and keeps the judgements. */
export async function judgeFresh(db: Kysely<Database>, fresh: ReadonlyMap<string, Unit>, judge: Judge): Promise<Judgement[]> {
  const blocks = new Map<string, Set<string>>()
  for (const unit of fresh.values()) for (const block of blockKeys(unit.content)) (blocks.get(block) ?? put(blocks, block)).add(unit.id)
  const { rows } = await sql<{ block: string; unit: string }>`select block, unit from blocks
    where block = any(${[...blocks.keys()]}::text[])`.execute(db)
  for (const { block, unit } of rows) blocks.get(block)?.add(unit)
  const others = new Set(rows.map(({ unit }) => unit).filter((unit) => !fresh.has(unit)))
  const units = new Map([...fresh, ...(await loadUnits(db, [...others]))])
  const judgements = judgeWithin([...blocks.values()], units, { fresh, judge })
  await insertRows(db, "judgements", judgements)
  return judgements
}

function put(blocks: Map<string, Set<string>>, block: string): Set<string> {
  const made = new Set<string>()
  blocks.set(block, made)
  return made
}

function judgeWithin(
  blocks: readonly ReadonlySet<string>[],
  units: ReadonlyMap<string, Unit>,
  { fresh, judge }: { fresh: ReadonlyMap<string, Unit>; judge: Judge },
): Judgement[] {
  const judged = new Map<string, Judgement>()
  for (const block of blocks) {
    const members = [...block]
    for (const one of members.filter((id) => fresh.has(id))) {
      for (const other of members) {
        if (one === other || (fresh.has(other) && other < one)) continue
        const [a, b] = one < other ? [one, other] : [other, one]
        const key = `${a}\n${b}`
        if (!judged.has(key)) judged.set(key, judge(units.get(a)!.content, units.get(b)!.content))
      }
    }
  }
  return [...judged.values()]
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
export async function loadJudgements(db: Kysely<Database>, units: readonly string[]): Promise<Judgement[]> {
  const { rows } = await sql<Judgement>`select a, b, author, kind, verdict, probability, '[]'::json as reasons from judgements
    where a = any(${units}::text[]) and b = any(${units}::text[])`.execute(db)
  return rows
}

/** Writes where units belong now. */
export async function moveUnits(db: Kysely<Database>, moves: ReadonlyMap<string, string>): Promise<void> {
  const rows = [...moves].map(([id, merged]) => ({ id, merged }))
  await sql`update units u set merged = n.merged from json_to_recordset(${toJson(rows)}::json) as n(id text, merged text)
    where u.id = n.id`.execute(db)
}
