/**
 * Pages: rows in a stable order with a cursor for the next. An order is a row of segments, one after another, each with its own
 * condition and key, so that every page is read from an index and no page costs more than the first.
 */
import { type Kysely, type RawBuilder, sql } from "kysely"
import { sha256 } from "../record/index.ts"
import type { Database } from "../store/tables.ts"
import { QueryError } from "./errors.ts"
import type { Query } from "./query.ts"
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

/** What is asked: the table that is called `t`, the conditions that all rows must meet, and the order. */
export interface Selection {
  readonly table: keyof Database
  readonly where: readonly Condition[]
  readonly segments: readonly Segment[]
}

/** So many rows are gathered before they are ordered; where more meet the conditions, they are looked for in their order. */
const MOST_GATHERED = 3000

/**
 * The conditions as ids where few rows meet them, so that these are found once and by the indices of the conditions; else as they are:
 * then enough of what an order goes through meets them.
 */
export async function gatherFew(
  db: Kysely<Database>,
  table: keyof Database,
  { office, text }: Query,
  where: readonly Condition[],
): Promise<readonly Condition[]> {
  // an office is gathered already, or is too frequent; of words the latest are gathered by their order
  if (where.length === 0 || office !== undefined || text !== undefined) return where
  const { rows } = await sql<{ id: string }>`select t.id from ${sql.table(table)} t where ${allOf(where)}
    limit ${sql.lit(MOST_GATHERED + 1)}`.execute(db)
  return rows.length > MOST_GATHERED ? where : [sql`t.id = any(${texts(rows.map(({ id }) => id))})`]
}

/** The ids of a page, one more than the limit where there are more. */
export async function pickPositions(
  db: Kysely<Database>,
  { table, where, segments }: Selection,
  { limit, after }: { readonly limit: number; readonly after?: Position | undefined },
): Promise<Position[]> {
  const found: Position[] = []
  const start = after ? segments.findIndex(({ name }) => name === after.segment) : 0
  for (const segment of segments.slice(Math.max(start, 0))) {
    const wanted = limit + 1 - found.length
    if (wanted <= 0) break
    const beyond = after?.segment === segment.name ? [isAfter(segment, after)] : []
    const direction = segment.descending ? sql`desc` : sql`asc`
    const conditions = "only" in segment ? segment.only : [...where, ...segment.where]
    const { rows } = await sql<{ id: string; key: string | number }>`select t.id, ${segment.key} as key from ${sql.table(table)} t
      where ${allOf([...conditions, ...beyond])} order by 2 ${direction}, 1 ${direction} limit ${wanted}`.execute(db)
    found.push(...rows.map(({ id, key }) => ({ id, key, segment: segment.name })))
  }
  return found
}

function isAfter({ key, type, descending }: Segment, after: Position): Condition {
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
