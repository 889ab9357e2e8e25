/** The map of occurrences: a pin a place, with the table of the same, and apart from it what has no place to stand. */
import type { FoundOccurrence, Page } from "../query/index.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { renderPage } from "./layout.ts"
import { address, dataLinks, nextLink, none, recordsAddress, said, stateLink, when } from "./parts.ts"
import { drawMap, type Pin } from "./plots/map.ts"
import { type Asked, chips, filterForm } from "./search-page.ts"

const HELD = new Set(["occurred", "ongoing"])

interface Spot {
  readonly name: string
  readonly country: string | null
  readonly lat: number
  readonly lon: number
  readonly occurrences: readonly FoundOccurrence[]
}

/** Renders the page. */
export function renderMap({ asked, page: { rows, next } }: { readonly asked: Asked; readonly page: Page<FoundOccurrence> }): string {
  const { cursor: _, ...filters } = asked
  const spots = spotsOf(rows)
  const placed = spots.reduce((sum, { occurrences }) => sum + occurrences.length, 0)
  const more = next === undefined ? undefined : address("/map", { ...asked, cursor: next })
  const map =
    spots.length > 0
      ? html`<div class="plot scroll" tabindex="0" role="region" aria-label="Map">${drawMap({ label: "Map of occurrences", pins: spots.map(toPin) })}</div>`
      : none("No text names a place here.")
  const body = html`<h1>Map</h1><p class="note">A pin where a text names a place; the larger, the more happened there. Hollow: nothing has taken place there yet.</p>
${filterForm("/map", asked, ["person", "country", "place", "from", "to", "type", "status"])}${chips("/map", filters)}
${map}${unplaced(rows.length - placed, rows.length)}${spots.length > 0 ? table(spots) : NOTHING}${nextLink(more)}${dataLinks("occurrences", address("", filters))}`
  return renderPage({ title: "Map", at: "/map", body, isWide: true })
}

/** A small map of where occurrences were; nothing where fewer than two places are known. */
export function drawSpots(rows: readonly FoundOccurrence[], label: string): Html {
  const spots = spotsOf(rows)
  if (spots.length < 2) return NOTHING
  return html`<div class="plot scroll" tabindex="0" role="region" aria-label="Map">${drawMap({ label, pins: spots.map(toPin) })}</div>`
}

/** Places by their coordinates, those where most happened first. */
function spotsOf(rows: readonly FoundOccurrence[]): Spot[] {
  const here = rows.filter(({ place, lat, lon, precision }) => place !== null && lat !== null && lon !== null && precision !== "country")
  const spots = [...Map.groupBy(here, ({ lat, lon }) => `${lat},${lon}`).values()].map((occurrences) => {
    const { place, country, lat, lon } = occurrences[0]!
    return { name: place!, country, lat: lat!, lon: lon!, occurrences }
  })
  return spots.toSorted((a, b) => b.occurrences.length - a.occurrences.length || (a.name < b.name ? -1 : 1))
}

const addressOf = ({ occurrences }: Spot): string =>
  recordsAddress(
    occurrences.map(({ id }) => id),
    address("/occurrences", { place: occurrences[0]!.place! }),
  )

function toPin(spot: Spot): Pin {
  const { name, lat, lon, occurrences } = spot
  return { name, lat, lon, count: occurrences.length, to: addressOf(spot), isAhead: !occurrences.some(({ status }) => HELD.has(status)) }
}

function unplaced(count: number, total: number): Html {
  if (count === 0) return NOTHING
  return html`<p class="note">${count} of ${total} occurrences have no pin: no text names their place, or names the state alone.</p>`
}

function table(spots: readonly Spot[]): Html {
  const lines = spots.map((spot) => {
    const days = spot.occurrences.flatMap(({ first, last }) => [first, last].filter((day) => day !== null)).sort()
    const kinds = Object.entries(Object.groupBy(spot.occurrences, ({ type }) => type)).map(([type, all]) => `${type} ${all?.length ?? 0}`)
    return html`<tr><th scope="row">${said(spot.name)} ${stateLink(spot.country)}</th><td class="number"><a href="${addressOf(spot)}">${spot.occurrences.length}</a></td><td>${kinds.join(", ")}</td><td>${when({ first: days[0] ?? null, last: days.at(-1) ?? null })}</td></tr>`
  })
  const heads = html`<th scope="col">Place</th><th scope="col" class="number">Times</th><th scope="col">What</th><th scope="col">When</th>`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="rows"><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`
}
