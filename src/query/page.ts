/**
 * Pages: rows in a stable order with a cursor for the next. An order is a row of segments, one after another, each with its own
 * condition and key, so that every page is read from an index and no page costs more than the first.
 */
import { type Kysely, type RawBuilder, sql } from "kysely"
import { sha256 } from "../record/index.ts"
import type { Database } from "../store/tables.ts"
import { QueryError } from "./errors.ts"
import { type Filters, fewestFirst, isFoundIn, type Lead, lookedUp } from "./lead.ts"
import { lastDayOf, type Query } from "./query.ts"
import { allOf, type Condition, texts } from "./sql.ts"

/** Part of an order: rows that meet the conditions, by the key, then by id. */
export type Segment = Ordered & ({ readonly where: readonly Condition[] } | { readonly only: readonly Condition[] })

/** `where` are conditions beside those that all rows must meet, `only` are all there are. */
interface Ordered {
  readonly name: string
  readonly key: RawBuilder<string | number>
  /** How the key is compared: it must read back exactly what it wrote. */
  readonly type: "text" | "number"
  readonly descending?: boolean
  /** Parts of it, each of which has an index: a row is in one of them. */
  readonly parts?: readonly Part[]
  /** Whether all rows have one key, as they have no day to begin with: then the id alone orders them. */
  readonly isOne?: boolean
}

/** Part of a segment: rows that meet the conditions. */
export interface Part {
  readonly where: readonly Condition[]
  /** Whether there are few such rows in all, so that a lead is looked up for them. */
  readonly isOpen?: boolean
}

/** A page of rows. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Gives the next page; missing on the last one. */
  readonly next?: string
}

/** Where a row stands in its order. */
export interface Position {
  readonly id: string
  readonly segment: string
  readonly key: string | number
}

/** What is asked: the table that is called `t`, or a lead to it, the conditions that all rows must meet, and the order. */
export interface Selection {
  readonly table: keyof Database
  readonly lead?: Lead
  readonly where: readonly Condition[]
  /** More that rows with a day must meet. */
  readonly dated?: readonly Condition[]
  readonly segments: readonly Segment[]
}

/** So many rows are gathered before they are ordered; where more meet the conditions, they are looked for in their order. */
const MOST_GATHERED = 3000

/** What a page is read from: the table or a lead, and what each row must meet. */
export type Rows = Pick<Selection, "lead" | "where" | "dated">

/**
 * The rows that meet the conditions, where they are few: then these are found once and by the indices of the conditions. Else the conditions
 * as they are: then enough of what an order goes through meets them.
 */
export async function gatherFew(db: Kysely<Database>, table: keyof Database, { text }: Query, where: readonly Condition[]): Promise<Rows> {
  // of words the latest are gathered by their order
  if (where.length === 0 || text !== undefined) return { where }
  const found = await gather(db, table, sql`${sql.table(table)} t where ${allOf(where)} limit ${sql.lit(MOST_GATHERED + 1)}`)
  return found === undefined ? { where } : { lead: found, where: [] }
}

interface Gathered {
  readonly id: string
  readonly first: string | null
  readonly last: string | null
  readonly told: string | null
}

/** Rows of a table, or none where they are many. Those of occurrences have the day on which they were first told of, too. */
async function gather(db: Kysely<Database>, table: keyof Database, from: RawBuilder<unknown>): Promise<Lead | undefined> {
  const told = table === "occurrences" ? sql`t.first_published` : sql`null::text`
  const { rows } = await sql<Gathered>`select t.id, t.first, t.last, ${told} as told from ${from}`.execute(db)
  return rows.length > MOST_GATHERED ? undefined : leadToGathered(rows)
}

