/**
 * From a kept report to its facts: all that judging needs, once, so that no text is read again.
 */
import type { Knowledge } from "../knowledge/index.ts"
import type { Actor, DiplomaticEvent, Statement, Tour } from "../record/index.ts"
import { sha256 } from "../record/index.ts"
import { daysOfEvent, firstDay, readDays } from "./days.ts"
import { describeParty, describePerson, knownAs } from "./describe-actors.ts"
import type { Describing } from "./describing.ts"
import type { BodyFact, ComparedPlace, EventFact, Fact, KeptReport, Party, ReportFact, StatementFact, TourFact } from "./facts.ts"
import { describeGathering } from "./gatherings.ts"
import { signatureOf } from "./shingles.ts"
import { capitalSounds, meaningWords, sentencesAround, wordSet } from "./words.ts"

/** Every fact of a report, in the order of its record, the report's own last. Pure: the same report gives the same bytes. */
export function describeFacts(kept: KeptReport, knowledge: Knowledge): Fact[] {
  const { record } = kept
  const { published, publisher } = record.report
  const told = firstDay(published ?? record.report.dateline?.date)
  const agency = publisher === undefined ? undefined : agencyOf(publisher, knowledge)
  const head = {
    report: kept.key,
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(agency === undefined ? {} : { agency }),
  }
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]))
  const from: Describing = { kept, knowledge, head, actors, ...(told === undefined ? {} : { told }) }
  return [
    ...record.actors.map((actor) => (isPerson(actor) ? describePerson(actor, from) : describeBody(actor, from))),
    ...record.events.map((event) => describeEvent(event, from)),
    ...record.statements.flatMap((statement) => describeStatement(statement, from)),
    ...record.tours.flatMap((tour) => describeTour(tour, from)),
    describeReport(kept, knowledge),
  ]
}

/** What is needed to tell whether a report copies another. */
export function describeReport({ key, report, record }: KeptReport, knowledge: Knowledge): ReportFact {
  const { published, publisher, title, sha256: sum, length } = record.report
  const id = `${key}/r`
  return {
    kind: "report",
    id,
    unit: id,
    report: key,
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher }),
    signature: signatureOf(report.text),
    length,
    sha256: sum,
    ...(isCorrection(title ?? "", report.text, knowledge) ? { correction: true } : {}),
  }
}

/** Letters of a text in which it says that it is a correction. */
const HEAD = 60

/** "CORRECTED-", "Correction:" in the headline or at the head of the text. */
function isCorrection(title: string, text: string, { merging, foldName }: Knowledge): boolean {
  const words = foldName(`${title} ${text.slice(0, HEAD)}`).split(" ")
  return words.some((word) => merging.corrections.includes(word))
}

/** The state whose own a publisher is: an agency that knowledge has, or "Pakistani state agency", "Ministry of Foreign Affairs of Qatar". */
function agencyOf(publisher: string, knowledge: Knowledge): string | undefined {
  const body = knowledge.findBody(publisher)?.body
  if (body?.country !== undefined) return body.country
  const words = publisher.split(/\s+/)
  if (!words.some((word) => knowledge.merging.agencies.includes(word.toLowerCase()))) return undefined
  const states = knowledge
    .findNames(words)
    .flatMap(({ named }) => named.flatMap(({ value }) => (value.kind === "state" ? [value.iso3] : [])))
  return states[0]
}

const isPerson = ({ kind }: Actor): boolean => kind === "person" || kind === "unnamed"

function describeBody(actor: Actor, from: Describing): BodyFact {
  const known = knownAs(actor, from.knowledge)
  const { name, kind, country } = actor
  const shown = known ?? `${kind}:${from.knowledge.foldName(name)}|${country ?? ""}`
  return {
    kind: "body",
    id: `${from.head.report}/${actor.id}`,
    // "several of his counterparts" of two reports are not one; a body that knowledge has, or that bears a name, is
    unit: known === undefined && kind === "group" ? `${from.head.report}/${actor.id}` : `body/${sha256(shown).slice(0, 16)}`,
    ...from.head,
    name,
    bodyKind: kind,
    ...(country === undefined ? {} : { country }),
    ...(known === undefined ? {} : { known }),
  }
}

