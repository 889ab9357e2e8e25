/**
 * What speaks for or against two reports' events being one occurrence: what kind, who, when, where, whether it had happened, about what.
 */
import { dayOfNumber } from "./days.ts"
import { type Evidence, say } from "./evidence.ts"
import type { ComparedPlace, Days, EventFact } from "./facts.ts"
import { weighParties } from "./party-evidence.ts"
import { overlapOf } from "./words.ts"

/** The evidence, in a fixed order; the same whichever event comes first. */
export function weighEvents(one: EventFact, other: EventFact): Evidence[] {
  return [
    ...typeEvidence(one, other),
    ...weighParties(one, other),
    ...timeEvidence(one, other),
    ...placeEvidence(one, other),
    ...statusEvidence(one, other),
    ...wordEvidence(one, other),
    ...siblingEvidence(one, other),
    ...tourEvidence(one, other),
  ]
}

function typeEvidence(one: EventFact, other: EventFact): Evidence[] {
  if (one.type !== other.type) return [say("type-clash", `${[one.type, other.type].sort().join(" and ")}`)]
  return one.type === "conference" ? gatheringEvidence(one, other) : []
}

/** Share of names from which on two conferences of one town may be one. */
const LEAST_NAMES = 0.01

/** In one town at one time: one conference where names besides the town's stand beside both, for a large town has many. */
function gatheringEvidence(one: EventFact, other: EventFact): Evidence[] {
  const [a, b] = [one.place, other.place]
  if (!a || !b || !one.days || !other.days || !isSamePlace(a, b)) return []
  const gap = Math.max(one.days.first, other.days.first) - Math.min(one.days.last, other.days.last)
  const own = (fact: EventFact) => fact.capitals.filter((sound) => !a.sounds.includes(sound) && !b.sounds.includes(sound))
  if (overlapOf(own(one), own(other)) < LEAST_NAMES) return [say("gathering-other", "no name in common but the town's")]
  return gap <= 1 ? [say("gathering-same", `both a conference in ${[a.name, b.name].sort()[0]} at that time`)] : []
}

/** Visits last; outlets date them by their first day, their last, or any between. Conferences are told by their dates. */
const SUFFIXES: Readonly<Record<string, string>> = { visit: "-lasting", conference: "-gathering" }

function timeEvidence(one: EventFact, other: EventFact): Evidence[] {
  const [a, b] = [one.days, other.days]
  if (!a || !b) return [say("day-unknown", "one has no date")]
  const gap = Math.max(a.first, b.first) - Math.min(a.last, b.last)
  const guessed = a.precision === "guess" || b.precision === "guess"
  if (gap <= 0) return [guessed ? say("day-open", "a date that is not given may be the same") : overlap(a, b)]
  if (guessed) return [say("day-open-far", "by the reports' own days another time", Math.min(4, Math.log2(1 + gap)))]
  const lasting = one.type === other.type ? (SUFFIXES[one.type] ?? "") : ""
  const words = `${gap} ${gap === 1 ? "day" : "days"} apart`
  if (gap === 1) return [say(`day-next${lasting}`, words)]
  return gap <= 4 ? [say(`day-near${lasting}`, words)] : [say("day-far", words, Math.min(2, Math.log2(gap) / 3))]
}

function overlap(a: Days, b: Days): Evidence {
  if (a.precision === "day" && b.precision === "day") return say("day-same", `both on ${dayOfNumber(a.first)}`)
  const coarse = [a, b].filter(({ precision }) => precision === "month" || precision === "year").length
  if (coarse === 2) return say("month-same", "both in the same month or year, no day given")
  return coarse === 1
    ? say("month-within", "a day of the month or year that the other gives")
    : say("day-within", "dates that agree as far as they go")
}

function placeEvidence(one: EventFact, other: EventFact): Evidence[] {
  const [a, b] = [one.place, other.place]
  if (!a || !b) return []
  const isVisit = one.type === "visit" && other.type === "visit"
  if (a.country !== undefined && b.country !== undefined && a.country !== b.country) return [landClash(one, other, isVisit)]
  if (isSamePlace(a, b)) return [say("place-same", `both in ${[a.name, b.name].sort()[0]}`)]
  if (isTown(a) && isTown(b)) return [say(isVisit ? "town-clash-visit" : "town-clash", `in ${[a.name, b.name].sort().join(" and ")}`)]
  return a.country !== undefined && a.country === b.country ? [say(isVisit ? "land-same" : "place-near", `both in ${a.country}`)] : []
}

