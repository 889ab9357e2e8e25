/** Facts out of their units: the reverse of counting them in. A unit whose last fact goes is removed; one that loses its smallest fact
 * takes its content from the next. */
import { type Kysely, sql } from "kysely"
import type { Knowledge } from "../knowledge/index.ts"
import { describeFacts, type Fact } from "../merge/index.ts"
import { loadReports } from "./reports.ts"
import { deleteRows, updateRows } from "./rows.ts"
import type { Database } from "./tables.ts"
import { gatherUnits, loadUnits } from "./units.ts"

/** What taking facts out did. */
export interface Uncounted {
  /** Every unit that lost a fact. */
  readonly touched: readonly string[]
  /** Those that have none left; their rows are still there. */
  readonly removed: ReadonlySet<string>
  readonly grown: readonly string[]
}

/** Deletes the facts of reports and counts their units anew from the facts that stay. */
export async function uncountFacts(db: Kysely<Database>, keys: readonly string[], knowledge: Knowledge): Promise<Uncounted> {
  const { rows } = await sql<{ unit: string }>`select distinct unit from facts where report = any(${keys}::text[])`.execute(db)
  const touched = rows.map(({ unit }) => unit)
  await deleteRows(db, "facts", "report", keys)
  const left = await recountUnits(db, touched, knowledge)
  return { touched, removed: new Set(touched.filter((unit) => !left.has(unit))), grown: [...left] }
}

/** Counts units anew from the facts that are there; gives those that have any. */
export async function recountUnits(db: Kysely<Database>, ids: readonly string[], knowledge: Knowledge): Promise<ReadonlySet<string>> {
  const { rows: left } = await sql<{ unit: string; count: number; fact: string; first: string | null; last: string | null }>`
    select f.unit, count(*)::int as count, min(f.id) as fact, min(r.first) as first, max(r.last) as last
    from facts f join reports r on r.key = f.report where f.unit = any(${ids}::text[]) group by f.unit`.execute(db)
  const units = await loadUnits(
    db,
    left.map(({ unit }) => unit),
  )
  const contents = await describeAgain(
    db,
    left.filter(({ unit, fact }) => units.get(unit)!.fact !== fact),
    knowledge,
  )
  const changed = left.map(({ unit, count, fact, first, last }) => {
    const content = contents.get(unit) ?? units.get(unit)!.content
    return { id: unit, facts: count, fact, first, last, content }
  })
  await updateRows(db, "units", changed)
  return new Set(changed.map(({ id }) => id))
}

/** The content of units from the facts that are now their smallest. */
async function describeAgain(
  db: Kysely<Database>,
  facts: readonly { unit: string; fact: string }[],
  knowledge: Knowledge,
): Promise<Map<string, Fact>> {
  const keys = [...new Set(facts.map(({ fact }) => fact.slice(0, fact.indexOf("/"))))]
  const described = (await loadReports(db, keys)).flatMap((kept) => describeFacts(kept, knowledge))
  const wanted = new Set(facts.map(({ fact }) => fact))
  const units = gatherUnits(described.filter(({ id }) => wanted.has(id)))
  return new Map([...units].map(([unit, { content }]) => [unit, content]))
}
