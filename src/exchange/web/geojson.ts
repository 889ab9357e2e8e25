/**
 * GeoJSON (RFC 7946) of occurrences: a feature each, in the order of ids. A point stands only where a report names a place that is known;
 * what has none has a geometry of null, as the standard allows.
 */
import type { FormatNotes } from "../field/notes.ts"
import type { Told } from "../field/told.ts"
import { nameTold } from "./sentences.ts"

/** What is kept and lost. */
export const GEOJSON_NOTES: FormatNotes = {
  name: "geojson",
  title: "GeoJSON",
  about: "A collection of features, one for each occurrence; coordinates are longitude, latitude.",
  out: true,
  in: false,
  kept: [
    ["id", "id"],
    [
      "place",
      "geometry, properties.place, country, precision",
      "a point at the place as exactly as it is named; null where it is not known",
    ],
    ["type, status, time, first, last, channel, format", "properties of the same names"],
    ["participants", "properties.participants", "name, role, kind, country, office, id"],
    ["reports", "properties.reports", "publisher, published, url; no quotes"],
    ["confidence, sources, denied, tour", "properties of the same names"],
  ],
  lost: ["quotes", "topics", "conflicts between reports", "statements, ties"],
  blank: ["bounding boxes"],
}

/** The collection in pieces. */
export async function* exportGeoJson(told: AsyncIterable<Told> | Iterable<Told>): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let isFirst = true
  for await (const one of told) {
    yield `${isFirst ? "" : ","}\n${JSON.stringify(featureOf(one))}`
    isFirst = false
  }
  yield "]}\n"
}

function featureOf(told: Told): object {
  const { id, place, parties, reports, basis: _, topics: __, ...plain } = told
  const hasPoint = place !== null && place.lat !== null && place.lon !== null
  return {
    type: "Feature",
    id,
    geometry: hasPoint ? { type: "Point", coordinates: [place.lon, place.lat] } : null,
    properties: {
      name: nameTold(told),
      ...plain,
      place: place?.name ?? null,
      country: place?.country ?? null,
      precision: place?.precision ?? null,
      participants: parties,
      reports: reports.map(({ publisher, published, url }) => ({ publisher, published, url })),
    },
  }
}
