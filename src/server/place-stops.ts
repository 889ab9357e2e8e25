/** Where the stops of a tour are, for its map: as the occurrence there has it, or as knowledge knows the place that the text names. */
import { type FoundTour, loadOccurrences, type Source } from "../query/index.ts"
import type { StopPlace } from "../web/index.ts"

/** A place for each leg; null where no text names more than the state. */
export async function placeStops(source: Source, { legs }: FoundTour): Promise<StopPlace[]> {
  const ids = legs.flatMap(({ occurrence }) => occurrence ?? [])
  const occurrences = new Map((await loadOccurrences(source, ids)).map((one) => [one.id, one]))
  return legs.map(({ place, country, occurrence }) => {
    if (place === null) return null
    const there = occurrence === null ? undefined : occurrences.get(occurrence)
    if (there?.place === place && there.lat !== null && there.lon !== null)
      return there.precision === "country" ? null : { lat: there.lat, lon: there.lon }
    const known = source.knowledge.findPlace(place, country ?? undefined)
    return known?.lat === undefined || known.lon === undefined || known.precision === "country" ? null : { lat: known.lat, lon: known.lon }
  })
}
