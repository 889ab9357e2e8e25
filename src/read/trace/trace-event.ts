/** What an event rests on: its type and status at each trigger, who takes part and who was left out, where and when, and the frames. */
import { ROLES } from "../../record/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import type { Parts } from "../assemble.ts"
import { linkedSpans } from "../events/linked-spans.ts"
import type { FoundFrame } from "../frames/find-frames.ts"
import { type LabelledSpan, type Reading, spanOf } from "../reading.ts"
import { chooseAmong, joinedScore } from "../spans/choose.ts"
import { type Finding, known, labelAt, linkBetween, linkOf } from "./findings.ts"
import { traceFrames } from "./trace-frames.ts"

/** An event with where, when and how, as it goes into the record. */
export type TracedEvent = Parts["events"][number]

/** What the findings of events need beside the reading. */
export interface EventContext {
  readonly actors: readonly ReadActor[]
  readonly frames: readonly FoundFrame[]
  readonly candidates: { readonly times: readonly LabelledSpan[]; readonly places: readonly LabelledSpan[] }
  readonly topics: ReadonlyMap<object, readonly LabelledSpan[]>
  readonly idOf: (fact: object) => string | undefined
}

/** The findings of an event. */
export function traceEvent(reading: Reading, event: TracedEvent, context: EventContext): Finding[] {
  const { triggers } = event
  return [
    ...triggers.flatMap((trigger) => [labelAt(reading, "type", "trigger", trigger), labelAt(reading, "status", "status", trigger)]),
    ...traceJoins(reading, triggers),
    ...traceFrames(reading, event, context),
    ...(event.frames ?? []).map(({ outcome, found }) =>
      known("type", outcome === "loses" ? "vetoed" : "filled", `${outcome}: ${found.frame.type} ${found.probability}`, [
        spanOf(reading, found.span),
      ]),
    ),
    ...context.actors.flatMap((actor) => tracePart(reading, event, actor)),
    ...traceSetting(reading, event, context.candidates),
    ...traceManner(event),
    ...(context.topics.get(event) ?? []).flatMap((topic) => {
      const trigger = triggers[0]!
      const probability = linkBetween(reading, "topic", trigger, topic) ?? 0
      return [
        labelAt(reading, "topics", "topic", topic),
        linkOf(reading, { of: "topics", link: "topic" }, { from: trigger, to: topic, probability }),
      ]
    }),
  ]
}

/** Each further trigger with the first: that they tell of one event. */
function traceJoins(reading: Reading, [first, ...more]: readonly LabelledSpan[]): Finding[] {
  return more.flatMap((trigger) => {
    const probability = linkBetween(reading, "joint", first!, trigger)
    return probability === undefined ? [] : [linkOf(reading, { of: "event", link: "joint" }, { from: first!, to: trigger, probability })]
  })
}

/** Actors of less than this are not told where they do not take part. */
const NEAR = 0.3
const FAINT = 0.02

/** The roles of an actor with their probabilities; of one who takes no part only where it was near. */
function tracePart(reading: Reading, { triggers, participants }: TracedEvent, actor: ReadActor): Finding[] {
  const part = participants.find((one) => one.actor === actor)
  const spans = part ? [...actor.mentions, part.mention] : actor.mentions
  const roles = chooseAmong(ROLES, (role) => joinedScore(reading.labels, `role-${role}`, triggers, spans))
  const total = roles.reduce((sum, { probability }) => sum + probability, 0)
  if (!part && total < NEAR) return []
  const ends = { from: triggers[0]!, to: part?.mention ?? actor.mentions[0]! }
  const told = roles
    .filter(({ value, probability }) => probability >= FAINT || value === part?.role)
    .map(({ value, probability }) =>
      linkOf(reading, { of: "participants", link: `role-${value}`, isTaken: value === part?.role }, { ...ends, probability }),
    )
  const words = [spanOf(reading, ends.to)]
  return [
    ...told,
    ...(part?.framed ? [known("participants", "filled", `${part.role} by a frame's arc`, words)] : []),
    ...(!part && standsIn(actor, participants) ? [known("participants", "vetoed", "a person of that state takes part for it", words)] : []),
  ]
}

function standsIn(actor: ReadActor, participants: TracedEvent["participants"]): boolean {
  const isState = actor.kind === "state" || actor.kind === "government"
  return isState && participants.some((one) => one.actor.kind === "person" && one.actor.country === actor.country)
}

/** Place and time: the words that were chosen and those that came near, and what was worked out from them. */
function traceSetting(reading: Reading, { triggers, place, time }: TracedEvent, { places, times }: EventContext["candidates"]): Finding[] {
  const choices = (of: string, link: string, spans: readonly LabelledSpan[], evidence: readonly { start: number }[]): Finding[] =>
    linkedSpans(reading, link, triggers, spans).map(({ value, probability }) => {
      const isTaken = evidence.some(({ start }) => start === spanOf(reading, value).start)
      return linkOf(reading, { of, link, isTaken }, { from: triggers[0]!, to: value, probability })
    })
  const lies = place && [place.country, place.precision, place.basis].filter(Boolean).join(", ")
  return [
    ...choices("place", "where", places, place?.evidence ?? []),
    ...(place ? [known("place", "filled", `${place.name}: ${lies}`, place.evidence)] : []),
    ...choices("time", "when", times, time?.evidence ?? []),
    ...(time ? [known("time", "filled", `${time.value} (${time.basis})`, time.evidence)] : []),
  ]
}

function traceManner({ channel, format }: TracedEvent): Finding[] {
  return [...(channel ? [known("channel", "filled", channel)] : []), ...(format ? [known("format", "filled", format)] : [])]
}
