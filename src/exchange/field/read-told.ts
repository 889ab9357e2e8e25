/** The occurrences of a store as exporters of the field's formats take them: in the order of their ids, in bounded memory. */
import type { Occurrence } from "../../merge/index.ts"
import {
  type CitedReport,
  citedReports,
  type DayRange,
  type FoundOccurrence,
  fusedOccurrences,
  loadOccurrences,
  occurrenceIds,
  type Source,
  sourceRecords,
} from "../../query/index.ts"
import { shorten } from "../tables/rows.ts"
import { quoteAround } from "./quote.ts"
import type { Told, ToldReport } from "./told.ts"

/** Occurrences that are loaded at once. */
const PIECE = 200

/** What the fused view gives beside what is shown. */
type Fused = Pick<Occurrence, "members" | "type" | "time" | "topics" | "channel" | "format">

/** Gives every occurrence in its turn. The source must be at one moment. */
export async function* readTold(source: Source, maxQuote: number, range: DayRange = {}): AsyncGenerator<Told> {
  for await (const ids of occurrenceIds(source, range, PIECE)) yield* await tellOccurrences(source, ids, maxQuote)
}

/** The occurrences of these ids, in that order; one that is not here is left out. */
export async function tellOccurrences(source: Source, ids: readonly string[], maxQuote: number): Promise<Told[]> {
  const found = await loadOccurrences(source, ids)
  const fused: ReadonlyMap<string, Fused> = await fusedOccurrences(source, ids)
  const keys = new Set([...fused.values()].flatMap(({ members }) => members.map(({ report }) => report)))
  const heads = await citedReports(source, [...keys])
  const texts = new Map([...(await sourceRecords(source, [...keys]))].map(([key, { report }]) => [key, report.text]))
  return found.map((one) => tell(one, fused.get(one.id)!, { heads, texts, maxQuote }))
}

interface Telling {
  readonly heads: ReadonlyMap<string, CitedReport>
  readonly texts: ReadonlyMap<string, string>
  readonly maxQuote: number
}

function tell(found: FoundOccurrence, fused: Fused, telling: Telling): Told {
  const { id, type, status, time, first, last, confidence, sources, denied, tour } = found
  const shown = fused.time.versions.filter(({ value }) => value === time)
  return {
    id,
    type,
    status,
    channel: fused.channel.shown ?? null,
    format: fused.format.shown ?? null,
    time,
    first,
    last,
    basis: shown.length > 0 && shown.every(({ basis }) => basis !== undefined) ? (shown[0]!.basis ?? null) : null,
    place:
      found.place === null
        ? null
        : { name: found.place, country: found.country, lat: found.lat, lon: found.lon, precision: found.precision ?? "city" },
    parties: found.participants,
    topics: [...new Set(fused.topics.map(({ value }) => value))].flatMap((topic) => shorten(topic, telling.maxQuote) ?? []),
    confidence,
    sources,
    denied,
    tour,
    reports: tellReports(fused, telling),
  }
}

/** The sentences by which each report tells of it. */
function tellReports({ members, type }: Fused, { heads, texts, maxQuote }: Telling): ToldReport[] {
  const keys = [...new Set(members.map(({ report }) => report))].sort()
  return keys.flatMap((key) => {
    const head = heads.get(key)
    if (!head) return []
    const spans = type.versions.filter(({ report }) => report === key).flatMap(({ evidence }) => evidence)
    const quotes = spans.flatMap((span) => quoteAround(texts.get(key) ?? "", span, maxQuote) ?? [])
    return [{ ...head, quotes: [...new Set(quotes)] }]
  })
}
