/** Ties: who supports, blames, asks, refuses whom: the words, their type, and the two actors that the encoder links to them. */
import type { TIE_TYPES } from "../../record/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import { type LabelledSpan, logOddsOf, overlaps, type Reading } from "../reading.ts"
import { calibrated } from "../settings.ts"
import { type Choice, chooseGroup } from "../spans/choose.ts"
import { findSpans, hasContent } from "../spans/find-spans.ts"
import { type Member, membersOf } from "../spans/nearby.ts"
import type { ReadStatement } from "../statements/find-statements.ts"

import { type Doubt, REASONS, whyOf } from "../why.ts"

/** A tie while reading. */
export interface ReadTie {
  readonly source: ReadActor
  readonly target: ReadActor
  readonly type: (typeof TIE_TYPES)[number]
  readonly span: LabelledSpan
  readonly confidence: number
  readonly why?: string
}

/** The ties in reading order. What is said is held by who says it, where the encoder finds no other. */
export function findTies(reading: Reading, actors: readonly ReadActor[], statements: readonly ReadStatement[] = []): ReadTie[] {
  const mentions = membersOf(actors, (actor) => actor.mentions)
  const spans = findSpans(reading, "tie").filter((span) => hasContent(reading, span))
  return spans.flatMap((span) => {
    const linked = bestEnd(reading, "tie-source", span, mentions)
    const source = linked ?? speakerOf(span, statements)
    const target = bestEnd(reading, "tie-target", span, mentions, source?.value)
    if (!source || !target) return []
    const confidence = calibrated("tie", span.probability * source.probability * target.probability, reading.settings)
    const doubts: Doubt[] = [
      [span.probability, REASONS.tie],
      [source.probability, REASONS.source],
      [target.probability, REASONS.target],
    ]
    const why = whyOf(confidence, doubts, [!linked && REASONS.sourceFromSpeaker])
    return [{ source: source.value, target: target.value, type: span.label as ReadTie["type"], span, confidence, ...why }]
  })
}

/** How sure it is that the speaker holds the stance. */
const SPEAKER = 0.6

/** The speaker of the shortest statement that shares words with the tie. */
function speakerOf(span: LabelledSpan, statements: readonly ReadStatement[]): Choice<ReadActor> | undefined {
  const length = ({ content }: ReadStatement): number => content.reduce((sum, { first, last }) => sum + last - first, 0)
  const around = statements.filter(({ content, cue }) => [...content, ...(cue ? [cue] : [])].some((one) => overlaps(one, span)))
  const inner = around.reduce<ReadStatement | undefined>((best, one) => (!best || length(one) < length(best) ? one : best), undefined)
  return inner && { value: inner.speaker, probability: SPEAKER }
}

function bestEnd(
  reading: Reading,
  link: string,
  span: LabelledSpan,
  mentions: readonly Member<ReadActor>[],
  except?: ReadActor,
): Choice<ReadActor> | undefined {
  const [best] = chooseGroup(reading.labels, link, span, mentions, except)
  return best && logOddsOf(best.probability) > (reading.settings.links[link] ?? 0) ? best : undefined
}
