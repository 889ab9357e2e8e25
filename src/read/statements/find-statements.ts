/**
 * Statements: contents, each with the cue and the source that the encoder links to it, and with a speaker: the actor whom the source names,
 * or, where it is a pronoun or there is none, the actor whom the links point to.
 */
import { MODES } from "../../record/index.ts"
import type { ReadActor } from "../actors/find-actors.ts"
import type { ReadEvent } from "../events/find-events.ts"
import { contains, type LabelledSpan, overlaps, type Reading, sentenceOf } from "../reading.ts"
import { findSpans } from "../spans/find-spans.ts"

/** A statement while reading. */
export interface ReadStatement {
  readonly speaker: ReadActor
  readonly speakerScore: number
  readonly mode: (typeof MODES)[number]
  readonly cue?: LabelledSpan
  readonly source?: LabelledSpan
  readonly content: readonly LabelledSpan[]
  readonly addressee?: ReadActor
  readonly occasion?: ReadEvent
}

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
    const addressee = bestActor(reading, "addressee", draft, actors.filter((actor) => actor !== speaker.actor))
    const occasion = occasionOf(reading, draft, events)
    return [{ ...draft, speaker: speaker.actor, speakerScore: speaker.score, mode: modeOf(reading, draft.content), ...(addressee && { addressee }), ...(occasion && { occasion }) }]
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
  let best: { span: LabelledSpan; score: number } | undefined
  for (const span of spans) {
    const score = reading.labels.link(link, content, span)
    if (score !== undefined && (!best || score > best.score)) best = { span, score }
  }
  return best && best.score > (reading.settings.links[link] ?? 0) ? best.span : undefined
}

/** The actor named by the source; else the one whom source and content point to. */
function speakerOf(reading: Reading, draft: Draft, actors: readonly ReadActor[]): { actor: ReadActor; score: number } | undefined {
  const { source } = draft
  const named = source && actors.find(({ mentions }) => mentions.some((mention) => contains(source, mention) && mention.last === source.last || contains(mention, source)))
    || (source && actors.find(({ mentions }) => mentions.some((mention) => overlaps(source, mention))))
  if (named) return { actor: named, score: 6 }
  const scored = actors.map((actor) => ({ actor, score: pointsTo(reading, draft, actor) }))
  const best = scored.reduce<{ actor: ReadActor; score: number } | undefined>((a, b) => (!a || b.score > a.score ? b : a), undefined)
  return best && best.score > (reading.settings.links.speaker ?? 0) ? best : undefined
}

function pointsTo(reading: Reading, { source, content }: Draft, actor: ReadActor): number {
  const said = Math.max(...content.flatMap((span) => actor.mentions.map((mention) => reading.labels.link("speaker", span, mention) ?? -20)))
  if (!source) return said
  const same = Math.max(...actor.mentions.map((mention) => reading.labels.link("same", source, mention) ?? -20))
  return (said + same) / 2
}

function bestActor(reading: Reading, link: string, { content }: Draft, actors: readonly ReadActor[]): ReadActor | undefined {
  let best: { actor: ReadActor; score: number } | undefined
  for (const actor of actors)
    for (const mention of actor.mentions) {
      const score = reading.labels.link(link, content[0]!, mention)
      if (score !== undefined && (!best || score > best.score)) best = { actor, score }
    }
  return best && best.score > (reading.settings.links[link] ?? 0) ? best.actor : undefined
}

function occasionOf(reading: Reading, { content }: Draft, events: readonly ReadEvent[]): ReadEvent | undefined {
  let best: { event: ReadEvent; score: number } | undefined
  for (const event of events)
    for (const trigger of event.triggers) {
      const score = reading.labels.link("occasion", content[0]!, trigger)
      if (score !== undefined && (!best || score > best.score)) best = { event, score }
    }
  return best && best.score > (reading.settings.links.occasion ?? 0) ? best.event : undefined
}

/** `direct` where all words stand in quotation marks, `indirect` where none does. */
function modeOf({ document, labels }: Reading, content: readonly LabelledSpan[]): ReadStatement["mode"] {
  const words = content.flatMap(({ first, last }) => labels.words.slice(first, last)).filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  const quoted = words.filter(({ start }) => document.quotations.some((quotation) => quotation.start <= start && start < quotation.end)).length
  return quoted === words.length ? "direct" : quoted === 0 ? "indirect" : "mixed"
}
