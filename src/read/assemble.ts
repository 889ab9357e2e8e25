/** What was read → the record: ids by the order of the text, words as spans, facts that nothing supports left out. */
import {
  type Actor,
  type DiplomaticEvent,
  type DiplomaticRecord,
  makeHead,
  makeId,
  type Producer,
  roundConfidence,
  type Statement,
  type Tie,
  type Tour,
} from "../record/index.ts"
import type { ReadActor } from "./actors/read-actor.ts"
import { confidenceOf } from "./actors/weigh-actors.ts"
import type { ReadEvent } from "./events/find-events.ts"
import { contains, type LabelledSpan, overlaps, probabilityOf, type Reading, spanOf } from "./reading.ts"
import type { ReadStatement } from "./statements/find-statements.ts"
import type { ReadTie } from "./ties/find-ties.ts"
import type { ReadTour } from "./tours/chain-legs.ts"
import { OFFICE_REASONS, REASONS, whyOf } from "./why.ts"

export interface Parts {
  readonly actors: readonly ReadActor[]
  /** Those that do something. */
  readonly acting: ReadonlySet<ReadActor>
  readonly events: readonly (ReadEvent & Pick<DiplomaticEvent, "place" | "time" | "channel" | "format">)[]
  readonly topics: ReadonlyMap<ReadEvent, readonly LabelledSpan[]>
  readonly tours: readonly ReadTour[]
  readonly statements: readonly ReadStatement[]
  readonly ties: readonly ReadTie[]
}

export function assemble(reading: Reading, parts: Parts, producer: Producer): DiplomaticRecord {
  const { report, dateline, issues } = reading.document
  const ids = numberAll(parts)
  return {
    schema: "dragoman/record/1",
    report: makeHead(report, {
      language: "en",
      ...(dateline && {
        dateline: {
          text: dateline.span.text ?? "",
          ...(dateline.place?.text && { place: dateline.place.text }),
          ...(dateline.date && { date: dateline.date }),
        },
      }),
    }),
    actors: parts.actors.map((actor) => writeActor(reading, actor, parts.acting.has(actor), ids)),
    events: parts.events.map((event) => writeEvent(reading, event, parts, ids)),
    tours: parts.tours.map((tour, index) => writeTour(reading, tour, index, ids)),
    statements: parts.statements.map((statement) => writeStatement(reading, statement, parts, ids)),
    ties: parts.ties.map((tie, index) => writeTie(reading, tie, index, parts, ids)),
    issues: [...issues],
    producer,
  }
}

type Ids = ReadonlyMap<object, string>

/** The id that each actor, event and statement has in the record. */
export function numberAll({ actors, events, statements }: Parts): Ids {
  return new Map<object, string>([
    ...actors.map((actor, i) => [actor, makeId("actor", i + 1)] as const),
    ...events.map((event, i) => [event, makeId("event", i + 1)] as const),
    ...statements.map((statement, i) => [statement, makeId("statement", i + 1)] as const),
  ])
}

function writeActor(reading: Reading, actor: ReadActor, acts: boolean, ids: Ids): Actor {
  const { kind, name, country, offices, mentions, probability } = actor
  const confidence = confidenceOf(actor, acts, reading.settings)
  return {
    id: ids.get(actor)!,
    kind,
    name,
    ...(country && { country }),
    offices: offices.map((office) => ({
      ...office,
      ...whyOf(office.confidence, [[office.confidence, REASONS.office]], [office.basis && OFFICE_REASONS[office.basis]]),
    })),
    mentions: mentions.map((mention) => spanOf(reading, mention)),
    confidence,
    ...whyOf(confidence, [[probability, acts ? REASONS.actor : REASONS.idle]]),
  }
}

