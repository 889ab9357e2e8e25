/** `timeline`: occurrences and tours in the order of their days, each with the precision that its reports give. */
import { type FoundOccurrence, loadOccurrences } from "./find.ts"
import { occurrenceFilters } from "./occurrence-filters.ts"
import { timeSegments } from "./order.ts"
import { chooseRows, cutPage, type Page, type Position, pickPositions, readCursor, type Segment } from "./page.ts"
import { parseQuery, type Query, type QueryInput, VERB_FILTERS } from "./query.ts"
import type { Source } from "./resolve.ts"
import { type FoundTour, loadTours, tourFilters } from "./tours.ts"

/** How exact the days are. */
export type DayPrecision = "day" | "days" | "month" | "year" | "open"

/** What stands on a timeline. */
export type TimelineEntry = { readonly first: string | null; readonly last: string | null; readonly precision: DayPrecision } & (
  | { readonly kind: "occurrence"; readonly occurrence: FoundOccurrence }
  | { readonly kind: "tour"; readonly tour: FoundTour }
)

/** Lists occurrences and tours that have a day, the earliest first. Tours are left out where a filter is of occurrences alone. Throws a QueryError. */
export async function timeline(source: Source, input: QueryInput): Promise<Page<TimelineEntry>> {
  const query = parseQuery("timeline", input)
  const after = readCursor(query, "timeline")
  const segments = timeSegments(query).filter(({ name }) => name !== "undated")
  const found = await pickBoth(source, query, { segments, after })
  const { rows, next } = cutPage(found, query, "timeline")
  const ids = rows.map(({ id }) => id)
  const occurrences = new Map((await loadOccurrences(source, ids)).map((one) => [one.id, one]))
  const tours = new Map((await loadTours(source, ids)).map((one) => [one.id, one]))
  const entries = ids.flatMap((id) => entryOf(occurrences.get(id), tours.get(id)))
  return { rows: entries, ...(next === undefined ? {} : { next }) }
}

/** Both tables have the same order, so that their pages can be merged; ids of one are never those of the other. */
async function pickBoth(
  source: Source,
  query: Query,
  { segments, after }: { readonly segments: readonly Segment[]; readonly after: Position | undefined },
): Promise<Position[]> {
  const page = { limit: query.limit, after }
  const rows = await chooseRows(source.db, "occurrences", { query, ...(await occurrenceFilters(source, query)) })
  const occurrences = await pickPositions(source.db, { table: "occurrences", ...rows, segments }, page)
  if (!isOfTours(query)) return occurrences
  const tours = await pickPositions(
    source.db,
    { table: "tours", ...(await chooseRows(source.db, "tours", { query, ...(await tourFilters(source, query)) })), segments },
    page,
  )
  const place = ({ segment }: Position) => segments.findIndex(({ name }) => name === segment)
  const inOrder = (a: Position, b: Position) => place(a) - place(b) || compare(a.key, b.key) || compare(a.id, b.id)
  return [...occurrences, ...tours].sort(inOrder).slice(0, query.limit + 1)
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether a tour can answer: every filter that is given is one of tours, too. */
function isOfTours(query: Query): boolean {
  const known: readonly string[] = VERB_FILTERS.tours
  return Object.entries(query).every(([filter, value]) => value === undefined || known.includes(filter))
}

function entryOf(occurrence: FoundOccurrence | undefined, tour: FoundTour | undefined): TimelineEntry[] {
  if (occurrence) return [{ kind: "occurrence", ...daysOf(occurrence), occurrence }]
  return tour ? [{ kind: "tour", ...daysOf(tour), tour }] : []
}

function daysOf({ first, last }: { readonly first: string | null; readonly last: string | null }) {
  return { first, last, precision: precisionOf(first, last) }
}

/** By how far the days lie apart: a day, some days, a month, more. */
export function precisionOf(first: string | null, last: string | null): DayPrecision {
  if (first === null || last === null) return "open"
  if (first === last) return "day"
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000
  return days <= 20 ? "days" : days <= 100 ? "month" : "year"
}
