/**
 * What speaks for or against two reports' events being one occurrence: who, when, where, what kind, whether it had happened, about what.
 */
import { dayOfNumber } from "./days.ts"
import { type Evidence, say } from "./evidence.ts"
import type { ComparedPlace, EventFact, Party } from "./facts.ts"
import { pairParties } from "./party-match.ts"
import { overlapOf } from "./words.ts"

/** The evidence, in a fixed order; the same whichever event comes first. */
export function weighEvents(one: EventFact, other: EventFact): Evidence[] {
  return [
    ...typeEvidence(one, other),
    ...partyEvidence(one, other),
    ...timeEvidence(one, other),
    ...placeEvidence(one.place, other.place),
    ...statusEvidence(one, other),
    ...wordEvidence(one, other),
  ]
}

function typeEvidence(one: EventFact, other: EventFact): Evidence[] {
  return one.type === other.type
    ? [say(`type-${one.type}`, `both a ${one.type}`)]
    : [say("type-clash", `a ${[one.type, other.type].sort().join(" and a ")}`)]
}

function partyEvidence(one: EventFact, other: EventFact): Evidence[] {
  if (one.parties.length === 0 || other.parties.length === 0) return [say("parties-unknown", "one report names nobody")]
  const { pairs, left, right } = pairParties(one.parties, other.parties)
  const sure = pairs.filter(({ sureness }) => sureness >= 0.8)
  const half = pairs.filter(({ sureness }) => sureness < 0.8)
  const evidence: Evidence[] = []
  if (sure.length > 0)
    evidence.push(say("parties-common", `in common: ${listNames(sure.map(({ one: party }) => party))}`, Math.min(2, sure.length)))
  if (half.length > 0)
    evidence.push(say("parties-country", `of one country: ${listNames(half.map(({ one: party }) => party))}`, Math.min(2, half.length)))
  if (pairs.length === 0) evidence.push(say("parties-none", "nobody in common"))
  if (left.some(isPerson) && right.some(isPerson))
    evidence.push(say("parties-others", `with others: ${listNames([...left, ...right].filter(isPerson))}`))
  else if (left.length > 0 && right.length > 0) evidence.push(say("parties-rest", "others beside them differ"))
  return evidence
}

const isPerson = ({ kind }: Party): boolean => kind === "person"
const listNames = (parties: readonly Party[]): string => [...new Set(parties.map(({ name }) => name.full))].sort().join(", ")

function timeEvidence({ days: one }: EventFact, { days: other }: EventFact): Evidence[] {
  if (!one || !other) return [say("day-unknown", "one has no date")]
  const gap = Math.max(one.first, other.first) - Math.min(one.last, other.last)
  const guessed = one.precision === "guess" || other.precision === "guess"
  if (gap <= 0) {
    if (one.precision === "day" && other.precision === "day") return [say("day-same", `both on ${dayOfNumber(one.first)}`)]
    return guessed ? [say("day-guess", "the date may be the same")] : [say("day-within", "dates that agree as far as they go")]
  }
  if (guessed) return [say("day-guess-far", "by the reports' days another time", Math.min(4, Math.log2(1 + gap)))]
  return gap === 1 ? [say("day-near", "one day apart")] : [say("day-far", `${gap} days apart`, Math.min(6, Math.log2(gap)))]
}

function placeEvidence(one: ComparedPlace | undefined, other: ComparedPlace | undefined): Evidence[] {
  if (!one || !other) return []
  if (one.name === other.name && one.precision !== "country") return [say("place-same", `both in ${one.name}`)]
  if (one.country !== undefined && other.country !== undefined && one.country !== other.country)
    return [say("place-clash", "in other countries")]
  if (one.precision === "country" || other.precision === "country") return [say("place-country", "in the same country")]
  return one.precision === "city" && other.precision === "city"
    ? [say("town-clash", "in other towns of a country")]
    : [say("place-country", "in the same country")]
}

const HELD = new Set(["occurred", "ongoing"])

function statusEvidence(one: EventFact, other: EventFact): Evidence[] {
  const [a, b] = [HELD.has(one.status), HELD.has(other.status)]
  if (a && b) return [say("status-held", "both held")]
  if (!a && !b) return [say("status-open", "neither held")]
  const [held, open] = a ? [one, other] : [other, one]
  if (open.told !== undefined && held.told !== undefined && open.told > held.told && open.status !== "denied") {
    return [say("status-backward", "held by the earlier report, still to come or off by the later")]
  }
  return [say("status-history", `${open.status}, then ${held.status}`)]
}

function wordEvidence(one: EventFact, other: EventFact): Evidence[] {
  const evidence: Evidence[] = []
  if (one.topics.length > 0 && other.topics.length > 0)
    evidence.push(say("topics", "topics in common", overlapOf(one.topics, other.topics)))
  evidence.push(say("words", "words in common in the sentences that tell of it", overlapOf(one.words, other.words)))
  return evidence
}
