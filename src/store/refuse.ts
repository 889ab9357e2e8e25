/**
 * Fuses again what a change touched: the rows of each thing are deleted and made anew from its members, in pieces, so that memory
 * stays bounded. What refers to a thing whose id changed is fused again too.
 */
import { type Kysely, sql } from "kysely"
import type { EventFact, FactKind, FusedStatement, FusedTour, KeptReport, Occurrence, StatementFact, TourFact } from "../merge/index.ts"
import { add, type Regrouped } from "./clusters.ts"
import { type Members, openMembers } from "./fused/members.ts"
import { occurrenceRows } from "./fused/occurrences.ts"
import { compareHoldings, findConcerned, keepOffices } from "./fused/offices.ts"
import { bodyRows, type Fold, personRows } from "./fused/people.ts"
import { statementRows, tourRows } from "./fused/statements.ts"
import { tieRows } from "./fused/ties.ts"
import { deleteRows, insertRows, type NewRow } from "./rows.ts"
import type { Database } from "./tables.ts"
import { type AtHand, type Unit, withContents } from "./units.ts"

/** How many things are fused at once. */
const PIECE = 300

type Ids = ReadonlySet<string>
const NONE: Ids = new Set()

/** How to fuse. */
export interface RefuseOptions {
  readonly fold: Fold
  /** Reports whose records need not be loaded. */
  readonly inHand?: readonly KeptReport[]
  /** More reports whose ties are written anew, by their keys. */
  readonly tied?: readonly string[]
  /** Units whose content need not be loaded. */
  readonly atHand?: AtHand
}

/** Fuses all that was touched, and all that refers to what is gone. */
export async function refuse(
  db: Kysely<Database>,
  { touched, gone }: Regrouped,
  { fold, inHand = [], atHand = new Map(), tied: also = [] }: RefuseOptions,
): Promise<void> {
  const members = openMembers(db, inHand, atHand)
  const all = new Map([...touched].map(([kind, ids]) => [kind, new Set(ids)]))
  for (const [kind, ids] of gone) for (const id of ids) add(all, kind, id)
  const of = (kind: FactKind): string[] => [...(all.get(kind) ?? NONE)].sort()
  const lost = (...kinds: FactKind[]): string[] => kinds.flatMap((kind) => [...(gone.get(kind) ?? NONE)])
  const entities = lost("person", "body")
  const concerned = new Set<string>()
  await inPieces(of("person"), async (ids) => {
    for (const id of await fusePeople(db, ids, { fold, atHand })) concerned.add(id)
  })
  await inPieces(of("body"), (ids) => fuseBodies(db, ids, { fold, atHand }))
  await inPieces(of("report"), (ids) => markSources(db, ids))
  const events = await referring(db, of("event"), entities, [["occurrence_participants", "occurrence", "entity"]])
  const tourIds = lost("tour")
  const happened = await referring(db, events, tourIds, [["occurrences", "id", "tour"]])
  await inPieces(happened, (ids) => fuseOccurrences(db, ids, members))
  await inPieces([...new Set([...happened, ...concerned])].sort(), (ids) => keepOffices(db, ids))
  const occurrences = lost("event")
  const spoken = await referring(db, of("statement"), entities, [
    ["statements", "id", "speaker"],
    ["statement_targets", "statement", "entity"],
  ])
  await inPieces(await referring(db, spoken, occurrences, [["statements", "id", "occasion"]]), (ids) => fuseStatements(db, ids, members))
  const travelled = await referring(db, of("tour"), entities, [["tours", "id", "traveller"]])
  await inPieces(await referring(db, travelled, occurrences, [["tour_legs", "tour", "occurrence"]]), (ids) => fuseTours(db, ids, members))
  const tied = await referring(
    db,
    [],
    [...entities, ...lost("statement")],
    [
      ["ties", "report", "source"],
      ["ties", "report", "target"],
      ["ties", "report", "statement"],
    ],
  )
  const own = inHand.map(({ key }) => key)
  await inPieces([...new Set([...tied, ...own, ...also])], (keys) => keepTies(db, keys, members))
}

