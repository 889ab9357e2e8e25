/** Tours: visits of one traveller that are stops of one trip, in the order of travel. */
import type { ReadActor } from "../actors/read-actor.ts"
import type { ReadEvent } from "../events/find-events.ts"
import type { Reading } from "../reading.ts"

/** A stop: the visit, with where it leads. */
export interface ReadLeg {
  readonly event: ReadEvent
  readonly country?: string
  readonly place?: string
  /** First day of the visit by the calendar, where it is known. */
  readonly from?: string
}

/** A tour while reading. */
export interface ReadTour {
  readonly traveller: ReadActor
  readonly legs: readonly ReadLeg[]
  readonly score: number
}

/** Log odds that two stops told by one word ("visits to Oman and Qatar") are of one trip. */
const ONE_WORD = 2

/** Chains stops of one traveller whose triggers the encoder links; at least two different ones make a tour. */
export function chainLegs(reading: Reading, stops: readonly ReadLeg[]): ReadTour[] {
  const travellers = [...new Set(stops.flatMap(({ event }) => guestsOf(event)))]
  return travellers.flatMap((traveller) => {
    const own = stops.filter(({ event }) => guestsOf(event).includes(traveller))
    return groupsOf(reading, own).flatMap(({ legs, score }) => {
      const ordered = oneEach(inOrder(legs))
      return new Set(ordered.map(({ country, place }) => place ?? country)).size > 1 || ordered.length > 2
        ? [{ traveller, legs: ordered, score }]
        : []
    })
  })
}

function guestsOf(event: ReadEvent): ReadActor[] {
  const guests = event.participants.filter(({ role }) => role === "guest" || role === "participant").map(({ actor }) => actor)
  return guests.filter(({ kind }) => kind === "person" || kind === "group" || kind === "unnamed").slice(0, 1)
}

function groupsOf(reading: Reading, stops: readonly ReadLeg[]): { legs: ReadLeg[]; score: number }[] {
  const groups: { legs: ReadLeg[]; score: number }[] = []
  for (const stop of stops) {
    const near = groups.map((group) => ({ group, score: Math.max(...group.legs.map((leg) => tourScore(reading, leg, stop))) }))
    const best = near.reduce<(typeof near)[number] | undefined>((a, b) => (!a || b.score > a.score ? b : a), undefined)
    if (best && best.score > (reading.settings.links.tour ?? 0)) {
      best.group.legs.push(stop)
      best.group.score = Math.min(best.group.score, best.score)
    } else groups.push({ legs: [stop], score: 9 })
  }
  return groups.filter(({ legs }) => legs.length > 1)
}

function tourScore(reading: Reading, a: ReadLeg, b: ReadLeg): number {
  const scores = a.event.triggers.flatMap((x) =>
    b.event.triggers.map((y) =>
      x === y ? ONE_WORD : Math.max(reading.labels.link("tour", x, y) ?? -20, reading.labels.link("tour", y, x) ?? -20),
    ),
  )
  return Math.max(...scores)
}

/** By day where both are known; else past before ongoing before planned; else as told. */
function inOrder(legs: readonly ReadLeg[]): ReadLeg[] {
  const rank = ({ event }: ReadLeg): number => (event.status === "occurred" ? 0 : event.status === "ongoing" ? 1 : 2)
  return [...legs].sort((a, b) => (a.from && b.from && a.from !== b.from ? (a.from < b.from ? -1 : 1) : rank(a) - rank(b)))
}

/** Visits to one stop in a row are one leg. */
function oneEach(legs: readonly ReadLeg[]): ReadLeg[] {
  return legs.filter((leg, index) => index === 0 || (leg.place ?? leg.country) !== (legs[index - 1]!.place ?? legs[index - 1]!.country))
}
