/**
 * Why a fact is not sure, in words: what makes its confidence low, and what was worked out rather than read. Each stage says what it knows
 * when it decides; the words are kept together here.
 */
import type { EventTime, Holding, Place } from "../record/index.ts"

/** One of the probabilities that a confidence comes from, and what it means where it is low. */
export type Doubt = readonly [probability: number, reason: string]

/** Below this a fact is more likely wrong than right. */
const LOW = 0.5

/** What may be unsure. */
export const REASONS = Object.freeze({
  actor: "the words may name no actor",
  idle: "named only, nothing that it does was found",
  office: "the words may name no office of this person",
  event: "the words may tell of no event",
  status: "unsure whether it took place",
  participant: "unsure whether it takes part",
  framed: "part filled by a frame's arc",
  place: "the words may name no place",
  placeOfEvent: "unsure whether the event was there",
  time: "unsure whether the time is this event's",
  content: "the words may be nobody's statement",
  speaker: "unsure who says it",
  speakerFromContext: "speaker worked out from the context",
  tie: "the words may show no stance",
  source: "unsure whose stance it is",
  sourceFromSpeaker: "taken for the speaker's own stance",
  target: "unsure toward whom",
  tour: "the visits may be no single trip",
  dateFromEvent: "date worked out from the event told before",
  stateFromHost: "state taken from the host's",
  stateFromDateline: "state taken from the dateline's",
})

/** What an office was worked out from. */
export const OFFICE_REASONS: Readonly<Record<NonNullable<Holding["basis"]>, string>> = Object.freeze({
  kin: "office given by another of its names",
  counterpart: "office taken from another's: counterpart",
  context: "state worked out from the words around",
})

/** What a place was worked out from. */
export const PLACE_REASONS: Readonly<Record<NonNullable<Place["basis"]>, string>> = Object.freeze({
  context: "place taken from another sentence",
  dateline: "place taken from the dateline",
  description: "place worked out from a description",
})

/** What a date was worked out from; `day` is where the day that it counts from was read. */
export function dateReason(basis: EventTime["basis"], day: "dateline" | "published" | undefined): string | undefined {
  if (basis === "stated" || day === undefined) return undefined
  const from = day === "dateline" ? "the dateline" : "the day of publication"
  return basis === "relative" ? `date worked out from ${from}` : `date taken from ${from}`
}

/** What an event owes to a frame of the user's own knowledge. */
export function frameReason(
  outcome: "alone" | "agrees" | "wins" | "loses",
  { trigger, path, learned }: { readonly trigger: string; readonly path: string; readonly learned?: string | undefined },
): string {
  const frame = `the frame "${trigger}" of ${path}`
  if (outcome === "agrees") return `${frame} says so too`
  if (outcome === "loses") return `${frame} says otherwise, which is less probable`
  return outcome === "alone" ? `rests on ${frame}` : `rests on ${frame}, more probable than ${learned}, which the model reads`
}

/** `why` for a fact: what was worked out and, where the confidence is low, the least sure of its parts; nothing where all is plain. */
export function whyOf(
  confidence: number,
  doubts: readonly Doubt[],
  workedOut: readonly (string | false | undefined)[] = [],
): { why?: string } {
  const least = doubts.reduce<Doubt | undefined>((low, doubt) => (!low || doubt[0] < low[0] ? doubt : low), undefined)
  const reasons = [...workedOut.filter((reason) => typeof reason === "string"), ...(confidence < LOW && least ? [least[1]] : [])]
  return reasons.length > 0 ? { why: [...new Set(reasons)].join("; ") } : {}
}