async function inPieces(ids: readonly string[], work: (piece: string[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < ids.length; at += PIECE) await work(ids.slice(at, at + PIECE))
}

/** The ids, and those of the rows whose column has a value that is gone. */
async function referring(
  db: Kysely<Database>,
  ids: readonly string[],
  gone: readonly string[],
  places: readonly (readonly [table: string, id: string, column: string])[],
): Promise<string[]> {
  const found = new Set(ids)
  if (gone.length === 0) return [...found]
  for (const [table, id, column] of places) {
    const { rows } = await sql<{ id: string }>`select distinct ${sql.ref(id)} as id from ${sql.table(table)}
      where ${sql.ref(column)} = any(${gone}::text[])`.execute(db)
    for (const row of rows) found.add(row.id)
  }
  return [...found].sort()
}

type Fusing = Required<Pick<RefuseOptions, "fold" | "atHand">>

/** Fuses people; gives the occurrences for which they hold other offices than before. */
async function fusePeople(db: Kysely<Database>, ids: readonly string[], { fold, atHand }: Fusing): Promise<string[]> {
  const groups = await unitsOf(db, ids, atHand)
  const rows = [...groups].map(([id, units]) => personRows(id, units as never, fold))
  const { rows: before } = await sql<NewRow<"holdings">>`select * from holdings where person = any(${ids}::text[])`.execute(db)
  await clear(db, ids, [
    ["people", "id"],
    ["names", "entity"],
    ["holdings", "person"],
  ])
  await insertRows(
    db,
    "people",
    rows.map(({ entity }) => entity),
  )
  await insertRows(
    db,
    "names",
    rows.flatMap(({ names }) => names),
  )
  const holdings = rows.flatMap((row) => row.holdings)
  await insertRows(db, "holdings", holdings)
  return findConcerned(db, compareHoldings(before, holdings))
}

async function fuseBodies(db: Kysely<Database>, ids: readonly string[], { fold, atHand }: Fusing): Promise<void> {
  const groups = await unitsOf(db, ids, atHand)
  const rows = [...groups].flatMap(([id, units]) => bodyRows(id, units as never, fold) ?? [])
  await clear(db, ids, [
    ["bodies", "id"],
    ["names", "entity"],
  ])
  await insertRows(
    db,
    "bodies",
    rows.map(({ entity }) => entity),
  )
  await insertRows(
    db,
    "names",
    rows.flatMap(({ names }) => names),
  )
}

async function unitsOf(db: Kysely<Database>, ids: readonly string[], atHand: AtHand): Promise<Map<string, Unit[]>> {
  const { rows } = await sql<Omit<Unit, "content">>`select id, kind, facts, fact, first, last, merged from units
    where merged = any(${ids}::text[]) order by id`.execute(db)
  return Map.groupBy(await withContents(db, rows, atHand), ({ merged }) => merged)
}

/** Copies get the smallest key among them as their source. */
async function markSources(db: Kysely<Database>, ids: readonly string[]): Promise<void> {
  await sql`update reports r set source = n.source from (
      select f.report, min(f.report) over (partition by u.merged) as source
      from units u join facts f on f.unit = u.id where u.merged = any(${ids}::text[]) and u.kind = 'report'
    ) n where r.key = n.report and r.source <> n.source`.execute(db)
}

async function fuseOccurrences(db: Kysely<Database>, ids: readonly string[], members: Members): Promise<void> {
  const groups = await members.load<EventFact, Occurrence>("event", ids)
  const rows = groups.map((group) => occurrenceRows(group, members.belonging))
  await clear(db, ids, [
    ["occurrences", "id"],
    ["occurrence_participants", "occurrence"],
    ["occurrence_publishers", "occurrence"],
    ["occurrence_dyads", "occurrence"],
  ])
  await insertRows(
    db,
    "occurrences",
    rows.map(({ occurrence }) => occurrence),
  )
  await insertRows(
    db,
    "occurrence_participants",
    rows.flatMap(({ participants }) => participants),
  )
  await insertRows(
    db,
    "occurrence_publishers",
    rows.flatMap(({ publishers }) => publishers),
  )
  await insertRows(
    db,
    "occurrence_dyads",
    rows.flatMap(({ dyads }) => dyads),
  )
}

async function fuseStatements(db: Kysely<Database>, ids: readonly string[], members: Members): Promise<void> {
  const groups = await members.load<StatementFact, FusedStatement>("statement", ids)
  const rows = groups.map((group) => statementRows(group, members.belonging))
  await clear(db, ids, [
    ["statements", "id"],
    ["statement_targets", "statement"],
  ])
  await insertRows(
    db,
    "statements",
    rows.map(({ statement }) => statement),
  )
  await insertRows(
    db,
    "statement_targets",
    rows.flatMap(({ targets }) => targets),
  )
}

async function fuseTours(db: Kysely<Database>, ids: readonly string[], members: Members): Promise<void> {
  const groups = await members.load<TourFact, FusedTour>("tour", ids)
  const rows = groups.map((group) => tourRows(group, members.belonging))
  await clear(db, ids, [
    ["tours", "id"],
    ["tour_legs", "tour"],
  ])
  await insertRows(
    db,
    "tours",
    rows.map(({ tour }) => tour),
  )
  await insertRows(
    db,
    "tour_legs",
    rows.flatMap(({ legs }) => legs),
  )
}

/** Writes the ties of reports anew. */
async function keepTies(db: Kysely<Database>, keys: readonly string[], members: Members): Promise<void> {
  await members.know(keys)
  const rows = (await members.records(keys)).flatMap((kept) => tieRows(kept, members.belonging))
  await deleteRows(db, "ties", "report", keys)
  await insertRows(db, "ties", rows)
}

async function clear(
  db: Kysely<Database>,
  ids: readonly string[],
  places: readonly (readonly [table: keyof Database, column: string])[],
): Promise<void> {
  for (const [table, column] of places) await deleteRows(db, table, column, ids)
}
