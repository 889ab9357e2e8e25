/**
 * The fused view of an occurrence: every slot over its reports, who takes part, how its status went, who says it and who denies it.
 */
import { type DiplomaticEvent, daysOf } from "../record/index.ts"
import type { EventFact } from "./facts.ts"
import { fuseParticipants } from "./fuse-participants.ts"
import type { FusedPlace, Member, Occurrence, Slot, StatusStep, Version } from "./fused.ts"
import { mergedId } from "./ids.ts"
import { fillSlot, type SlotRules } from "./slots.ts"
import { findCorrections, groupCopies, sourceOf } from "./sources.ts"
import type { SharedRules, Telling } from "./telling.ts"

/** Members are in order of publication. */
export function fuseOccurrence(members: readonly Member<EventFact>[]): Occurrence {
  const tellings = members.flatMap(tellingOf)
  const copies = groupCopies(members.map(({ report }) => report))
  const reports = [...new Set(members.map(({ fact }) => fact.report))].sort()
  const corrected = findCorrections(members.map(({ report }) => report))
  const shared = { copies, reports, own: ownAgencies(members), corrected }
  const history = statusSteps(tellings)
  return {
    kind: "occurrence",
    id: mergedId(
      "event",
      members.map(({ fact }) => fact.id),
    ),
    members: members.map(sourceOf),
    type: fillSlot(
      versionsOf(tellings, ({ type }) => type),
      plain(shared),
    ),
    status: statusSlot(tellings, shared),
    history,
    participants: fuseParticipants(tellings, shared),
    time: timeSlot(tellings, shared),
    place: placeSlot(tellings, shared),
    channel: fillSlot(
      versionsOf(tellings, ({ channel }) => channel),
      plain(shared),
    ),
    format: fillSlot(
      versionsOf(tellings, ({ format }) => format),
      plain(shared),
    ),
    topics: topicsOf(tellings),
    asserted: tellings.filter(({ event }) => event.status !== "denied").map(({ source }) => source),
    denied: tellings.filter(({ event }) => event.status === "denied").map(({ source }) => source),
    copies: copies.filter((group) => group.length > 1),
    corrections: [...corrected].map(([report, by]) => ({ report, by })),
    sources: copies.length,
    confidence: Math.max(0, ...tellings.map(({ event }) => event.confidence ?? 0)),
  }
}

function tellingOf(member: Member<EventFact>): Telling[] {
  const local = member.fact.id.slice(member.fact.report.length + 1)
  const event = member.record.events.find(({ id }) => id === local)
  return event ? [{ member, event, record: member.record, source: sourceOf(member) }] : []
}

/** Reports of the agencies of states that take part, in any report's view. */
function ownAgencies(members: readonly Member<EventFact>[]): Set<string> {
  const states = new Set(members.flatMap(({ fact }) => fact.parties.flatMap(({ country }) => country ?? [])))
  return new Set(members.flatMap(({ fact }) => (fact.agency !== undefined && states.has(fact.agency) ? [fact.report] : [])))
}

function versionsOf<Value>(tellings: readonly Telling[], read: (event: DiplomaticEvent) => Value | undefined): Version<Value>[] {
  return tellings.flatMap(({ event, source }) => {
    const value = read(event)
    return value === undefined ? [] : [{ ...source, value, evidence: event.evidence, ...saidBy(event) }]
  })
}

const saidBy = ({ attribution }: DiplomaticEvent) =>
  attribution === undefined || attribution === "narrator" ? {} : { saidBy: attribution }

function plain<Value>(shared: SharedRules): SlotRules<Value> {
  return { ...shared, agree: (one, other) => one === other, exactness: () => 0 }
}

/** From announced to over: a status further on is shown, as the others were true in their time. */
const STAGES: Readonly<Record<string, number>> = {
  proposed: 0,
  planned: 1,
  postponed: 2,
  cancelled: 3,
  ongoing: 3,
  occurred: 4,
  denied: -1,
}

