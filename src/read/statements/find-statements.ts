/**
 * Statements: contents, each with the cue and the source that the encoder links to it, and with a speaker: the actor whom the source names,
 * or, where it is a pronoun or there is none, the actor whom the links point to.
 */

import type { WordSpan } from "../../language/index.ts"
import type { MODES } from "../../record/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import type { ReadEvent } from "../events/find-events.ts"
import { contains, type LabelledSpan, logOddsOf, overlaps, type Reading } from "../reading.ts"
import { calibrated } from "../settings.ts"
import { type Choice, chooseAmong, chooseGroup, joinedScore } from "../spans/choose.ts"
import { findSpans } from "../spans/find-spans.ts"
import { type Member, membersOf, nearby, nearGroups } from "../spans/nearby.ts"
import { REASONS, whyOf } from "../why.ts"
import { audienceOf } from "./audience-of.ts"
import { jointSpeakers } from "./joint-speakers.ts"

/** A statement while reading. */
export interface ReadStatement {
  readonly speaker: ReadActor
  readonly confidence: number
  readonly why?: string
  readonly mode: (typeof MODES)[number]
  readonly cue?: LabelledSpan
  readonly source?: LabelledSpan
  readonly content: readonly LabelledSpan[]
  readonly addressee?: ReadActor
  readonly audience?: WordSpan
  readonly occasion?: ReadEvent
}

/** What a link says of spans that no window holds together. */
const UNSEEN = -20

interface Draft {
  readonly cue?: LabelledSpan
  source?: LabelledSpan
  readonly content: LabelledSpan[]
}

/** The statements in reading order. Those without any speaker are left out. */
export function findStatements(reading: Reading, actors: readonly ReadActor[], events: readonly ReadEvent[]): ReadStatement[] {
  const mentions = membersOf(actors, (actor) => actor.mentions)
  const triggers = membersOf(events, (event) => event.triggers)
  const speakersOf = (draft: Draft): readonly Speaker[] => {
    const two = draft.source && jointSpeakers(reading, draft.source, mentions, events)
    if (two) return two.map((value) => ({ value, probability: JOINT, named: false }))
    const one = speakerOf(reading, draft, mentions)
    return one ? [one] : []
  }
  return draftStatements(reading).flatMap((draft) =>
    speakersOf(draft).map((speaker) => {
      const addressee = bestGroup(reading, "addressee", draft, mentions, speaker.value)
      const occasion = bestGroup(reading, "occasion", draft, triggers)
      const audience = audienceOf(reading, draft)
      const said = meanProbability(draft.content)
      const confidence = calibrated("statement", said * speaker.probability, reading.settings)
      const doubts = [[said, REASONS.content] as const, [speaker.probability, REASONS.speaker] as const]
      return {
        ...draft,
        speaker: speaker.value,
        confidence,
        ...whyOf(confidence, doubts, [!speaker.named && REASONS.speakerFromContext]),
        mode: modeOf(reading, draft.content),
        ...(addressee && { addressee }),
        ...(audience && { audience }),
        ...(occasion && { occasion }),
      }
    }),
  )
}

function meanProbability(spans: readonly LabelledSpan[]): number {
  return spans.reduce((sum, { probability }) => sum + probability, 0) / spans.length
}

/** Contents with their cue and source; contents of one cue are one statement, and what lies within its own words is no second one. */
function draftStatements(reading: Reading): Draft[] {
  const parts = findSpans(reading, "part")
  const cues = parts.filter(({ label }) => label === "CUE")
  const sources = parts.filter(({ label }) => label === "SOURCE")
  const contents = contentsOf(reading)
  const drafts: Draft[] = []
  for (const content of contents) {
    const cue = bestSpan(reading, "cue", content, cues)
    const source = bestSpan(reading, "source", content, sources)
    if (drafts.some((draft) => cue !== undefined && draft.cue?.first === cue.first && draft.content.some((one) => contains(one, content))))
      continue
    const whole = drafts.findLast((draft) => belongs(reading, draft, content, cue))
    if (whole) {
      whole.content.push(content)
      if (source) whole.source ??= source
    } else drafts.push({ ...(cue && { cue }), ...(source && { source }), content: [content] })
  }
  return drafts
}

