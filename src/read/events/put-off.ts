/**
 * Which of the events that do not take place are only put off: the encoder has one label for both, and words tell them apart ("postponed",
 * "to a later date").
 */
import type { WordSpan } from "../../language/index.ts"
import type { DiplomaticEvent } from "../../record/index.ts"
import type { LabelledSpan, Reading } from "../reading.ts"
import { findPhrases, gapBetween, sentenceAround } from "../spans/find-phrases.ts"

type Status = DiplomaticEvent["status"]

/** True where a word of postponement stands in the sentence of an event, and none of cancelling stands nearer. */
export function isPutOff(reading: Reading, triggers: readonly WordSpan[]): boolean {
  return triggers.some((trigger) => {
    const gap = nearest(reading, "postponed", trigger)
    return Number.isFinite(gap) && gap <= nearest(reading, "cancelled", trigger)
  })
}

/** How many words may stand between a word of postponement and the new date ("postponed at Tripoli's request to"). */
const FAR = 8

/** The time after "to", "until" or "for" that follows a word of postponement in the sentence of an event. */
export function newDate(reading: Reading, trigger: WordSpan, times: readonly LabelledSpan[]): LabelledSpan[] {
  const { words } = reading.labels
  const { last } = sentenceAround(reading, trigger)
  const cues = cuesIn(reading, "postponed", trigger)
  const leads = (at: number): boolean => reading.knowledge.times.onward.includes(words[at]?.text.toLowerCase() ?? "")
  const isNew = (time: LabelledSpan): boolean =>
    (leads(time.first) || leads(time.first - 1)) &&
    cues.some((cue) => cue.last <= time.first && time.first < last && gapBetween(cue, time) <= FAR)
  const [found] = times.filter(isNew)
  return found ? [leads(found.first) ? { ...found, first: found.first + 1 } : found] : []
}

/** Words between a trigger and the nearest word of a status in its sentence; infinite where there is none. */
function nearest(reading: Reading, status: Status, trigger: WordSpan): number {
  return Math.min(...cuesIn(reading, status, trigger).map((span) => gapBetween(span, trigger)))
}

/** The words of a status in the sentence of a trigger. */
function cuesIn(reading: Reading, status: Status, trigger: WordSpan): WordSpan[] {
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
  return [...words, ...phrases.map(({ span }) => span)]
}
