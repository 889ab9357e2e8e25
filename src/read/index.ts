/** Reading: a document with the encoder's labels becomes a record. `readReport` is the table of contents. */
import type { Knowledge } from "../knowledge/index.ts"
import type { Document, Labels, WordSpan } from "../language/index.ts"
import type { DiplomaticEvent, DiplomaticRecord, Producer } from "../record/index.ts"
import { findActors } from "./actors/find-actors.ts"
import { findLands } from "./actors/find-lands.ts"
import type { ReadActor } from "./actors/read-actor.ts"
import { confidenceOf } from "./actors/weigh-actors.ts"
import { assemble, type Parts, tellersOf } from "./assemble.ts"
import { findEvents, type ReadEvent } from "./events/find-events.ts"
import { relatedSpans } from "./events/linked-spans.ts"
import { mannerOf } from "./events/manner-of.ts"
import { partEvents, type Settings } from "./events/part-events.ts"
import { placeCandidates } from "./places/place-candidates.ts"
import { placeOf } from "./places/place-of.ts"
import { contains, type LabelledSpan, overlaps, type Reading } from "./reading.ts"
import type { ReadingSettings } from "./settings.ts"
import { findSpans, hasContent } from "./spans/find-spans.ts"
import { cueHints, lemmasOf, statusHints, tieHints, triggerHints } from "./spans/hints.ts"
import { findStatements, type ReadStatement } from "./statements/find-statements.ts"
import { findTies, type ReadTie } from "./ties/find-ties.ts"
import { anchorOf } from "./times/anchor.ts"
import { timeCandidates } from "./times/time-candidates.ts"
import { type ToldTime, timeOf } from "./times/time-of.ts"
import { chainLegs, type ReadLeg } from "./tours/chain-legs.ts"
import type { FactTrace } from "./trace/findings.ts"
import { traceRecord } from "./trace/trace-record.ts"

export { triggerSpotter } from "./frames/find-triggers.ts"
export { type ReadingSettings, readingSettingsSchema } from "./settings.ts"
export type { ArcFinding, FactTrace, Finding, FrameFinding, KnowledgeFinding, LabelFinding, Likely, LinkFinding } from "./trace/findings.ts"

/** What reading needs beside a document: what is known, how sure to be, and what to sign the record with. */
export interface ReadingTools {
  readonly knowledge: Knowledge
  readonly producer: Producer
  readonly settings: ReadingSettings
  /** Given what each fact rests on, after the reading; nothing is worked out where it is missing. */
  readonly trace?: (facts: readonly FactTrace[]) => void
}

/** A document and its labels → the record. Pure: the same in gives the same out. */
export function readReport(document: Document, labels: Labels, tools: ReadingTools): DiplomaticRecord {
  const { knowledge, producer, settings } = tools
  const day = anchorOf(document)
  const lands = findLands(knowledge, rowsOf(labels))
  const lemmas = lemmasOf(labels, knowledge)
  const hints = {
    trigger: triggerHints(labels, knowledge, lemmas),
    part: cueHints(labels, knowledge, lemmas),
    tie: tieHints(labels, knowledge, lemmas),
    status: statusHints(labels, knowledge, lemmas),
  }
  const reading: Reading = { document, labels, knowledge, settings, lands, hints, ...(day && { anchor: day.day, anchored: day.basis }) }
  const found = findActors(reading)
  const candidates = settingCandidates(reading)
  const events = placeInTime(reading, sure("event", findEvents(reading, found, candidates.times), settings), candidates, found)
  const topics = topicsOf(reading, events)
  const said = findStatements(reading, found, events)
  const ties = sure("tie", findTies(reading, found, said), settings)
  const statements = sureStatements(said, events, ties, settings)
  const tours = chainLegs(reading, stopsOf(events))
  const acting = actingIn({ events, statements, ties, tours })
  const actors = found.filter((actor) => acting.has(actor) || confidenceOf(actor, false, settings) >= (settings.minimum.actor ?? 0))
  const parts = { actors, acting, events, topics, tours, statements, ties }
  tools.trace?.(traceRecord(reading, parts, { candidates, found }))
  return assemble(reading, parts, producer)
}

