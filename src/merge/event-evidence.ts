/**
 * What speaks for or against two reports' events being one occurrence: what kind, who, when, where, whether it had happened, about what.
 */
import { type Evidence, say } from "./evidence.ts"
import type { ComparedPlace, EventFact } from "./facts.ts"
import { weighGatherings } from "./gathering-evidence.ts"
import { weighParties } from "./party-evidence.ts"
import { isSamePlace, isTown } from "./places.ts"
import { weighTimes } from "./time-evidence.ts"
import { overlapOf } from "./words.ts"

/** The evidence, in a fixed order; the same whichever event comes first. */
export function weighEvents(one: EventFact, other: EventFact): Evidence[] {
  return [
    ...typeEvidence(one, other),
    ...weighParties(one, other),
    ...weighTimes(one, other),
    ...placeEvidence(one, other),
    ...statusEvidence(one, other),
    ...wordEvidence(one, other),
    ...siblingEvidence(one, other),
    ...tourEvidence(one, other),
  ]
}

function typeEvidence(one: EventFact, other: EventFact): Evidence[] {
  if (one.type !== other.type) return [say("type-clash", `${[one.type, other.type].sort().join(" and ")}`)]
  return one.type === "conference" ? weighGatherings(one, other) : []
}

function placeEvidence(one: EventFact, other: EventFact): Evidence[] {
  const [a, b] = [one.place, other.place]
  if (!a || !b)
    return isUndated(one) || isUndated(other)
      ? [say("place-unknown-open", "one report says neither where nor when, or only one of both")]
      : []
  const isVisit = one.type === "visit" && other.type === "visit"
  if (isVisit && (a.country === undefined) !== (b.country === undefined))
    return [say("place-wide", `${[a.name, b.name].sort().join(" and ")}: one may be a stop of the other`)]
  if (a.country !== undefined && b.country !== undefined && a.country !== b.country) return [landClash(one, other, isVisit)]
  if (isSamePlace(a, b)) return [say("place-same", `both in ${[a.name, b.name].sort()[0]}`)]
  if ((isTown(a) && isTown(b)) || (isVisit && areTwoParts(a, b)))
    return [say(isVisit ? "town-clash-visit" : "town-clash", `in ${[a.name, b.name].sort().join(" and ")}`)]
  return a.country !== undefined && a.country === b.country ? [say(isVisit ? "land-same" : "place-near", `both in ${a.country}`)] : []
}

/** Two parts of one country: towns, regions, territories. */
const areTwoParts = (...both: readonly ComparedPlace[]): boolean =>
  both.every(({ precision }) => precision === "city" || precision === "region")

const isUndated = ({ days }: EventFact): boolean => days === undefined || days.precision === "guess"

/** A place that was worked out may be wrong, and a visit placed in the guest's own country is told from its end. */
function landClash(one: EventFact, other: EventFact, isVisit: boolean): Evidence {
  const words = `in ${[one.place?.country, other.place?.country].sort().join(" and ")}`
  if (isVisit && (isAtHome(one) || isAtHome(other))) return say("land-home", `${words}, of which one is the guest's own`)
  if (one.place?.inferred || other.place?.inferred) return say("land-inferred", `${words}, one of them worked out`)
  return say(isVisit ? "land-clash" : "place-clash", words)
}

function isAtHome({ parties, place }: EventFact): boolean {
  const guests = parties.filter(({ role }) => role === "guest")
  return guests.length > 0 && guests.every(({ country }) => country !== undefined && country === place?.country)
}

const HELD = new Set(["occurred", "ongoing"])

function statusEvidence(one: EventFact, other: EventFact): Evidence[] {
  const [a, b] = [HELD.has(one.status), HELD.has(other.status)]
  if (a && b) return [say("status-held", "both held")]
  if (!a && !b && isRenewed(one, other)) return [say("status-renewed", "called off or denied before the later report has it planned anew")]
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

const CALLED_OFF = new Set(["cancelled", "denied"])

/** Planned or proposed without a day by a report that came after another had it called off: that is a new one. */
function isRenewed(one: EventFact, other: EventFact): boolean {
  const [off, on] = CALLED_OFF.has(one.status) ? [one, other] : [other, one]
  const isOpen = on.status === "planned" || on.status === "proposed"
  if (!CALLED_OFF.has(off.status) || !isOpen || off.told === undefined || on.told === undefined) return false
  return on.told > off.told && (on.days === undefined || on.days.precision === "guess")
}

function wordEvidence(one: EventFact, other: EventFact): Evidence[] {
  const shared = overlapOf(one.words, other.words)
  // the meetings of a series are told in the same words
  const series = one.type === "conference" && other.type === "conference" ? "-gathering" : ""
  const topics = one.topics.length > 0 && other.topics.length > 0 ? overlapOf(one.topics, other.topics) : undefined
  return [
    ...(topics === undefined ? [] : [topicEvidence(topics, one.type === "agreement" || one.type === "message" || one.type === "aid")]),
    say(`capitals-common${series}`, "names in common in the sentences that tell of it", overlapOf(one.capitals, other.capitals)),
    say(`words-common${series}`, "words in common in the sentences that tell of it", shared),
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
