/** Ties: who supports, blames, asks, refuses whom: the words, their type, and the two actors that the encoder links to them. */
import { TIE_TYPES } from "../../record/index.ts"
import type { ReadActor } from "../actors/find-actors.ts"
import { type LabelledSpan, logOddsOf, type Reading } from "../reading.ts"
import { type Choice, chooseAmong, joinedScore } from "../spans/choose.ts"
import { findSpans } from "../spans/find-spans.ts"

/** A tie while reading. */
export interface ReadTie {
  readonly source: ReadActor
  readonly target: ReadActor
  readonly type: (typeof TIE_TYPES)[number]
  readonly span: LabelledSpan
  readonly probability: number
}

export function findTies(reading: Reading, actors: readonly ReadActor[]): ReadTie[] {
  return findSpans(reading, "tie").flatMap((span) => {
    const source = bestEnd(reading, "tie-source", span, actors)
    const target = bestEnd(reading, "tie-target", span, actors.filter((actor) => actor !== source?.value))
    if (!source || !target) return []
    const probability = span.probability * source.probability * target.probability
    return [{ source: source.value, target: target.value, type: span.label as ReadTie["type"], span, probability }]
  })
}

function bestEnd(reading: Reading, link: string, span: LabelledSpan, actors: readonly ReadActor[]): Choice<ReadActor> | undefined {
  const [best] = chooseAmong(actors, (actor) => joinedScore(reading.labels, link, [span], actor.mentions))
  return best && logOddsOf(best.probability) > (reading.settings.links[link] ?? 0) ? best : undefined
}
