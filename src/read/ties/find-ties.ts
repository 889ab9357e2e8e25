/** Ties: who supports, blames, asks, refuses whom: the words, their type, and the two actors that the encoder links to them. */
import { TIE_TYPES } from "../../record/index.ts"
import type { ReadActor } from "../actors/find-actors.ts"
import { type LabelledSpan, probabilityOf, type Reading } from "../reading.ts"
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
    const target = bestEnd(reading, "tie-target", span, actors.filter((actor) => actor !== source?.actor))
    if (!source || !target) return []
    const probability = span.probability * probabilityOf(source.score) * probabilityOf(target.score)
    return [{ source: source.actor, target: target.actor, type: span.label as ReadTie["type"], span, probability }]
  })
}

function bestEnd(reading: Reading, link: string, span: LabelledSpan, actors: readonly ReadActor[]): { actor: ReadActor; score: number } | undefined {
  let best: { actor: ReadActor; score: number } | undefined
  for (const actor of actors)
    for (const mention of actor.mentions) {
      const score = reading.labels.link(link, span, mention)
      if (score !== undefined && (!best || score > best.score)) best = { actor, score }
    }
  return best && best.score > (reading.settings.links[link] ?? 0) ? best : undefined
}
