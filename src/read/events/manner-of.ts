/**
 * How the parties to an event were together (channel), and how many sides it had or beside what it was (format): from words in or near its
 * triggers, else from what the type itself says. An event of which neither tells anything has neither.
 */
import type { MannerWords } from "../../knowledge/manner-schema.ts"
import type { WordSpan } from "../../language/index.ts"
import type { DiplomaticEvent } from "../../record/index.ts"
import { stands } from "../frames/settle-frames.ts"
import type { Reading } from "../reading.ts"
import { type FoundPhrase, findPhrases, gapBetween, sentenceAround } from "../spans/find-phrases.ts"
import { likeliestLabel } from "../spans/mean-probability.ts"
import type { ReadEvent } from "./find-events.ts"

type Manner = Pick<DiplomaticEvent, "channel" | "format">
type Told = Pick<ReadEvent, "type" | "triggers" | "frames">
type MannerRow = MannerWords["channels"][number] | MannerWords["formats"][number]

/** A phrase this many words before an event is no longer beside it: "bilateral working talks" is, "trilateral foreign ministers' talks" is not. */
const BESIDE = 2

/** Channel and format of an event; `events` are all of the report, as a phrase belongs to the nearest. */
export function mannerOf(reading: Reading, event: Told, events: readonly Told[]): Manner {
  const { frames, manner } = reading.knowledge
  const own = event.frames?.find(stands)?.found.frame
  const frame = own ?? frames.find(({ type }) => type === event.type)
  const channel = likeliest(reading, manner.channels, event, events)?.channel ?? frame?.channel
  const format = likeliest(reading, manner.formats, event, events)?.format ?? frame?.format
  return { ...(channel && { channel }), ...(format && { format }) }
}

/** The row whose phrase tells of the event: one beside it before one that is only near. */
function likeliest<Row extends MannerRow>(reading: Reading, rows: readonly Row[], event: Told, events: readonly Told[]): Row | undefined {
  const own = rows.filter((row) => row.events.includes(event.type))
  const found = event.triggers.flatMap((trigger) =>
    findPhrases(reading, own, sentenceAround(reading, trigger)).filter((phrase) => tellsOf(reading, phrase, trigger, events)),
  )
  return (found.find(({ row }) => row.reach === "beside") ?? found[0])?.row
}

function tellsOf(reading: Reading, phrase: FoundPhrase<MannerRow>, trigger: WordSpan, events: readonly Told[]): boolean {
  const { row, span } = phrase
  if (row.reach === "beside") return isBeside(span, trigger)
  if (row.governs && isGoverned(reading, span, trigger)) return false
  const gap = gapBetween(span, trigger)
  const rivals = events.filter(({ type }) => row.events.includes(type)).flatMap(({ triggers }) => triggers)
  return rivals.every((rival) => gap <= gapBetween(span, rival) || (row.governs === true && isGoverned(reading, span, rival)))
}

/** In the event's words, before them with one word between at most, or right after. */
function isBeside(phrase: WordSpan, trigger: WordSpan): boolean {
  if (phrase.first >= trigger.first) return phrase.first <= trigger.last
  return trigger.first - phrase.last < BESIDE
}

/** Named right after the phrase, with no verb or mark between: "on the sidelines of [the foreign ministers' meeting]". */
function isGoverned({ labels }: Reading, phrase: WordSpan, trigger: WordSpan): boolean {
  if (trigger.first < phrase.last) return false
  const classes = labels.table("upos")
  const between = labels.words.slice(phrase.last, trigger.last)
  return between.every(({ text }, at) => /[\p{L}\p{N}]/u.test(text) && !VERBS.has(likeliestLabel(classes, phrase.last + at)))
}

/** Word classes of Universal Dependencies. */
const VERBS: ReadonlySet<string> = new Set(["VERB", "AUX"])
