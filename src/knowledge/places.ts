/**
 * Places by name: states, cities, regions, waters, sites and seats, with coordinates.
 * A name borne by several places goes to the hinted country, else to the place that news most often means.
 */
import type { Folding } from "./fold.ts"
import { type Found, indexNames, type Named, type NameIndex } from "./name-index.ts"
import type { State } from "./states.ts"
import type { CityNamesRow, CityRow, PlaceRow } from "./world-schema.ts"

/** How exact a place is, in the words of a record. */
export type Precision = "site" | "city" | "region" | "country"

/** A place; `country` is missing for waters and areas of several states, coordinates for a few entities. */
export interface Place {
  readonly kind: "place"
  readonly name: string
  readonly country?: string
  readonly lat?: number
  readonly lon?: number
  readonly precision: Precision
  readonly what: PlaceRow["kind"] | "country" | "seat"
  /** People in thousands, of a city. */
  readonly thousands?: number
  readonly capital?: boolean
  /** Several states have a seat of that name, so that it is taken with a hint only. */
  readonly shared?: boolean
}

/** What places are made of. */
export interface PlaceSources {
  readonly states: readonly State[]
  readonly cities: readonly CityRow[]
  readonly cityNames: readonly CityNamesRow[]
  readonly places: readonly PlaceRow[]
}

const PRECISIONS: Readonly<Record<PlaceRow["kind"], Precision>> = {
  city: "city",
  region: "region",
  area: "region",
  water: "region",
  site: "site",
}

/** An index of every place by every name. */
export function indexPlaces(folding: Folding, sources: PlaceSources): NameIndex<Place> {
  const cities = namesOfCities(sources)
  return indexNames(folding, [
    ...namesOfCountries(sources.states),
    ...cities,
    ...sources.places.flatMap(namesOfPlace),
    ...namesOfSeats(sources.states, cities),
  ])
}

/** The place that is most likely meant; `hint` is an iso3 code. Earlier names win where weights are the same. */
function choosePlace(named: readonly Named<Place>[], hint?: string): Place | undefined {
  const [first, ...rest] = named.map((one) => one.value).filter((place) => !place.shared || place.country === hint)
  if (!first) return undefined
  return rest.reduce((best, place) => (weightOf(place, hint) > weightOf(best, hint) ? place : best), first)
}

/**
 * The place of a name as written, also "Lima, Ohio" and "BUSAN, South Korea": what stands after the comma tells the country,
 * and is the place itself where it has no town of that name.
 */
export function findPlace(index: NameIndex<Place>, name: string, hint?: string): Place | undefined {
  const whole = choosePlace(index.find(name), hint)
  const comma = name.lastIndexOf(",")
  if (whole || comma < 0) return whole
  const around = findPlace(index, name.slice(comma + 1), hint)
  const within = findPlace(index, name.slice(0, comma), around?.country ?? hint)
  return around && within?.country !== around.country ? around : within
}

/**
 * The names of places in a row of words, the likeliest place first. Names that are common words or surnames are passed over, and
 * those of one or two letters.
 */
export function findPlaceNames(index: NameIndex<Place>, words: readonly string[], isHomonym: (name: string) => boolean): Found<Place>[] {
  const isPlace = ({ start, end }: Found<Place>) => {
    const name = words.slice(start, end).join(" ")
    return name.length > 2 && !isHomonym(name)
  }
  const byWeight = (a: Named<Place>, b: Named<Place>) => weightOf(b.value, undefined) - weightOf(a.value, undefined)
  return index
    .findIn(words)
    .filter(isPlace)
    .map((found) => ({ ...found, named: [...found.named].sort(byWeight) }))
}

function weightOf(place: Place, hint: string | undefined): number {
  const hinted = hint !== undefined && place.country === hint ? 1e8 : 0
  if (place.what === "country") return hinted + 1e7
  if (place.capital) return hinted + 1e6
  if (place.what === "city") return hinted + (place.thousands ?? 50)
  return hinted + (place.what === "seat" ? 200 : 300)
}

function namesOfCountries(states: readonly State[]): Named<Place>[] {
  return states.flatMap((state) => {
    const place = placeOfState(state)
    return [state.name, state.official ?? state.name, ...state.variants].map((name) => ({ name, value: place }))
  })
}

/** An entity that few recognise is a region of the state that it is counted to; all others are countries. */
function placeOfState(state: State): Place {
  const { name } = state
  if (state.kind === "entity" && state.within) {
    return { kind: "place", name, country: state.within, ...pointOf(state), precision: "region", what: "region" }
  }
  return { kind: "place", name, country: state.iso3, ...pointOf(state), precision: "country", what: "country" }
}

function namesOfCities(sources: PlaceSources): Named<Place>[] {
  const others = new Map(sources.cityNames.map((row) => [`${row.country} ${row.name}`, row]))
  const named = new Set(sources.cityNames.map((row) => row.name))
  const sovereign = new Set(sources.states.filter((state) => state.kind !== "territory").map((state) => state.iso3))
  const names: Named<Place>[] = []
  for (const city of sources.cities) {
    const name = city[0]
    const country = city[1]
    const other = named.has(name) ? others.get(`${country} ${name}`) : undefined
    const place: Place = {
      kind: "place",
      name: other?.show ?? name,
      country,
      lat: city[2],
      lon: city[3],
      precision: "city",
      what: "city",
      thousands: city[4],
    }
    const value = city[5] === 1 && sovereign.has(country) ? { ...place, capital: true } : place
    names.push({ name, value })
    for (const variant of city[6] ?? []) names.push({ name: variant, value })
    for (const variant of other?.variants ?? []) names.push({ name: variant, value })
  }
  return names
}

/** Regions, areas and waters, whose names must not be taken for the states that they hold ("South China Sea", "New Jersey"). */
export function namesOfRegions(rows: readonly PlaceRow[]): Named<Place>[] {
  return rows.filter((row) => PRECISIONS[row.kind] === "region").flatMap(namesOfPlace)
}

function namesOfPlace(row: PlaceRow): Named<Place>[] {
  const where = row.country === undefined ? {} : { country: row.country }
  const place: Place = {
    kind: "place",
    name: row.name,
    ...where,
    lat: row.lat,
    lon: row.lon,
    precision: PRECISIONS[row.kind],
    what: row.kind,
  }
  return [row.name, ...row.variants].map((name) => ({ name, value: place }))
}

/** A seat lies where its city does. */
function namesOfSeats(states: readonly State[], cities: readonly Named<Place>[]): Named<Place>[] {
  const wanted = new Set(states.flatMap((state) => state.seats.map((seat) => seat.city)))
  const points = new Map(cities.filter((city) => wanted.has(city.name)).map((city) => [`${city.value.country} ${city.name}`, city.value]))
  return states.flatMap((state) =>
    state.seats.flatMap(({ name, variants, city = "", shared }) => {
      const point = pointOf(points.get(`${state.iso3} ${city}`) ?? {})
      const place: Place = {
        kind: "place",
        name,
        country: state.iso3,
        ...point,
        precision: "site",
        what: "seat",
        ...(shared && { shared }),
      }
      return [name, ...variants].map((one) => ({ name: one, value: place }))
    }),
  )
}

function pointOf(place: { readonly lat?: number | undefined; readonly lon?: number | undefined }): { lat?: number; lon?: number } {
  return place.lat === undefined || place.lon === undefined ? {} : { lat: place.lat, lon: place.lon }
}