/** Rows of a lead that meet the conditions, or none where they are many. */
async function gatherLed(db: Kysely<Database>, { rows: led }: Lead, met: readonly Condition[]): Promise<Lead | undefined> {
  const most = MOST_GATHERED * 2 // a lead may have a row several times
  const { rows } = await sql<Gathered>`select t.id, t.first, t.last, null::text as told from (${led}) t where ${allOf(met)}
    limit ${sql.lit(most + 1)}`.execute(db)
  return rows.length > most ? undefined : leadToGathered([...new Map(rows.map((row) => [row.id, row])).values()])
}

function leadToGathered(rows: readonly Gathered[]): Lead {
  const column = (name: keyof Gathered) => sql`${rows.map((row) => row[name])}::text[]`
  const columns = sql.join((["id", "first", "last", "told"] as const).map(column))
  const inC = (name: string, as = name) => sql`${sql.ref(`g.${name}`)} collate "C" as ${sql.ref(as)}`
  return {
    isOnce: true,
    isGathered: true,
    rows: sql`select ${inC("id")}, ${inC("id", "found")}, ${inC("first")}, ${inC("last")}, ${inC("told", "first_published")}
      from unnest(${columns}) as g(id, first, last, told)`,
  }
}

/** Occurrences with a day that were told of by another, where these are few: in the order of their own days they may come late. */
async function toldBy(db: Kysely<Database>, day: string): Promise<Condition[]> {
  const { rows } = await sql<{ id: string }>`select t.id from occurrences t where t.first is not null
    and coalesce(t.first_published, '') <= ${day} order by coalesce(t.first_published, ''), 1 limit ${sql.lit(MOST_GATHERED + 1)}`.execute(
    db,
  )
  return rows.length > MOST_GATHERED ? [] : [sql`t.id = any(${texts(rows.map(({ id }) => id))})`]
}

/** From what a page by days is read: few rows that are gathered, or else a lead, or the table itself, with what each row must meet. */
export async function chooseRows(
  db: Kysely<Database>,
  table: keyof Database,
  { query, leads, where }: Filters & { readonly query: Query },
): Promise<Rows> {
  if (leads.length === 0) return fewOrTold(db, table, query, where)
  if (leads.length === 1 && where.length === 0) return { lead: leads[0]!, where: [] }
  const { sorted, isFew } = await fewestFirst(db, leads, MOST_GATHERED)
  const [lead, ...others] = sorted as [Lead, ...Lead[]]
  const met = [...others.map(isFoundIn), ...lookedUp(table, where)]
  const both = isFew || others.length > 0 ? await gatherLed(db, lead, met) : undefined
  if (both) return { lead: both, where: [] }
  const few = await gatherFew(db, table, query, where)
  return few.lead ? { lead: few.lead, where: leads.map(isFoundIn) } : { lead, where: met }
}

async function fewOrTold(db: Kysely<Database>, table: keyof Database, query: Query, where: readonly Condition[]): Promise<Rows> {
  const few = await gatherFew(db, table, query, where)
  return few.lead || query.asOf === undefined || table !== "occurrences"
    ? few
    : { where, dated: await toldBy(db, lastDayOf(query.asOf) ?? "9999") }
}

/** The ids of a page, one more than the limit where there are more. */
export async function pickPositions(
  db: Kysely<Database>,
  { table, lead, where, dated = [], segments }: Selection,
  { limit, after }: { readonly limit: number; readonly after?: Position | undefined },
): Promise<Position[]> {
  const found: Position[] = []
  const start = after ? segments.findIndex(({ name }) => name === after.segment) : 0
  for (const segment of segments.slice(Math.max(start, 0))) {
    const wanted = limit + 1 - found.length
    if (wanted <= 0) break
    const from = after?.segment === segment.name ? after : undefined
    found.push(
      ...(await pickFrom(db, { table, lead, where: [...where, ...(segment.name === "dated" ? dated : [])], segment }, wanted, from)),
    )
  }
  return found
}

/** A row of a lead is expected to be there so often at most: a state by several of its people. */
const OFTEN = 8

type Picking = Pick<Selection, "table" | "lead" | "where"> & { readonly segment: Segment }

