/** When an event takes place: the expression that the encoder links to it, worked out from the report's day and the event's status. */

import type { WordSpan } from "../../language/index.ts"
import { type DiplomaticEvent, type EventTime, roundConfidence, type Span } from "../../record/index.ts"
import type { ReadEvent } from "../events/find-events.ts"
import { linkedSpans } from "../events/linked-spans.ts"
import { type LabelledSpan, type Reading, sentenceOf, spanOf, textOf } from "../reading.ts"
import type { Choice } from "../spans/choose.ts"
import { dateReason, REASONS, whyOf } from "../why.ts"
import { type CombineContext, combineTimes } from "./combine-times.ts"
import { stretchOf } from "./readings.ts"
import { readTime, resolveTime } from "./resolve.ts"

const AHEAD: ReadonlySet<DiplomaticEvent["status"]> = new Set(["planned", "proposed", "cancelled", "postponed"])
/** Events that may go on over days: a day and a length ("Monday", "three-day") are one time. */
const LASTING: ReadonlySet<DiplomaticEvent["type"]> = new Set(["visit", "conference"])
/** Acts that are done once and last: "sanctions in force since April" were imposed in April. */
const BEGINNING: ReadonlySet<DiplomaticEvent["type"]> = new Set(["agreement", "relations", "sanction"])
/** Words between an event and its length at most: "a two-day official working visit". */
const NEAR = 3

/** An event that was told before, with its time. */
export interface ToldTime {
  readonly triggers: readonly WordSpan[]
  readonly value: string
}

/** The time of an event; `told` are the events before it, which "the same day" and "two days later" count from. */
export function timeOf(
  reading: Reading,
  { type, status, triggers }: Pick<ReadEvent, "type" | "status" | "triggers">,
  times: readonly LabelledSpan[],
  told: readonly ToldTime[] = [],
): EventTime | undefined {
  const linked = linkedSpans(reading, "when", triggers, times)
  const contextAt = ({ value }: Choice<LabelledSpan>): CombineContext => {
    const context = contextOf(reading, status, timeToldBefore(value, AHEAD.has(status) ? told : told.filter(isPast(reading))))
    return LASTING.has(type) ? context : { ...context, begins: BEGINNING.has(type) }
  }
  const dated = linked.find((choice) => resolveTime(textOf(reading, choice.value), contextAt(choice)))
  if (!dated) return linked.length > 1 ? timeFrom(reading, linked, contextAt(linked[0]!)) : undefined
  const length = LASTING.has(type) ? lengthOf(reading, triggers, times, contextAt(dated)) : undefined
  if (!length) return timeFrom(reading, [dated], contextAt(dated))
  return timeFrom(reading, [dated, length], { ...contextAt(dated), ends: isEnding(reading, dated.value, length.value) })
}

function contextOf({ anchor, anchored, knowledge }: Reading, status: DiplomaticEvent["status"], told: string | undefined): CombineContext {
  const reference = told && anchor && isDuring(anchor, told) ? anchor : told
  const tense = AHEAD.has(status) ? "future" : status === "ongoing" ? "present" : "past"
  return { anchor, ...(anchored && { anchored }), ...(reference && { reference }), tense, words: knowledge.times }
}

/** What took place counts from no time that is still to come: after a visit proposed for November, "the day before" is the day before the report. */
function isPast({ anchor }: Reading): (told: ToldTime) => boolean {
  return ({ value }) => anchor === undefined || stretchOf(value).from <= anchor
}

/** True where a day lies inside a longer time: in a visit "from 21 to 24 May", told of on the 23rd, "the previous day" is the 22nd. */
function isDuring(day: string, told: string): boolean {
  const { from, to } = stretchOf(told)
  return from < day && day < to
}

/** The time of the event that was spoken of last before an expression. */
function timeToldBefore({ first }: WordSpan, told: readonly ToldTime[]): string | undefined {
  let latest: { readonly value: string; readonly first: number } | undefined
  for (const { triggers, value } of told) {
    const spoken = triggers.findLast((trigger) => trigger.first < first)
    if (spoken && (!latest || spoken.first > latest.first)) latest = { value, first: spoken.first }
  }
  return latest?.value
}

/** "wrapped up a two-day visit on Wednesday", "whose three-day visit ended Friday": the day named is the last. */
function isEnding({ labels: { words }, knowledge }: Reading, day: WordSpan, { first, last }: WordSpan): boolean {
  if (words[day.first]!.sentence !== words[first]!.sentence) return false
  const near = words.slice(Math.max(0, first - NEAR), last + NEAR).filter(({ sentence }) => sentence === words[first]!.sentence)
  return near.some(({ text }) => knowledge.times.endings.includes(text.toLowerCase()))
}

/** A length that stands in an event's words or right beside them. */
function lengthOf(
  reading: Reading,
  triggers: readonly LabelledSpan[],
  times: readonly LabelledSpan[],
  context: CombineContext,
): Choice<LabelledSpan> | undefined {
  const isBeside = (span: LabelledSpan): boolean =>
    triggers.some(
      (trigger) =>
        sentenceOf(reading, trigger) === sentenceOf(reading, span) &&
        trigger.first - span.last <= NEAR &&
        span.first - trigger.last <= NEAR,
    )
  const value = times.find((span) => isBeside(span) && readTime(textOf(reading, span), context)?.kind === "length")
  return value && { value, probability: 1 }
}

/** The time that all expressions give together. */
function timeFrom(reading: Reading, choices: readonly Choice<LabelledSpan>[], context: CombineContext): EventTime | undefined {
  const evidence = choices.map(({ value }) => spanOf(reading, value))
  const texts = evidence.map(({ text }) => text!)
  const found = combineTimes(texts, context)
  if (!found) return undefined
  const confidence = choices.reduce((product, { value, probability }) => product * value.probability * probability, 1)
  const { reference, ...alone } = context
  const isFromEvent = reference !== undefined && combineTimes(texts, alone)?.value !== found.value
  const basis = basisIn(evidence, found)
  const reason = isFromEvent ? REASONS.dateFromEvent : dateReason(basis, reading.anchored)
  return {
    ...found,
    basis,
    evidence,
    confidence: roundConfidence(confidence),
    ...whyOf(confidence, [[confidence, REASONS.time]], [reason]),
  }
}

/** "August 1 this year" gives its year only by the report's day: it is not stated. */
function basisIn(evidence: readonly Span[], { value, basis }: Pick<EventTime, "value" | "basis">): EventTime["basis"] {
  const words = evidence.map(({ text }) => text).join(" ")
  const years = value.match(/(?<!\d)\d{4}/gu) ?? []
  return basis === "stated" && !years.every((year) => words.includes(year.slice(2))) ? "relative" : basis
}