/** Two statuses of one course agree; held and called off exclude one another, and a denial whatever is said to be so. */
function statusSlot(tellings: readonly Telling[], shared: SharedRules): Slot<string> {
  const ends = new Set(["occurred", "ongoing"])
  const off = new Set(["cancelled", "postponed"])
  const excludes = (one: string, other: string) => (ends.has(one) && off.has(other)) || (one === "denied" && other !== "denied")
  const agree = (one: string, other: string) => !excludes(one, other) && !excludes(other, one)
  return fillSlot(
    versionsOf(tellings, ({ status }) => status),
    { ...shared, agree, exactness: (status) => STAGES[status] ?? 0 },
  )
}

function statusSteps(tellings: readonly Telling[]): StatusStep[] {
  const steps: { status: string; published?: string; reports: string[] }[] = []
  for (const { event, source } of tellings) {
    const before = steps.find(({ status, published }) => status === event.status && published === source.published)
    if (before) before.reports.push(source.report)
    else
      steps.push({
        status: event.status,
        ...(source.published === undefined ? {} : { published: source.published }),
        reports: [source.report],
      })
  }
  return steps.map((step) => ({ ...step, reports: [...new Set(step.reports)].sort() }))
}

function timeSlot(tellings: readonly Telling[], shared: SharedRules): Slot<string> {
  const versions = tellings.flatMap(({ event: { time }, source }) =>
    time ? [{ ...source, value: time.value, evidence: time.evidence, ...(time.basis === "stated" ? {} : { basis: time.basis }) }] : [],
  )
  return fillSlot(versions, { ...shared, agree: isWithin, exactness: (value) => -lengthOf(value) })
}

/** Whether one date lies within the other. */
function isWithin(one: string, other: string): boolean {
  const [a, b] = [daysOf(one), daysOf(other)]
  const covers = (outer: typeof a, inner: typeof a) =>
    (outer?.first ?? "") <= (inner?.first ?? "") && (outer?.last ?? "9999") >= (inner?.last ?? "9999")
  return covers(a, b) || covers(b, a)
}

function lengthOf(value: string): number {
  const days = daysOf(value)
  if (days?.first === undefined || days.last === undefined) return 100_000
  return (Date.parse(days.last) - Date.parse(days.first)) / 86_400_000
}

const PRECISIONS = ["country", "region", "city", "site"]

function placeSlot(tellings: readonly Telling[], shared: SharedRules): Slot<FusedPlace> {
  const versions = tellings.flatMap(({ event: { place }, source }) => {
    if (!place) return []
    const { name, country, lat, lon, precision, evidence, basis } = place
    const known = Object.entries({ country, lat, lon }).filter(([, value]) => value !== undefined)
    const value = { name, ...Object.fromEntries(known), precision: precision ?? "city" } as FusedPlace
    return [{ ...source, value, evidence, ...(basis === undefined ? {} : { basis }) }]
  })
  const exactness = ({ precision }: FusedPlace) => PRECISIONS.indexOf(precision)
  return fillSlot(versions, { ...shared, agree: (one, other) => placesAgree(one, other, exactness), exactness })
}

/** In one country, and not two towns of it; of a site and a town outlets name now one and now the other. */
function placesAgree(one: FusedPlace, other: FusedPlace, exactness: (place: FusedPlace) => number): boolean {
  if (one.country !== undefined && other.country !== undefined && one.country !== other.country) return false
  if (exactness(one) !== exactness(other)) return true
  const near =
    one.lat !== undefined &&
    other.lat !== undefined &&
    Math.abs(one.lat - other.lat) < 0.3 &&
    Math.abs((one.lon ?? 0) - (other.lon ?? 0)) < 0.3
  return near || one.name.toLowerCase() === other.name.toLowerCase()
}

function topicsOf(tellings: readonly Telling[]): Version<string>[] {
  return tellings.flatMap(({ event, source }) =>
    event.topics.flatMap((topic) => (topic.text === undefined ? [] : [{ ...source, value: topic.text, evidence: [topic] }])),
  )
}
