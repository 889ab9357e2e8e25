/** `tours`: trips, by who travelled, where to and when, with their stops. */
import { sql } from "kysely"
import type { Filters } from "./lead.ts"
import type { Member } from "./members.ts"
import { placedAt, resolvePlace } from "./occurrence-filters.ts"
import { heldThen } from "./offices.ts"
import { timeSegments } from "./order.ts"
import { chooseRows, cutPage, type Page, pickPositions, readCursor } from "./page.ts"
import { lastDayOf, parseQuery, type Query, type QueryInput } from "./query.ts"
import { resolveBodies, resolveCountry, resolveOffice, resolvePeople, resolvePublisher, type Source } from "./resolve.ts"
import { type Condition, texts } from "./sql.ts"

/** A stop of a tour, with the occurrence behind it. */
export interface FoundLeg {
  readonly order: number
  readonly country: string | null
  readonly place: string | null
  readonly occurrence: string | null
  /** EDTF; of the occurrence. */
  readonly time: string | null
  readonly status: string | null
}

/** A tour as shown. */
export interface FoundTour {
  readonly id: string
  readonly traveller: { readonly id: string | null; readonly name: string; readonly country: string | null }
  readonly first: string | null
  readonly last: string | null
  readonly legs: readonly FoundLeg[]
  readonly confidence: number
  readonly reports: number
  readonly sources: number
  readonly members: readonly Member[]
}

/** Finds tours, the earliest first. Throws a QueryError. */
export async function tours(source: Source, input: QueryInput): Promise<Page<FoundTour>> {
  const query = parseQuery("tours", input)
  const after = readCursor(query, "tours")
  const selection = {
    table: "tours",
    ...(await chooseRows(source.db, "tours", { query, ...(await tourFilters(source, query)) })),
    segments: timeSegments(query),
  } as const
  const { rows, next } = cutPage(await pickPositions(source.db, selection, { limit: query.limit, after }), query, "tours")
  const found = await loadTours(
    source,
    rows.map(({ id }) => id),
  )
  return { rows: found, ...(next === undefined ? {} : { next }) }
}

/** Every filter but the dates, for tours that are called `t`. Throws a QueryError. */
export async function tourFilters(source: Source, query: Query): Promise<Filters> {
  const { leads, where } = await stopFilters(source, query)
  return { leads, where: [...(await travellerConditions(source, query)), ...where, ...(await tellingConditions(source, query))] }
}

async function travellerConditions(source: Source, { person, office, country, body }: Query): Promise<Condition[]> {
  const conditions: Condition[] = []
  if (person !== undefined) conditions.push(sql`t.traveller = any(${texts(await resolvePeople(source, person))})`)
  if (body !== undefined) conditions.push(sql`t.traveller = any(${texts(await resolveBodies(source, body))})`)
  if (country !== undefined) conditions.push(sql`t.country = ${await resolveCountry(source, country)}`)
  if (office !== undefined) conditions.push(heldThen("t.traveller", await resolveOffice(source, office)))
  return conditions
}

async function stopFilters(source: Source, { place }: Query): Promise<Filters> {
  if (place === undefined) return { leads: [], where: [] }
  const where = await resolvePlace(source, place)
  if ("like" in where) return placedAt(source, "tour_legs", where.like)
  return { leads: [], where: [sql`t.id in (select t.tour from tour_legs t where t.country = ${where.country})`] }
}

async function tellingConditions(source: Source, { publisher, minConfidence, asOf }: Query): Promise<Condition[]> {
  const conditions: Condition[] = []
  if (minConfidence !== undefined) conditions.push(sql`t.confidence >= ${minConfidence}`)
  if (asOf !== undefined)
    conditions.push(sql`coalesce((select min(u.first) from units u where u.merged = t.id), '') <= ${lastDayOf(asOf) ?? "9999"}`)
  if (publisher !== undefined)
    conditions.push(sql`exists (select from units u join facts f on f.unit = u.id join reports r on r.key = f.report
      where u.merged = t.id and r.publisher = any(${texts(await resolvePublisher(source, publisher))}))`)
  return conditions
}

type Loaded = Omit<FoundTour, "traveller" | "legs"> & { traveller: string | null; name: string; country: string | null }

/** Tours by their ids, in that order. */
export async function loadTours({ db }: Pick<Source, "db">, ids: readonly string[]): Promise<FoundTour[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Loaded>`select t.id, t.traveller, t.name, t.country, t.first, t.last, t.confidence, t.reports, t.sources,
    t.fused -> 'members' as members from tours t where t.id = any(${texts(ids)})`.execute(db)
  const legs = await sql<
    FoundLeg & { tour: string }
  >`select l.tour, l.place_order as order, l.country, l.place, l.occurrence, o.time, o.status
    from tour_legs l left join occurrences o on o.id = l.occurrence where l.tour = any(${texts(ids)}) order by l.tour, l.place_order`.execute(
    db,
  )
  const legsOf = Map.groupBy(legs.rows, ({ tour }) => tour)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row
      ? [
          shownTour(
            row,
            (legsOf.get(id) ?? []).map(({ tour: _, ...leg }) => leg),
          ),
        ]
      : []
  })
}

function shownTour(
  { id, traveller, name, country, first, last, confidence, reports, sources, members }: Loaded,
  legs: readonly FoundLeg[],
): FoundTour {
  return { id, traveller: { id: traveller, name, country }, first, last, legs, confidence, reports, sources, members }
}
