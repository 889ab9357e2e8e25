/**
 * Statements: contents, each with the cue and the source that the encoder links to it, and with a speaker: the actor whom the source names,
 * or, where it is a pronoun or there is none, the actor whom the links point to.
 */
import { MODES } from "../../record/index.ts"
import type { ReadActor } from "../actors/find-actors.ts"
import type { ReadEvent } from "../events/find-events.ts"
import { contains, type LabelledSpan, logOddsOf, overlaps, type Reading, sentenceOf } from "../reading.ts"
import { type Choice, chooseAmong, joinedScore } from "../spans/choose.ts"
import { findSpans } from "../spans/find-spans.ts"

/** A statement while reading. */
export interface ReadStatement {
  readonly speaker: ReadActor
  readonly speakerProbability: number
  readonly mode: (typeof MODES)[number]
  readonly cue?: LabelledSpan
  readonly source?: LabelledSpan
  readonly content: readonly LabelledSpan[]
  readonly addressee?: ReadActor
  readonly occasion?: ReadEvent
}

/** What a link says of spans that no window holds together. */
const UNSEEN = -20

interface Draft {
  readonly cue?: LabelledSpan
  readonly source?: LabelledSpan
  readonly content: LabelledSpan[]
}

/** The statements in reading order. Those without any speaker are left out. */
export function findStatements(reading: Reading, actors: readonly ReadActor[], events: readonly ReadEvent[]): ReadStatement[] {
  return draftStatements(reading).flatMap((draft) => {
    const speaker = speakerOf(reading, draft, actors)
    if (!speaker) return []
    const addressee = bestActor(reading, "addressee", draft, actors.filter((actor) => actor !== speaker.value))
    const occasion = occasionOf(reading, draft, events)
    return [{ ...draft, speaker: speaker.value, speakerProbability: speaker.probability, mode: modeOf(reading, draft.content), ...(addressee && { addressee }), ...(occasion && { occasion }) }]
  })
}

/** Contents with their cue and source; contents of one cue are one statement. */
function draftStatements(reading: Reading): Draft[] {
  const parts = findSpans(reading, "part")
  const cues = parts.filter(({ label }) => label === "CUE")
  const sources = parts.filter(({ label }) => label === "SOURCE")
  const contents = [...findSpans(reading, "content"), ...findSpans(reading, "inner")].sort((a, b) => a.first - b.first || b.last - a.last)
  const drafts: Draft[] = []
  for (const content of contents) {
    const cue = bestSpan(reading, "cue", content, cues)
    const source = bestSpan(reading, "source", content, sources)
    const whole = drafts.findLast((draft) => belongs(reading, draft, content, cue))
    if (whole) whole.content.push(content)
    else drafts.push({ ...(cue && { cue }), ...(source && { source }), content: [content] })
  }
  return drafts
}

/** A further stretch of a statement: the same cue, or none and the encoder says that it goes on. */
function belongs(reading: Reading, draft: Draft, content: LabelledSpan, cue: LabelledSpan | undefined): boolean {
  const last = draft.content.at(-1)!
  if (overlaps(last, content)) return false
  if (cue && draft.cue && cue.first !== draft.cue.first) return false
  const more = Math.max(reading.labels.link("more", last, content) ?? -9, reading.labels.link("more", content, last) ?? -9)
  const same = cue !== undefined && draft.cue?.first === cue.first
  const near = sentenceOf(reading, content) - sentenceOf(reading, last) <= 1
  return same ? near || more > 0 : !cue && more > (reading.settings.links.more ?? 0)
}

function bestSpan(reading: Reading, link: string, content: LabelledSpan, spans: readonly LabelledSpan[]): LabelledSpan | undefined {
  const [best] = chooseAmong(spans, (span) => reading.labels.link(link, content, span))
  return best && logOddsOf(best.probability) > (reading.settings.links[link] ?? 0) ? best.value : undefined
}

/** The actor named by the source; else the one whom source and content point to. */
function speakerOf(reading: Reading, draft: Draft, actors: readonly ReadActor[]): Choice<ReadActor> | undefined {
  const { source } = draft
  const named = source && actors.find(({ mentions }) => mentions.some((mention) => contains(source, mention) && mention.last === source.last || contains(mention, source)))
    || (source && actors.find(({ mentions }) => mentions.some((mention) => overlaps(source, mention))))
  if (named) return { value: named, probability: 0.98 }
  const said = (actor: ReadActor): number => joinedScore(reading.labels, "speaker", draft.content.slice(0, 1), actor.mentions) ?? UNSEEN
  const same = (actor: ReadActor): number => (source ? Math.max(...actor.mentions.map((mention) => reading.labels.link("same", source, mention) ?? UNSEEN)) : 0)
  const [best] = chooseAmong(actors, (actor) => said(actor) + same(actor) / 2)
  return best && logOddsOf(best.probability) > (reading.settings.links.speaker ?? 0) ? best : undefined
}

function bestActor(reading: Reading, link: string, { content }: Draft, actors: readonly ReadActor[]): ReadActor | undefined {
  const [best] = chooseAmong(actors, (actor) => joinedScore(reading.labels, link, content.slice(0, 1), actor.mentions))
  return best && logOddsOf(best.probability) > (reading.settings.links[link] ?? 0) ? best.value : undefined
}

function occasionOf(reading: Reading, { content }: Draft, events: readonly ReadEvent[]): ReadEvent | undefined {
  const [best] = chooseAmong(events, (event) => joinedScore(reading.labels, "occasion", content.slice(0, 1), event.triggers))
  return best && logOddsOf(best.probability) > (reading.settings.links.occasion ?? 0) ? best.value : undefined
}

/** `direct` where all words stand in quotation marks, `indirect` where none does. */
function modeOf({ document, labels }: Reading, content: readonly LabelledSpan[]): ReadStatement["mode"] {
  const words = content.flatMap(({ first, last }) => labels.words.slice(first, last)).filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  const quoted = words.filter(({ start }) => document.quotations.some((quotation) => quotation.start <= start && start < quotation.end)).length
  return quoted === words.length ? "direct" : quoted === 0 ? "indirect" : "mixed"
}
