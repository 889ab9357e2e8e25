/**
 * "The two sides agreed …", "both leaders called for …": a statement of two is a statement of each where the report names both. They are those
 * who take part in the event told last; else the two of their kind who were named last.
 */
import type { ReadActor } from "../actors/read-actor.ts"
import type { ReadEvent } from "../events/find-events.ts"
import { type LabelledSpan, type Reading, sentenceOf, textOf } from "../reading.ts"
import type { Member } from "../spans/nearby.ts"

/** Sentences back in which the two may have been named. */
const BACK = 2
/** Events that two can look back on. */
const SHARED: ReadonlySet<string> = new Set(["meeting", "call", "visit", "press-conference", "agreement"])

/** The two speakers, in the order of their first mention; undefined where the source is no such phrase, or it is not plain who they are. */
export function jointSpeakers(
  reading: Reading,
  source: LabelledSpan,
  mentions: readonly Member<ReadActor>[],
  events: readonly ReadEvent[],
): readonly [ReadActor, ReadActor] | undefined {
  const kinds = kindsOf(reading, source)
  for (const kind of kinds) {
    const told = toldBefore(reading, source, events)
    const together = told && pairOf(told.participants.map(({ actor }) => actor).filter(kind))
    if (together) return together
    const named = pairOf(namedBefore(reading, source, mentions).filter(kind))
    if (named) return named
  }
  return undefined
}

type IsKind = (actor: ReadActor) => boolean

const isPerson: IsKind = ({ kind }) => kind === "person"
const isState: IsKind = ({ kind }) => kind === "state" || kind === "government"

/** What the two can be, the likelier first; nothing where the words do not stand for two. */
function kindsOf(reading: Reading, source: LabelledSpan): readonly IsKind[] {
  const said = textOf(reading, source).toLowerCase().replace(/\s+/gu, " ")
  const row = reading.knowledge.sides.joint.find(({ phrase, number }) => phrase === said && number === "two")
  if (!row) return []
  if (row.members === "persons") return [isPerson]
  return row.members === "states" ? [isState] : [isPerson, isState]
}

/** The last event of two parties that is told of before the source or in its sentence. */
function toldBefore(reading: Reading, source: LabelledSpan, events: readonly ReadEvent[]): ReadEvent | undefined {
  const at = sentenceOf(reading, source)
  const near = events.flatMap((event) => {
    const before = event.triggers.filter((trigger) => trigger.first < source.first || sentenceOf(reading, trigger) === at)
    return SHARED.has(event.type) && before.length > 0 ? [{ event, last: before.at(-1)!.first }] : []
  })
  return near.reduce<(typeof near)[number] | undefined>((best, one) => (!best || one.last > best.last ? one : best), undefined)?.event
}

function namedBefore(reading: Reading, source: LabelledSpan, mentions: readonly Member<ReadActor>[]): ReadActor[] {
  const at = sentenceOf(reading, source)
  const near = mentions.filter((mention) => mention.last <= source.first && at - sentenceOf(reading, mention) <= BACK)
  return near.map(({ group }) => group)
}

/** Two actors of different states, and no third. */
function pairOf(actors: readonly ReadActor[]): readonly [ReadActor, ReadActor] | undefined {
  const [one, other, ...rest] = [...new Set(actors)].sort((a, b) => a.mentions[0]!.first - b.mentions[0]!.first)
  const isPair = one && other && rest.length === 0 && (!one.country || one.country !== other.country)
  return isPair ? [one, other] : undefined
}