function writeEvent(reading: Reading, event: Parts["events"][number], { statements, topics }: Parts, ids: Ids): DiplomaticEvent {
  const { type, status, participants, place, time, channel, format, triggers, confidence, why } = event
  const teller = attributionOf(triggers, statements)
  return {
    id: ids.get(event)!,
    type,
    status,
    participants: participants.map(({ actor, role, mention, probability, framed }) => ({
      actor: ids.get(actor)!,
      role,
      evidence: [spanOf(reading, mention)],
      confidence: roundConfidence(probability),
      ...whyOf(probability, [[probability, REASONS.participant]], [framed && REASONS.framed]),
    })),
    ...(place && { place }),
    ...(time && { time }),
    ...(channel && { channel }),
    ...(format && { format }),
    topics: (topics.get(event) ?? []).map((topic) => spanOf(reading, topic)),
    attribution: teller ? ids.get(teller)! : "narrator",
    evidence: triggers.map((trigger) => spanOf(reading, trigger)),
    confidence,
    ...(why && { why }),
  }
}

/** The statement that alone tells of an event; undefined where the report itself does. */
function attributionOf(triggers: readonly LabelledSpan[], statements: readonly ReadStatement[]): ReadStatement | undefined {
  return triggers.every((trigger) => tellerOf(trigger, statements)) ? tellerOf(triggers[0]!, statements) : undefined
}

/** The statements without which an event or a tie would be told by the report itself. */
export function tellersOf({ events, statements, ties }: Pick<Parts, "events" | "statements" | "ties">): ReadonlySet<ReadStatement> {
  const tellers = [
    ...events.map(({ triggers }) => attributionOf(triggers, statements)),
    ...ties.map(({ span }) => holderOf(span, statements)),
  ]
  return new Set(tellers.filter((teller) => teller !== undefined))
}

/** The innermost statement whose content holds the words. */
function tellerOf(span: LabelledSpan, statements: readonly ReadStatement[]): ReadStatement | undefined {
  return statements
    .flatMap((statement) =>
      statement.content
        .filter((content) => contains(content, span))
        .map((content) => ({ statement, length: content.last - content.first })),
    )
    .reduce<{ statement: ReadStatement; length: number } | undefined>(
      (best, one) => (!best || one.length < best.length ? one : best),
      undefined,
    )?.statement
}

/** The statement that tells of a tie, or shares words with it. */
function holderOf(span: LabelledSpan, statements: readonly ReadStatement[]): ReadStatement | undefined {
  return tellerOf(span, statements) ?? statements.find(({ content }) => content.some((one) => overlaps(one, span)))
}

function writeStatement(reading: Reading, statement: ReadStatement, { actors }: Parts, ids: Ids): Statement {
  const { speaker, mode, cue, source, content, addressee, audience, occasion, confidence, why } = statement
  const about = actors.filter(
    (actor) => actor !== speaker && actor.mentions.some((mention) => content.some((span) => contains(span, mention))),
  )
  return {
    id: ids.get(statement)!,
    speaker: ids.get(speaker)!,
    mode,
    ...(cue && { cue: spanOf(reading, cue) }),
    ...(source && { source: spanOf(reading, source) }),
    content: content.map((span) => spanOf(reading, span)),
    ...(addressee && { addressee: ids.get(addressee)! }),
    ...(audience && { audience: spanOf(reading, audience) }),
    ...(occasion && ids.has(occasion) && { occasion: ids.get(occasion)! }),
    about: about.map((actor) => ids.get(actor)!),
    confidence,
    ...(why && { why }),
  }
}

function writeTie(
  reading: Reading,
  { source, target, type, span, confidence, why }: ReadTie,
  index: number,
  { statements }: Parts,
  ids: Ids,
): Tie {
  const teller = holderOf(span, statements)
  return {
    id: makeId("tie", index + 1),
    source: ids.get(source)!,
    target: ids.get(target)!,
    type,
    ...(teller && { statement: ids.get(teller)! }),
    evidence: [spanOf(reading, span)],
    confidence,
    ...(why && { why }),
  }
}

function writeTour(reading: Reading, { traveller, legs, score }: ReadTour, index: number, ids: Ids): Tour {
  return {
    id: makeId("tour", index + 1),
    traveller: ids.get(traveller)!,
    legs: legs.map(({ event, country, place }, at) => ({
      order: at + 1,
      ...(country && { country }),
      ...(place && { place }),
      event: ids.get(event)!,
      evidence: event.triggers.slice(0, 1).map((trigger) => spanOf(reading, trigger)),
    })),
    confidence: roundConfidence(probabilityOf(score)),
    ...whyOf(probabilityOf(score), [[probabilityOf(score), REASONS.tour]]),
  }
}
