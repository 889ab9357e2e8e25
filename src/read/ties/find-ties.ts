/** Ties: who supports, blames, asks, refuses whom: the words, their type, and the two actors that the encoder links to them. */
import type { TIE_TYPES } from "../../record/index.ts"
import type { ReadActor } from "../actors/find-actors.ts"
import { type LabelledSpan, logOddsOf, type Reading } from "../reading.ts"
import { calibrated } from "../settings.ts"
import { type Choice, chooseGroup } from "../spans/choose.ts"
import { findSpans } from "../spans/find-spans.ts"
import { type Member, membersOf } from "../spans/nearby.ts"

/** A tie while reading. */
export interface ReadTie {
  readonly source: ReadActor
  readonly target: ReadActor
  readonly type: (typeof TIE_TYPES)[number]
  readonly span: LabelledSpan
  readonly confidence: number
}

/** The ties in reading order. */
export function findTies(reading: Reading, actors: readonly ReadActor[]): ReadTie[] {
  const mentions = membersOf(actors, (actor) => actor.mentions)
  return findSpans(reading, "tie").flatMap((span) => {
    const source = bestEnd(reading, "tie-source", span, mentions)
    const target = bestEnd(
      reading,
      "tie-target",
      span,
      mentions.filter(({ group }) => group !== source?.value),
    )
    if (!source || !target) return []
    const confidence = calibrated("tie", span.probability * source.probability * target.probability, reading.settings)
    return [{ source: source.value, target: target.value, type: span.label as ReadTie["type"], span, confidence }]
  })
}

function bestEnd(
  reading: Reading,
  link: string,
  span: LabelledSpan,
  mentions: readonly Member<ReadActor>[],
): Choice<ReadActor> | undefined {
  const [best] = chooseGroup(reading.labels, link, span, mentions)
  return best && logOddsOf(best.probability) > (reading.settings.links[link] ?? 0) ? best : undefined
}
