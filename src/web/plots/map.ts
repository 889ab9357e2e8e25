/**
 * Maps as SVG: the land, a pin for each place that texts name, arcs for tours. A pin stands only where a text names a place more exactly than
 * a state; nothing is guessed into the middle of a country.
 */
import { type GeoPermissibleObjects, geoEqualEarth, geoPath } from "d3-geo"
import { type Html, html, NOTHING } from "../html.ts"
import outlines from "./outlines.json" with { type: "json" }

/** A place on a map. */
export interface Pin {
  readonly lat: number
  readonly lon: number
  readonly name: string
  /** How many things it stands for, or its number on a tour. */
  readonly count: number
  readonly to?: string | undefined
  /** Whether none of them has taken place. */
  readonly isAhead?: boolean
}

/** What a map shows. */
export interface MapParts {
  /** What it is, for those who do not see it. */
  readonly label: string
  readonly pins: readonly Pin[]
  /** Lines from pin to pin, by their places in `pins`. */
  readonly arcs?: readonly { readonly from: number; readonly to: number; readonly isAhead?: boolean; readonly isBroken?: boolean }[]
  /** Whether pins have numbers in them, as stops have. */
  readonly isNumbered?: boolean
}

const WIDTH = 1000
const HEIGHT = 480
/** Room around pins, and the least width of a map in degrees, as a lone pin needs its surroundings. */
const ROOM = 46
const LEAST_DEGREES = 22

const LAND: GeoPermissibleObjects = { type: "MultiPolygon", coordinates: outlines.land }
const BORDERS: GeoPermissibleObjects = { type: "MultiLineString", coordinates: outlines.borders }

/** Draws a map; nothing where there is no pin. */
export function drawMap({ label, pins, arcs = [], isNumbered = false }: MapParts): Html {
  if (pins.length === 0) return NOTHING
  const projection = fitted(pins)
  const path = geoPath(projection).digits(1)
  const draw = (shape: GeoPermissibleObjects, name: string) => html`<path class="${name}" d="${path(shape) ?? ""}"/>`
  const at = pins.map(({ lon, lat }) => projection([lon, lat]) ?? [0, 0])
  const most = Math.max(...pins.map(({ count }) => count))
  const lines = arcs.map(({ from, to, isAhead, isBroken }) => {
    const ends = [from, to].map((end) => [pins[end]!.lon, pins[end]!.lat])
    return draw(
      { type: "LineString", coordinates: ends },
      ["arc", isAhead ? "ahead" : "", isBroken ? "broken" : ""].filter(Boolean).join(" "),
    )
  })
  const radii = pins.map(({ count }) => (isNumbered ? 11 : radiusOf(count, most)))
  const dots = pins.map((pin, place) => drawPin(pin, at[place]!, radii[place]!, isNumbered))
  const names = placeNames(pins, at, radii)
  return html`<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${label}">${draw({ type: "Sphere" }, "sea")}${draw(LAND, "land")}${draw(BORDERS, "border")}${lines}${dots}${names}</svg>`
}

/** The part of the world that the pins are in, in the midst of the map. */
function fitted(pins: readonly Pin[]) {
  const middle = middleOf(pins.map(({ lon }) => lon))
  const around = pins.flatMap(({ lat, lon }) => {
    const half = LEAST_DEGREES / 2
    const [low, high] = [Math.max(-85, lat - half / 2), Math.min(85, lat + half / 2)]
    return [-half, half].flatMap((by) => [low, high].map((edge) => [lon + by, edge]))
  })
  const extent: [[number, number], [number, number]] = [
    [ROOM, ROOM],
    [WIDTH - ROOM, HEIGHT - ROOM],
  ]
  return geoEqualEarth()
    .rotate([-middle, 0])
    .fitExtent(extent, { type: "MultiPoint", coordinates: around })
    .clipExtent([
      [0, 0],
      [WIDTH, HEIGHT],
    ])
}

/** The meridian that leaves the widest gap between pins at the map's edge, so that what is near across the date line is near on the map. */
function middleOf(meridians: readonly number[]): number {
  const sorted = meridians.toSorted((a, b) => a - b)
  const gaps = sorted.map((here, place) => ({ here, gap: place === 0 ? here + 360 - sorted.at(-1)! : here - sorted[place - 1]! }))
  const widest = gaps.reduce((best, one) => (one.gap > best.gap ? one : best))
  const span = 360 - widest.gap
  return span > 180 ? 11 : ((widest.here + span / 2 + 540) % 360) - 180
}

const radiusOf = (count: number, most: number): number => 4 + 12 * Math.sqrt((count - 1) / Math.max(1, most))

function drawPin({ name, count, to, isAhead }: Pin, [x, y]: readonly number[], radius: number, isNumbered: boolean): Html {
  const words = isNumbered ? `${count}. ${name}` : `${name}: ${count}`
  const number = isNumbered ? html`<text class="number" x="${fixed(x)}" y="${fixed(y! + 4)}">${count}</text>` : NOTHING
  const dot = html`<circle class="${isAhead ? "pin ahead" : "pin"}" cx="${fixed(x)}" cy="${fixed(y)}" r="${fixed(radius)}"><title>${words}</title></circle>${number}`
  return to === undefined ? html`<g>${dot}</g>` : html`<a href="${to}" aria-label="${words}">${dot}</a>`
}

const fixed = (value: number | undefined): string => (value ?? 0).toFixed(1)

/** More names than this make a map no clearer. */
const MOST_NAMES = 40

/** Names beside pins, those that count most first, each where it covers no other; those without room are in the table. */
function placeNames(pins: readonly Pin[], at: readonly (readonly number[])[], radii: readonly number[]): Html[] {
  const taken: Box[] = at.map(([x = 0, y = 0]) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }))
  const order = pins.map((_, place) => place).toSorted((a, b) => pins[b]!.count - pins[a]!.count || a - b)
  return order.slice(0, MOST_NAMES).flatMap((place) => {
    const [x = 0, y = 0] = at[place]!
    const [width, away] = [pins[place]!.name.length * 7.2, radii[place]! + 1]
    for (const isRight of [true, false]) {
      const left = isRight ? x + away + 3 : x - away - 3 - width
      const box = { left, right: left + width, top: y - 8, bottom: y + 8 }
      if (box.left < 2 || box.right > WIDTH - 2 || taken.some((other, owner) => owner !== place && overlaps(box, other))) continue
      taken.push(box)
      return [html`<text class="name" x="${fixed(left)}" y="${fixed(y + 4.5)}">${pins[place]!.name}</text>`]
    }
    return []
  })
}

/** Where something is on a drawing. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Whether two cover each other. */
export const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
