/**
 * One word for several encounters: who telephones two people makes two calls, and who meets three "separately" has three meetings. The one whom
 * all of them share is named before the word, the others after it.
 */
import type { LabelledSpan, Reading } from "../reading.ts"
import { findPhrases, sentenceAround } from "../spans/find-phrases.ts"
import type { ReadEvent } from "./find-events.ts"
import type { ReadParticipant } from "./find-participants.ts"
import { mannerOf } from "./manner-of.ts"

/** The encounters that an event stands for, in the order of those who are named; the event itself where it is one. */
export function splitParties(reading: Reading, event: ReadEvent, events: readonly ReadEvent[]): ReadEvent[] {
  if (!isApart(reading, event, events)) return [event]
  const [trigger] = event.triggers
  const others = event.participants.filter((part) => isAfter(reading, part, trigger!))
  const shared = event.participants.filter((part) => !others.includes(part))
  if (shared.length === 0 || others.length < 2) return [event]
  return others.map((other) => ({ ...event, participants: event.participants.filter((part) => part === other || shared.includes(part)) }))
}

/** True of a telephone call, and of a meeting or a message where a word of separation stands in its sentence. */
function isApart(reading: Reading, event: ReadEvent, events: readonly ReadEvent[]): boolean {
  if (event.triggers.length === 0 || event.participants.length < 3) return false
  const { channel, format } = mannerOf(reading, event, events)
  if (format === "trilateral" || format === "multilateral") return false
  if (event.type === "call") return channel !== "video"
  if (event.type !== "meeting" && event.type !== "message") return false
  const rows = reading.knowledge.sides.apart.map((phrase) => ({ phrase }))
  return findPhrases(reading, rows, sentenceAround(reading, event.triggers[0]!)).length > 0
}

/** True of a person, state or body that the trigger's sentence names after the trigger. */
function isAfter(reading: Reading, { actor }: ReadParticipant, trigger: LabelledSpan): boolean {
  const { first, last } = sentenceAround(reading, trigger)
  const within = actor.mentions.filter((mention) => first <= mention.first && mention.first < last)
  return actor.kind !== "group" && within.length > 0 && within.every((mention) => mention.first >= trigger.last)
}
