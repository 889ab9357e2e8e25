/** `find`: occurrences, by any filter, with who took part and every report that tells of them. */
import { sql } from "kysely"
import type { Member } from "./members.ts"
import { occurrenceConditions } from "./occurrence-filters.ts"
import { rankSegments, timeSegments } from "./order.ts"
import { cutPage, gatherFew, type Page, pickPositions, readCursor } from "./page.ts"
import { parseQuery, type QueryInput } from "./query.ts"
import type { Source } from "./resolve.ts"
import { texts } from "./sql.ts"

/** A participant as shown. */
export interface FoundParticipant {
  readonly role: string
  readonly kind: string
  /** Id of the person or body. */
  readonly id: string | null
  readonly name: string
  readonly country: string | null
  readonly office: string | null
  readonly officeOf: string | null
}

/** An occurrence as shown; the whole of it is what `explain` gives. */
export interface FoundOccurrence {
  readonly id: string
  readonly type: string
  readonly status: string
  /** EDTF. */
  readonly time: string | null
  readonly first: string | null
  readonly last: string | null
  readonly place: string | null
  readonly country: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly precision: string | null
  readonly participants: readonly FoundParticipant[]
  readonly confidence: number
  readonly reports: number
  readonly sources: number
  readonly conflicts: boolean
  readonly denied: boolean
  readonly tour: string | null
  readonly publishers: readonly string[]
  /** The events of records that it is made of. */
  readonly members: readonly Member[]
}

/** Finds occurrences. Throws a QueryError. */
export async function find(source: Source, input: QueryInput): Promise<Page<FoundOccurrence>> {
  const query = parseQuery("find", input)
  const after = readCursor(query, "find")
  const where = await gatherFew(source.db, "occurrences", query, await occurrenceConditions(source, query))
  const day = sql<string>`coalesce(t.last_published, '')`
  const segments = query.text === undefined ? timeSegments(query) : rankSegments(query, query.text, { table: "occurrences", day, where })
  const { rows, next } = cutPage(
    await pickPositions(source.db, { table: "occurrences", where, segments }, { limit: query.limit, after }),
    query,
    "find",
  )
  const found = await loadOccurrences(
    source,
    rows.map(({ id }) => id),
  )
  return { rows: found, ...(next === undefined ? {} : { next }) }
}

type Loaded = Omit<FoundOccurrence, "participants">

/** Occurrences by their ids, in that order. */
export async function loadOccurrences({ db }: Pick<Source, "db">, ids: readonly string[]): Promise<FoundOccurrence[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<Loaded>`select t.id, t.type, t.status, t.time, t.first, t.last, t.place, t.place_country as country, t.lat, t.lon,
    t.precision, t.confidence, t.reports, t.sources, t.conflicts, t.denied, t.tour, t.publishers, t.fused -> 'members' as members
    from occurrences t where t.id = any(${texts(ids)})`.execute(db)
  const participants = await loadParticipants(db, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [shownOccurrence(row, participants.get(id) ?? [])] : []
  })
}

function shownOccurrence(
  { confidence, reports, sources, conflicts, denied, tour, publishers, members, ...what }: Loaded,
  participants: readonly FoundParticipant[],
): FoundOccurrence {
  return { ...what, participants, confidence, reports, sources, conflicts, denied, tour, publishers, members }
}

async function loadParticipants(db: Source["db"], ids: readonly string[]): Promise<Map<string, FoundParticipant[]>> {
  const { rows } = await sql<
    FoundParticipant & { occurrence: string }
  >`select p.occurrence, p.role, p.kind, p.entity as id, p.name, p.country,
    p.office, coalesce(p.office_country, p.office_organization) as "officeOf"
    from occurrence_participants p where p.occurrence = any(${texts(ids)}) order by p.occurrence, p.place`.execute(db)
  const groups = new Map<string, FoundParticipant[]>()
  for (const { occurrence, ...participant } of rows) groups.set(occurrence, [...(groups.get(occurrence) ?? []), participant])
  return groups
}
