/**
 * Which of the events that do not take place are only put off: the encoder has one label for both, and words tell them apart ("postponed",
 * "to a later date").
 */
import type { WordSpan } from "../../language/index.ts"
import type { DiplomaticEvent } from "../../record/index.ts"
import type { Reading } from "../reading.ts"
import { findPhrases, gapBetween, sentenceAround } from "../spans/find-phrases.ts"

type Status = DiplomaticEvent["status"]

/** True where a word of postponement stands in the sentence of an event, and none of cancelling stands nearer. */
export function isPutOff(reading: Reading, triggers: readonly WordSpan[]): boolean {
  return triggers.some((trigger) => {
    const gap = nearest(reading, "postponed", trigger)
    return Number.isFinite(gap) && gap <= nearest(reading, "cancelled", trigger)
  })
}

/** Words between a trigger and the nearest word of a status in its sentence; infinite where there is none. */
function nearest(reading: Reading, status: Status, trigger: WordSpan): number {
  const sentence = sentenceAround(reading, trigger)
  const words = [...(reading.hints.status ?? [])]
    .filter(([word, statuses]) => sentence.first <= word && word < sentence.last && statuses.has(status))
    .map(([word]) => ({ first: word, last: word + 1 }))
  const rows = reading.knowledge.status.rows.filter((row) => row.class === "phrase" && row.status === status && !row.weak)
  const phrases = findPhrases(
    reading,
    rows.map(({ cue }) => ({ phrase: cue })),
    sentence,
  )
  return Math.min(...[...words, ...phrases.map(({ span }) => span)].map((span) => gapBetween(span, trigger)))
}
