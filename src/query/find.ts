/** `find`: occurrences, by any filter, with who took part and every report that tells of them. */
import { sql } from "kysely"
import { conditionsOf, type Filters } from "./lead.ts"
import type { Member } from "./members.ts"
import { occurrenceFilters } from "./occurrence-filters.ts"
import { timeSegments } from "./order.ts"
import { chooseRows, cutPage, type Page, pickPositions, readCursor, type Selection } from "./page.ts"
import { parseQuery, type Query, type QueryInput } from "./query.ts"
import type { Source } from "./resolve.ts"
import { texts } from "./sql.ts"
import { rankSegments } from "./words.ts"

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
  const filters = await occurrenceFilters(source, query)
  const selection = query.text === undefined ? await byDays(source, query, filters) : await byRank(source, query, filters)
  const { rows, next } = cutPage(await pickPositions(source.db, selection, { limit: query.limit, after }), query, "find")
  const found = await loadOccurrences(
    source,
    rows.map(({ id }) => id),
  )
  return { rows: found, ...(next === undefined ? {} : { next }) }
}

async function byDays({ db }: Source, query: Query, filters: Filters): Promise<Selection> {
  return { table: "occurrences", ...(await chooseRows(db, "occurrences", { query, ...filters })), segments: timeSegments(query) }
}

async function byRank(source: Source, query: Query, filters: Filters): Promise<Selection> {
  const searched = { table: "occurrences", day: sql<string>`coalesce(t.last_published, '')`, ...filters } as const
  return { table: "occurrences", where: conditionsOf(filters), segments: await rankSegments(source, query, searched) }
}

/** A participant as a list: of a gathering of hundreds a row each, with names of its values, would take longer than all else. */
type Listed = readonly (string | null)[]
type Loaded = Omit<FoundOccurrence, "participants"> & { readonly parties: readonly Listed[] | null }

/** Occurrences by their ids, in that order. */
export async function loadOccurrences({ db }: Pick<Source, "db">, ids: readonly string[]): Promise<FoundOccurrence[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<Loaded>`select t.id, t.type, t.status, t.time, t.first, t.last, t.place, t.place_country as country, t.lat, t.lon,
    t.precision, t.confidence, t.reports, t.sources, t.conflicts, t.denied, t.tour, t.publishers, t.fused -> 'members' as members,
    (select json_agg(array[p.role, p.kind, p.entity, p.name, p.country, p.office, coalesce(p.office_country, p.office_organization)])
      from (select * from occurrence_participants p where p.occurrence = t.id order by p.place offset 0) p) as parties
    from occurrences t where t.id = any(${texts(ids)})`.execute(db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [shownOccurrence(row)] : []
  })
}

function shownOccurrence({
  confidence,
  reports,
  sources,
  conflicts,
  denied,
  tour,
  publishers,
  members,
  parties,
  ...what
}: Loaded): FoundOccurrence {
  const participants = (parties ?? []).map(shownParticipant)
  return { ...what, participants, confidence, reports, sources, conflicts, denied, tour, publishers, members }
}

function shownParticipant([role, kind, id = null, name, country = null, office = null, officeOf = null]: Listed): FoundParticipant {
  return { role: role!, kind: kind!, id, name: name!, country, office, officeOf }
}