/** A place that was worked out may be wrong, and a visit placed in the guest's own country is told from its end. */
function landClash(one: EventFact, other: EventFact, isVisit: boolean): Evidence {
  const words = `in ${[one.place?.country, other.place?.country].sort().join(" and ")}`
  if (isVisit && (isAtHome(one) || isAtHome(other))) return say("land-home", `${words}, of which one is the guest's own`)
  if (one.place?.inferred || other.place?.inferred) return say("land-inferred", `${words}, one of them worked out`)
  return say(isVisit ? "land-clash" : "place-clash", words)
}

const isAtHome = ({ parties, place }: EventFact): boolean =>
  parties.some(({ role, country }) => role === "guest" && country !== undefined && country === place?.country)

const isTown = ({ precision }: ComparedPlace): boolean => precision === "city"
const NEAR = 0.25

/** By name, by words ("Santiago", "Santiago de Chile"), or by their coordinates. */
function isSamePlace(one: ComparedPlace, other: ComparedPlace): boolean {
  if (one.precision === "country" || other.precision === "country") return false
  if (one.name === other.name) return true
  const [words, others] = [one.name.split(" "), other.name.split(" ")]
  if (isTown(one) && isTown(other) && (words.every((word) => others.includes(word)) || others.every((word) => words.includes(word))))
    return true
  if (one.lat === undefined || other.lat === undefined || one.lon === undefined || other.lon === undefined) return false
  return Math.abs(one.lat - other.lat) < NEAR && Math.abs(one.lon - other.lon) < NEAR
}

const HELD = new Set(["occurred", "ongoing"])

function statusEvidence(one: EventFact, other: EventFact): Evidence[] {
  const [a, b] = [HELD.has(one.status), HELD.has(other.status)]
  if (a && b) return [say("status-held", "both held")]
  if (!a && !b) return [say("status-open", `${[one.status, other.status].sort().join(" and ")}: not held by either`)]
  const [held, open] = a ? [one, other] : [other, one]
  if (open.status === "denied") return [say("status-denied", "one says that it was held, the other denies it")]
  const isBackward = open.told !== undefined && held.told !== undefined && open.told > held.told && (held.days?.last ?? 0) < open.told
  return [
    isBackward
      ? say("status-backward", `held by the earlier report, ${open.status} in the later`)
      : say("status-history", `first ${open.status}, then ${held.status}`),
  ]
}

function wordEvidence(one: EventFact, other: EventFact): Evidence[] {
  const shared = overlapOf(one.words, other.words)
  const topics = one.topics.length > 0 && other.topics.length > 0 ? overlapOf(one.topics, other.topics) : undefined
  return [
    ...(topics === undefined ? [] : [topicEvidence(topics, one.type === "agreement" || one.type === "message" || one.type === "aid")]),
    say("capitals-common", "names in common in the sentences that tell of it", overlapOf(one.capitals, other.capitals)),
    say("words-common", "words in common in the sentences that tell of it", shared),
    ...(shared >= 0.7 && Math.min(one.words.length, other.words.length) >= 8 ? [say("sentence-same", "told in the same sentences")] : []),
  ]
}

/** What is signed, sent or given is told apart by what it is about; talks touch on many things. */
function topicEvidence(shared: number, isPaper: boolean): Evidence {
  if (shared > 0) return say("topics-common", "topics in common", shared)
  return isPaper ? say("topics-clash", "about other things") : say("topics-other", "other topics")
}

/** Where a report has several meetings of one pair, a pair of parties says less. */
function siblingEvidence(one: EventFact, other: EventFact): Evidence[] {
  return one.siblings + other.siblings > 0 ? [say("siblings", "one report has several such events of the same parties")] : []
}

function tourEvidence(one: EventFact, other: EventFact): Evidence[] {
  return one.tour.length > 0 && other.tour.length > 0 && overlapOf(one.tour, other.tour) > 0.5
    ? [say("tour-same", "stops of tours with other stops in common")]
    : []
}
