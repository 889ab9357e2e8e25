/**
 * One word for several stops: "visited Japan and South Korea", "a tour of Kuwait, Qatar and Oman", "will take her to Riyadh and then to Doha" tell
 * of as many visits as there are places in the list.
 */
import type { WordSpan } from "../../language/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import { contains, type LabelledSpan, overlaps, type Reading, sentenceOf, textOf } from "../reading.ts"
import { chooseAmong, joinedScore } from "../spans/choose.ts"
import type { ReadEvent } from "./find-events.ts"
import type { ReadParticipant } from "./find-participants.ts"
import { likelySpans } from "./linked-spans.ts"

/** A visit with the places that it may choose from. */
export interface Stop {
  readonly event: ReadEvent
  readonly places: readonly LabelledSpan[]
}

/** How likely the place of a visit must be before a list is looked for around it, and how likely each further stop. */
const SURE = 0.3
const POSSIBLE = 0.02

/** Every event with the places it may choose from, visits to a list of places as one each; a stop that another visit tells of is that visit. */
export function splitVisits(
  reading: Reading,
  events: readonly ReadEvent[],
  places: readonly LabelledSpan[],
  actors: readonly ReadActor[],
): Stop[] {
  const split = events.map((event) => splitVisit(reading, event, places, actors))
  const whole = split.flatMap((stops, at) => (stops.length === 1 && events[at]!.type === "visit" ? stops : []))
  const known = whole.map(({ event }) => ({ event, country: whereTo(reading, event, places) }))
  const joining = new Map<ReadEvent, LabelledSpan[]>()
  const kept = split.flatMap((stops) => {
    if (stops.length === 1) return stops
    const own = stops.map(({ event, places: [place] }) => ({ event, country: countryOf(reading, [place!]) }))
    const left = stops.filter((stop, at) => {
      const same = known.find(
        ({ event, country }) => country !== undefined && country === own[at]!.country && isOneGuest(event, stop.event),
      )
      if (same) joining.set(same.event, [...(joining.get(same.event) ?? []), ...stop.event.triggers])
      return same === undefined
    })
    known.push(...own.filter((_, at) => left.includes(stops[at]!)))
    return left
  })
  return kept.map((stop) => {
    const more = joining.get(stop.event)
    return more ? { ...stop, event: { ...stop.event, triggers: inOrder([...stop.event.triggers, ...more]) } } : stop
  })
}

function inOrder(triggers: readonly LabelledSpan[]): LabelledSpan[] {
  return [...new Set(triggers)].sort((a, b) => a.first - b.first)
}

/** True where one and the same travels. */
function isOneGuest(a: ReadEvent, b: ReadEvent): boolean {
  const guests = a.participants.filter(({ role }) => role === "guest").map(({ actor }) => actor)
  return b.participants.some(({ role, actor }) => role === "guest" && guests.includes(actor))
}

/** The state that a visit most likely leads to. */
function whereTo(reading: Reading, { triggers }: ReadEvent, places: readonly LabelledSpan[]): string | undefined {
  const [best] = likelySpans(reading, "where", triggers, places)
  return best && best.probability > SURE ? countryOf(reading, [best.value]) : undefined
}

/** The visits that an event stands for, in the order of the list; the event itself where there is no list. */
function splitVisit(reading: Reading, event: ReadEvent, places: readonly LabelledSpan[], actors: readonly ReadActor[]): Stop[] {
  const whole = [{ event, places }]
  if (event.type !== "visit") return whole
  const choices = likelySpans(reading, "where", event.triggers, places)
  const [best] = choices
  if (!best || best.probability < SURE) return whole
  const isBeside = (trigger: LabelledSpan): boolean => sentenceOf(reading, trigger) === sentenceOf(reading, best.value)
  if (!event.triggers.some(isBeside)) return whole
  const worth = new Map(choices.map(({ value, probability }) => [value, probability]))
  const stops = listAround(reading, best.value, places)
  if (stops.length < 2 || stops.some(([place]) => (worth.get(place!) ?? 0) < POSSIBLE)) return whole
  const hosts = stops.map((stop) => hostAt(stop, actors))
  const countries = stops.map((stop) => countryOf(reading, stop))
  return stops.map((stop, at) => {
    const triggers = event.triggers.filter((trigger) => isBeside(trigger) || homeOf(reading, trigger, stops) === at)
    return { event: { ...event, triggers, participants: partsAt(event, hosts, countries, at) }, places: stop.slice(0, 1) }
  })
}

