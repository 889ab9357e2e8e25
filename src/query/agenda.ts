/**
 * `agenda`: what is announced and not yet held, and what was announced and never reported as held, as it stood on a day. The library is
 * told the day. What later reports say does not count: a meeting that was held since is still to come.
 */
import { type RawBuilder, sql } from "kysely"
import { QueryError } from "./errors.ts"
import { type FoundOccurrence, loadOccurrences } from "./find.ts"
import { occurrenceConditions } from "./occurrence-filters.ts"
import { overlap, reaching } from "./order.ts"
import { cutPage, gatherFew, type Page, pickPositions, readCursor, type Segment } from "./page.ts"
import { lastDayOf, parseQuery, type Query, type QueryInput } from "./query.ts"
import type { Source } from "./resolve.ts"
import { type Condition, texts } from "./sql.ts"

/** `upcoming`: its day is still to come, or may be; `undated`: no report gives a day; `overdue`: its day is past, and no report says that it was held. */
export type Due = "upcoming" | "undated" | "overdue"

/** An occurrence on the agenda. */
export interface AgendaItem {
  readonly due: Due
  /** The status that reports gave it by the day. */
  readonly statusThen: string
  /** The first day on which a report told of it. */
  readonly announced: string | null
  readonly occurrence: FoundOccurrence
}

const ANNOUNCED = ["planned", "proposed"]

/** Lists the agenda of a day: what is to come, the next first; what has no day; what is overdue, the latest first. Throws a QueryError. */
export async function agenda(source: Source, input: QueryInput & { readonly asOf: string }): Promise<Page<AgendaItem>> {
  const query = parseQuery("agenda", input)
  const day = query.asOf === undefined ? undefined : lastDayOf(query.asOf)
  if (day === undefined) throw new QueryError("query-invalid", "asOf: the agenda is of a day; give it.", "asOf")
  const after = readCursor(query, "agenda")
  const asked = await occurrenceConditions(source, { ...query, asOf: undefined })
  const announced = wasAnnounced(day)
  // few are gathered once; else the order of each part has its index
  const chosen = asked.length === 0 ? { where: announced } : await gatherFew(source.db, "occurrences", query, [...asked, ...announced])
  const where = [...chosen.where, ...overlap(query)]
  const selection = { table: "occurrences", ...chosen, where, segments: agendaSegments(query, day) } as const
  const found = await pickPositions(source.db, selection, { limit: query.limit, after })
  const { rows, next } = cutPage(found, query, "agenda")
  const ids = rows.map(({ id }) => id)
  const then = await loadThen(source, ids, day)
  const items = (await loadOccurrences(source, ids)).map((occurrence, at) => {
    const { statusThen, announced } = then.get(occurrence.id)!
    return { due: dueOf(rows[at]!.segment), statusThen, announced, occurrence }
  })
  return { rows: items, ...(next === undefined ? {} : { next }) }
}

const dueOf = (segment: string): Due => (segment === "overdue" || segment === "undated" ? segment : "upcoming")

function agendaSegments({ due }: Query, day: string): Segment[] {
  const asked = (name: string) => due === undefined || due.includes(dueOf(name))
  // what begins later was told of before it began: an index of its own
  const ahead = [sql<boolean>`t.first_published < t.first`, sql<boolean>`t.first_published <= ${day}`]
  const now = [...reaching(day), { where: [sql<boolean>`t.first = ${day}`] }]
  const segments: Segment[] = [
    { name: "current", where: [], parts: now, key: sql`coalesce(t.first, '')`, type: "text" },
    { name: "ahead", where: [...ahead, sql`t.first > ${day}`], key: sql`t.first`, type: "text" },
    {
      name: "undated",
      where: [sql`t.first is null`, sql`t.last is null`, sql`coalesce(t.first_published, '') <= ${day}`],
      key: sql`coalesce(t.first_published, '')`,
      type: "text",
      descending: true,
    },
    { name: "overdue", where: [sql`t.last < ${day}`], key: sql`t.last`, type: "text", descending: true },
  ]
  return segments.filter(({ name }) => asked(name))
}

/** By the day, reports announced it, and none said more. */
function wasAnnounced(day: string): Condition[] {
  return [
    sql`t.announced`,
    sql`coalesce(t.first_published, '0') <= ${day}`, // not as an index has it: nearly all meet it
    sql`(case when t.last_published > ${day} then ${statusThen(day)} else t.status end) = any(${texts(ANNOUNCED)})`,
  ]
}

/** The last status that reports of the day and before gave it. */
function statusThen(day: string): RawBuilder<string> {
  return sql<string>`(select step ->> 'status' from json_array_elements(t.fused -> 'history') with ordinality as steps (step, place)
    where coalesce(left(step ->> 'published', 10), '') <= ${day} order by place desc limit 1)`
}

interface Then {
  readonly statusThen: string
  readonly announced: string | null
}

async function loadThen({ db }: Source, ids: readonly string[], day: string): Promise<Map<string, Then>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Then & { id: string }>`select t.id, t.first_published as announced,
    case when t.last_published > ${day} then ${statusThen(day)} else t.status end as "statusThen"
    from occurrences t where t.id = any(${texts(ids)})`.execute(db)
  return new Map(rows.map(({ id, ...then }) => [id, then]))
}