function describeEvent(event: DiplomaticEvent, from: Describing): EventFact {
  const id = `${from.head.report}/${event.id}`
  const parties = event.participants.flatMap(({ actor, role }) => partyOf(actor, from, role))
  const days = daysOfEvent(event, from.told)
  const topics = event.topics.map((topic) => topic.text ?? from.kept.report.text.slice(topic.start, topic.end))
  const place = describePlace(event, from)
  const gathering = describeGathering(event, place, from)
  const sentences = sentencesAround(from.kept.report.text, event.evidence)
  return {
    kind: "event",
    id,
    unit: id,
    ...from.head,
    type: event.type,
    status: event.status,
    parties,
    ...(days ? { days } : {}),
    ...(from.told === undefined ? {} : { told: from.told }),
    ...(place ? { place } : {}),
    ...(event.channel === undefined ? {} : { channel: event.channel }),
    ...(gathering === undefined ? {} : { gathering }),
    topics: wordSet(topics.flatMap((topic) => meaningWords(topic, from.knowledge))),
    words: wordSet(meaningWords(sentences, from.knowledge)),
    capitals: wordSet(capitalSounds(sentences, from.knowledge)),
    tour: wordSet(legsAround(event, from)),
    siblings: countSiblings(event, from),
  }
}

function partyOf(actor: string, from: Describing, role?: string): Party[] {
  const found = from.actors.get(actor)
  return found ? [{ ...describeParty(found, from), ...(role === undefined ? {} : { role }) }] : []
}

function describePlace({ place }: DiplomaticEvent, { knowledge }: Describing): ComparedPlace | undefined {
  if (!place) return undefined
  const found = knowledge.findPlace(place.name, place.country)
  const country = place.country ?? found?.country
  const [lat, lon] = [place.lat ?? found?.lat, place.lon ?? found?.lon]
  const isTown = place.precision === "city"
  return {
    name: knowledge.foldName(place.name),
    sounds: capitalSounds(place.name, knowledge),
    ...(country === undefined ? {} : { country }),
    ...(isTown ? { town: knowledge.foldName(found?.name ?? place.name) } : {}),
    ...(lat === undefined || lon === undefined || place.precision === "country" ? {} : { lat, lon }),
    precision: place.precision,
    ...(place.basis === undefined ? {} : { inferred: true }),
  }
}

function legsAround(event: DiplomaticEvent, { kept }: Describing): string[] {
  const tours = kept.record.tours.filter(({ legs }) => legs.some((leg) => leg.event === event.id))
  return tours.flatMap(({ legs }) => legs.flatMap(({ country }) => (country === undefined ? [] : [country])))
}

function countSiblings(event: DiplomaticEvent, { kept }: Describing): number {
  const who = (one: DiplomaticEvent) =>
    one.participants
      .map(({ actor }) => actor)
      .sort()
      .join(" ")
  return kept.record.events.filter((other) => other.id !== event.id && other.type === event.type && who(other) === who(event)).length
}

function describeStatement(statement: Statement, from: Describing): StatementFact[] {
  const [speaker] = partyOf(statement.speaker, from)
  if (!speaker) return []
  const id = `${from.head.report}/${statement.id}`
  const { text } = from.kept.report
  const said = statement.content.map((span) => span.text ?? text.slice(span.start, span.end)).join(" ")
  const quoted = [...said.matchAll(/["“]([^"”]+)["”]/g)].map((match) => match[1]!).join(" ")
  return [
    {
      kind: "statement",
      id,
      unit: id,
      ...from.head,
      speaker,
      mode: statement.mode,
      ...(from.told === undefined ? {} : { told: from.told }),
      words: meaningWords(said, from.knowledge),
      quoted: meaningWords(statement.mode === "direct" ? said : quoted, from.knowledge),
    },
  ]
}

function describeTour(tour: Tour, from: Describing): TourFact[] {
  const [traveller] = partyOf(tour.traveller, from)
  if (!traveller) return []
  const id = `${from.head.report}/${tour.id}`
  const days = daysOfTour(tour, from)
  const legs = tour.legs.map(({ country, place }) => ({
    ...(country === undefined ? {} : { country }),
    ...(place === undefined ? {} : { town: from.knowledge.foldName(place) }),
  }))
  return [
    {
      kind: "tour",
      id,
      unit: id,
      ...from.head,
      traveller,
      legs,
      ...(days ? { days } : {}),
      ...(from.told === undefined ? {} : { told: from.told }),
    },
  ]
}

/** From the first to the last day of its visits; a tour without dates is around the day of its report. */
function daysOfTour(tour: Tour, { kept, told }: Describing): TourFact["days"] {
  const visits = new Set(tour.legs.map(({ event }) => event))
  const times = kept.record.events.filter(({ id }) => visits.has(id)).flatMap(({ time }) => (time ? (readDays(time.value) ?? []) : []))
  const short = times.filter(({ last, first }) => last - first < 40)
  if (short.length > 0)
    return { first: Math.min(...short.map(({ first }) => first)), last: Math.max(...short.map(({ last }) => last)), precision: "days" }
  return told === undefined ? undefined : { first: told - 7, last: told + 7, precision: "guess" }
}