/** The list that a place stands in: an item is a place, or a city with its state ("Almaty, Kazakhstan"). */
function listAround(reading: Reading, place: LabelledSpan, places: readonly LabelledSpan[]): LabelledSpan[][] {
  const row = places.filter((one) => sentenceOf(reading, one) === sentenceOf(reading, place)).sort((a, b) => a.first - b.first)
  const lists: LabelledSpan[][][] = []
  for (const one of row) {
    const list = lists.at(-1)
    const last = list?.at(-1)?.at(-1)
    if (!list || !last) lists.push([[one]])
    else if (overlaps(last, one)) continue
    else if (isWithin(reading, last, one)) list.at(-1)!.push(one)
    else if (isJoined(reading, last, one)) list.push([one])
    else lists.push([[one]])
  }
  const list = lists.find((items) => items.some((item) => item.includes(place))) ?? []
  return list.filter((item, at) => list.findIndex((other) => textOf(reading, other[0]!) === textOf(reading, item[0]!)) === at)
}

/** True where nothing but words that join stands between two places. */
function isJoined(reading: Reading, a: WordSpan, b: WordSpan): boolean {
  const { joins, between } = reading.knowledge.names
  const words = reading.labels.words.slice(a.last, b.first).map(({ text }) => text.toLowerCase())
  return words.some((word) => joins.includes(word)) && words.every((word) => joins.includes(word) || between.includes(word))
}

/** "Almaty, Kazakhstan": a comma, and the state that the city lies in. */
function isWithin(reading: Reading, a: WordSpan, b: WordSpan): boolean {
  const land = reading.lands.find((one) => contains(one, b) && one.as !== "adjective")
  const words = reading.labels.words.slice(a.last, b.first)
  return (
    land !== undefined &&
    words.length === 1 &&
    words[0]!.text === "," &&
    reading.knowledge.findPlace(textOf(reading, a), land.iso3)?.country === land.iso3
  )
}

/** The state in whose list item an actor is named. */
function hostAt(stop: readonly LabelledSpan[], actors: readonly ReadActor[]): Host | undefined {
  for (const actor of actors) {
    if (actor.kind !== "state" && actor.kind !== "government") continue
    const mention = actor.mentions.find((one) => stop.some((place) => overlaps(place, one)))
    if (mention) return { actor, mention }
  }
  return undefined
}

interface Host {
  readonly actor: ReadActor
  readonly mention: WordSpan
}

/** Those who take part at one stop: the hosts of the other stops are no hosts here. */
function partsAt(
  { participants }: ReadEvent,
  hosts: readonly (Host | undefined)[],
  countries: readonly (string | undefined)[],
  at: number,
): ReadParticipant[] {
  const [own, country] = [hosts[at], countries[at]]
  const isElsewhere = ({ actor, role }: ReadParticipant): boolean =>
    role !== "guest" && actor.country !== undefined && actor.country !== country && countries.includes(actor.country)
  const parts = participants.filter((part) => part.actor !== own?.actor && !isElsewhere(part))
  if (!own) return parts
  const said = participants.find(({ actor }) => actor === own.actor)
  const host: ReadParticipant = said ?? { actor: own.actor, role: "host", mention: own.mention, probability: 0.6 }
  return [...parts, host].sort((a, b) => a.actor.mentions[0]!.first - b.actor.mentions[0]!.first)
}

/** The stop that a trigger belongs to where its own sentence has no list: the likeliest as its place, the first where none is. */
function homeOf(reading: Reading, trigger: LabelledSpan, stops: readonly (readonly LabelledSpan[])[]): number {
  const [best] = chooseAmong([...stops.keys()], (at) => joinedScore(reading.labels, "where", [trigger], stops[at]!))
  return best?.value ?? 0
}

/** The state that a stop is or lies in. */
function countryOf(reading: Reading, stop: readonly LabelledSpan[]): string | undefined {
  const land = reading.lands.find(({ first, last }) => stop.some((place) => overlaps(place, { first, last })))
  return land?.iso3 ?? reading.knowledge.findPlace(textOf(reading, stop[0]!))?.country
}