/** Contents and contents within contents in reading order; the same words in both layers are one. */
function contentsOf(reading: Reading): LabelledSpan[] {
  const outer = findSpans(reading, "content")
  const inner = findSpans(reading, "inner").filter((span) => !outer.some((one) => one.first === span.first && one.last === span.last))
  return [...outer, ...inner].sort((a, b) => a.first - b.first || b.last - a.last)
}

/** A further stretch of a statement: it has the same cue, or none and the encoder says that it goes on. */
function belongs(reading: Reading, draft: Draft, content: LabelledSpan, cue: LabelledSpan | undefined): boolean {
  const last = draft.content.at(-1)!
  if (overlaps(last, content)) return false
  if (cue) return cue.first === draft.cue?.first
  const more = Math.max(reading.labels.link("more", last, content) ?? UNSEEN, reading.labels.link("more", content, last) ?? UNSEEN)
  return more > (reading.settings.links.more ?? 0)
}

function bestSpan(reading: Reading, link: string, content: LabelledSpan, spans: readonly LabelledSpan[]): LabelledSpan | undefined {
  const [best] = chooseAmong(nearby(reading.labels, content, spans), (span) => reading.labels.link(link, content, span))
  return best && logOddsOf(best.probability) > (reading.settings.links[link] ?? 0) ? best.value : undefined
}

function bestGroup<T>(reading: Reading, link: string, { content }: Draft, members: readonly Member<T>[], except?: T): T | undefined {
  const [best] = chooseGroup(reading.labels, link, content[0]!, members, except)
  return best && logOddsOf(best.probability) > (reading.settings.links[link] ?? 0) ? best.value : undefined
}

/** A speaker, and whether the source names it. */
interface Speaker extends Choice<ReadActor> {
  readonly named: boolean
}

/** The actor named by the source; else the one whom source and content point to. */
function speakerOf(reading: Reading, { source, content }: Draft, mentions: readonly Member<ReadActor>[]): Speaker | undefined {
  const named = source && namedBy(source, nearby(reading.labels, source, mentions))
  if (named) return { value: named, probability: NAMED, named: true }
  const said = ({ spans }: { spans: readonly WordSpan[] }): number =>
    joinedScore(reading.labels, "speaker", content.slice(0, 1), spans) ?? UNSEEN
  const same = ({ spans }: { spans: readonly WordSpan[] }): number =>
    source ? Math.max(...spans.map((span) => reading.labels.link("same", source, span) ?? UNSEEN)) : 0
  const [best] = chooseAmong(nearGroups(reading.labels, content[0]!, mentions), (actor) => said(actor) + same(actor) / 2)
  return best && logOddsOf(best.probability) > (reading.settings.links.speaker ?? 0)
    ? { value: best.value.value, probability: best.probability, named: false }
    : undefined
}

/** How sure it is that two are spoken of together are the two who are found. */
const JOINT = 0.8

/** How sure it is that the source's own mention is the speaker. */
const NAMED = 0.98

/** The actor whose mention the source is, ends with, or at least shares words with. */
function namedBy(source: LabelledSpan, mentions: readonly Member<ReadActor>[]): ReadActor | undefined {
  const sure = mentions.find((mention) => (contains(source, mention) && mention.last === source.last) || contains(mention, source))
  return (sure ?? mentions.find((mention) => overlaps(source, mention)))?.group
}

/** `direct` where all words stand in quotation marks, `indirect` where none does. */
function modeOf({ document, labels }: Reading, content: readonly LabelledSpan[]): ReadStatement["mode"] {
  const words = content.flatMap(({ first, last }) => labels.words.slice(first, last)).filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  const quoted = words.filter(({ start }) =>
    document.quotations.some((quotation) => quotation.start <= start && start < quotation.end),
  ).length
  return quoted === words.length ? "direct" : quoted === 0 ? "indirect" : "mixed"
}