/** Rows of a segment. A lead may have a row several times: then more are read until there are enough. */
async function pickFrom(
  db: Kysely<Database>,
  { table, lead, where, segment }: Picking,
  wanted: number,
  after: Position | undefined,
): Promise<Position[]> {
  const limit = lead && !lead.isOnce ? wanted * OFTEN : wanted
  const direction = segment.descending ? sql`desc` : sql`asc`
  const met = [...("only" in segment ? segment.only : [...where, ...segment.where]), ...(after ? [isAfter(segment, after)] : [])]
  const parts = (segment.parts ?? [{ where: [] }]).map((part) => partOf({ table, lead, key: segment.key }, part, met))
  // an index has what has no day in the order of ids, too
  const order = lead && segment.isOne && parts.length === 1 && !segment.parts ? sql`t.first` : sql`2`
  const { rows } = await sql<{ id: string; key: string | number }>`${sql.join(parts, sql` union all `)}
    order by ${order} ${direction}, 1 ${direction} limit ${limit}`.execute(db)
  const found = rows.filter(({ id }, at) => id !== rows[at - 1]?.id).map(({ id, key }) => ({ id, key, segment: segment.name }))
  if (rows.length < limit || found.length >= wanted) return found.slice(0, wanted)
  return [...found, ...(await pickFrom(db, { table, lead, where, segment }, wanted - found.length, found.at(-1)))]
}

function partOf(
  { table, lead, key }: Pick<Selection, "table" | "lead"> & Pick<Segment, "key">,
  { where, isOpen = false }: Part,
  met: readonly Condition[],
) {
  if (!lead || !isOpen || lead.isGathered)
    return sql`select t.id, ${key} as key from ${lead ? sql`(${lead.rows})` : sql.table(table)} t where ${allOf([...met, ...where])}`
  const open = sql`select t.id, t.id as found, t.first, t.last from ${sql.table(table)} t where ${allOf(where)} offset 0`
  return sql`select t.id, ${key} as key from (${open}) t where ${allOf([isFoundIn(lead), ...met])}`
}

function isAfter({ key, type, descending, isOne }: Segment, after: Position): Condition {
  if (isOne) return sql`t.id > ${after.id}`
  const value = type === "number" ? sql`${after.key}::double precision` : sql`${after.key}::text collate "C"`
  return descending ? sql`(${key}, t.id) < (${value}, ${after.id})` : sql`(${key}, t.id) > (${value}, ${after.id})`
}

/** Cuts what is beyond the limit off, and makes the cursor where something was. */
export function cutPage<Row extends Position>(found: readonly Row[], query: Query, verb: string): { rows: readonly Row[]; next?: string } {
  const rows = found.slice(0, query.limit)
  const last = rows.at(-1)
  return found.length > query.limit && last ? { rows, next: writeCursor(last, query, verb) } : { rows }
}

function writeCursor({ segment, key, id }: Position, query: Query, verb: string): string {
  return Buffer.from(JSON.stringify([fingerprint(query, verb), segment, key, id])).toString("base64url")
}

/** The position that a query's cursor stands for. Throws a QueryError where it is another question's. */
export function readCursor(query: Query, verb: string): Position | undefined {
  if (query.cursor === undefined) return undefined
  const [print, segment, key, id] = parseCursor(query.cursor)
  const isKey = typeof key === "string" || typeof key === "number"
  if (print !== fingerprint(query, verb) || typeof segment !== "string" || typeof id !== "string" || !isKey)
    throw new QueryError("cursor-foreign", "The cursor does not belong to this question.", "cursor")
  return { segment, key, id }
}

function parseCursor(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

/** What makes it the same question: everything but the page. */
function fingerprint(query: Query, verb: string): string {
  const asked = Object.entries({ ...query, limit: undefined, cursor: undefined }).filter(([, value]) => value !== undefined)
  return sha256(JSON.stringify([verb, asked.sort(([a], [b]) => (a < b ? -1 : 1))])).slice(0, 8)
}