/** The actors that do something: whom events, statements, ties and tours name. */
function actingIn({ events, statements, ties, tours }: Pick<Parts, "events" | "statements" | "ties" | "tours">): Set<ReadActor> {
  return new Set([
    ...events.flatMap(({ participants }) => participants.map(({ actor }) => actor)),
    ...statements.flatMap(({ speaker, addressee }) => (addressee ? [speaker, addressee] : [speaker])),
    ...ties.flatMap(({ source, target }) => [source, target]),
    ...tours.map(({ traveller }) => traveller),
  ])
}

/** Facts of a kind that are sure enough to be written. */
function sure<F extends { readonly confidence: number }>(kind: string, facts: readonly F[], { minimum }: ReadingSettings): F[] {
  return facts.filter(({ confidence }) => confidence >= (minimum[kind] ?? 0))
}

/** The sure statements, and those that a sure event or tie is told in, however unsure: nothing becomes the report's own word. */
function sureStatements(
  statements: readonly ReadStatement[],
  events: readonly ReadEvent[],
  ties: readonly ReadTie[],
  settings: ReadingSettings,
): ReadStatement[] {
  const [kept, tellers] = [new Set(sure("statement", statements, settings)), tellersOf({ events, statements, ties })]
  return statements.filter((statement) => kept.has(statement) || tellers.has(statement))
}

/** The words, a row a sentence. */
function rowsOf({ words }: Labels): string[][] {
  const rows: string[][] = []
  for (const { text, sentence } of words) {
    const row = rows[sentence]
    if (row) row.push(text)
    else rows[sentence] = [text]
  }
  return rows
}

/** Times and places that events may choose: what the encoder labels, and what rules and knowledge find beside it. */
function settingCandidates(reading: Reading): Settings {
  const { labels, knowledge, document, anchor } = reading
  const beside = (label: string, labelled: readonly LabelledSpan[], found: readonly WordSpan[]): LabelledSpan[] => {
    const own = labelled.map((span) => ({ ...span, ...found.find((one) => contains(one, span)) }))
    const more = found.filter((span) => !own.some((one) => overlaps(one, span)))
    return [...own, ...more.map((span) => ({ ...span, label, probability: 0.5 }))]
  }
  return {
    times: beside("WHEN", findSpans(reading, "when"), timeCandidates(labels.words, document.report, anchor, knowledge.times)),
    places: beside("WHERE", findSpans(reading, "where"), placeCandidates(labels.words, knowledge)),
  }
}

type SetEvent = ReadEvent & Pick<DiplomaticEvent, "place" | "time" | "channel" | "format">

/** Events with where, when and how, in the order of the text: the time of one is what "two days later" of the next counts from. */
function placeInTime(reading: Reading, events: readonly ReadEvent[], settings: Settings, actors: readonly ReadActor[]): SetEvent[] {
  const told: ToldTime[] = []
  return partEvents(reading, events, settings, actors).map(({ event, times, places }) => {
    const place = placeOf(reading, event, places)
    const time = timeOf(reading, event, times, told)
    if (time) told.push({ triggers: event.triggers, value: time.value })
    return { ...event, ...(place && { place }), ...(time && { time }), ...mannerOf(reading, event, events) }
  })
}

function topicsOf(reading: Reading, events: readonly ReadEvent[]): Map<ReadEvent, readonly LabelledSpan[]> {
  const spans = findSpans(reading, "topic").filter((span) => hasContent(reading, span))
  return new Map(events.map((event) => [event, relatedSpans(reading, "topic", event.triggers, spans)]))
}

/** Visits that lead somewhere. */
function stopsOf(events: readonly (ReadEvent & Pick<DiplomaticEvent, "place" | "time">)[]): ReadLeg[] {
  const stops = events.filter(({ type }) => type === "visit").map(stopOf)
  return stops.filter(({ country, place }) => country !== undefined || place !== undefined)
}

function stopOf(event: ReadEvent & Pick<DiplomaticEvent, "place" | "time">): ReadLeg {
  const host = event.participants.find(({ role }) => role === "host")?.actor.country
  const country = event.place?.country ?? host
  const from = event.time?.value.split("/")[0]
  return { event, ...(country && { country }), ...(event.place && { place: event.place.name }), ...(from && { from }) }
}
