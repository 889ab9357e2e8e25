/**
 * A user's frames beside what the encoder labels: where only one speaks, it stands; where both do, the more probable one. Each event knows what
 * its frame said, so that the record can tell.
 */
import type { ReadActor } from "../actors/read-actor.ts"
import { type LabelledSpan, overlaps, type Reading } from "../reading.ts"
import { calibrated } from "../settings.ts"
import type { Member } from "../spans/nearby.ts"
import { frameReason } from "../why.ts"
import { type FoundFrame, findFrames } from "./find-frames.ts"

/** What a frame's word is worth at a trigger. */
export interface FrameVerdict {
  readonly found: FoundFrame
  /** `alone`: the encoder labels nothing there. `agrees`: it says the same. `wins`, `loses`: it says another type. */
  readonly outcome: "alone" | "agrees" | "wins" | "loses"
  /** The encoder's type, where it has one. */
  readonly learned?: string
}

/** Triggers of events in reading order, and what a user's frames say of some of them. */
export interface SettledTriggers {
  readonly triggers: readonly LabelledSpan[]
  readonly verdicts: ReadonlyMap<LabelledSpan, FrameVerdict>
}

/** Weighs the frames of a user against the encoder's triggers. */
export function settleFrames(reading: Reading, learned: readonly LabelledSpan[], mentions: readonly Member<ReadActor>[]): SettledTriggers {
  const verdicts = new Map<LabelledSpan, FrameVerdict>()
  let triggers: readonly LabelledSpan[] = learned
  for (const found of likeliestOf(findFrames(reading, reading.knowledge.ownFrames, mentions))) {
    const rivals = triggers.filter((trigger) => overlaps(trigger, found.span))
    const verdict = weigh(reading, found, rivals)
    if (!verdict) continue
    const trigger = triggerOf(verdict, rivals)
    verdicts.set(trigger, verdict)
    triggers = [...triggers.filter((one) => !rivals.includes(one)), trigger, ...rivals.slice(1).filter((one) => !overlaps(one, trigger))]
  }
  return { triggers: [...triggers].sort((a, b) => a.first - b.first), verdicts }
}

/** Of frames that share words the likeliest, and of these the longest; what is unfilled or barred says nothing. */
function likeliestOf(all: readonly FoundFrame[]): FoundFrame[] {
  const length = ({ span }: FoundFrame): number => span.last - span.first
  const ranked = all.filter(({ probability }) => probability > 0).sort((a, b) => b.probability - a.probability || length(b) - length(a))
  return ranked.filter((found, at) => !ranked.slice(0, at).some(({ span }) => overlaps(span, found.span)))
}

/** Undefined where a frame says nothing: it is unlikelier than not, and the encoder sees no event. */
function weigh(reading: Reading, found: FoundFrame, [rival]: readonly LabelledSpan[]): FrameVerdict | undefined {
  if (!rival) return found.probability > 0.5 ? { found, outcome: "alone" } : undefined
  const learned = rival.label
  if (learned === found.frame.type) return { found, outcome: "agrees", learned }
  const outcome = found.probability > calibrated("event", rival.probability, reading.settings) ? "wins" : "loses"
  return { found, outcome, learned }
}

/** The trigger that stands: the encoder's words where it has any, with the type and the probability of the likelier. */
function triggerOf({ found, outcome }: FrameVerdict, [rival]: readonly LabelledSpan[]): LabelledSpan {
  const own = { ...found.span, label: found.frame.type, probability: found.probability }
  if (!rival) return own
  const words = { first: rival.first, last: rival.last }
  if (outcome === "wins") return { ...own, ...words }
  return { ...rival, probability: outcome === "agrees" ? Math.max(rival.probability, own.probability) : rival.probability }
}

/** True where a frame has a part in what is written: it stands alone, agrees, or is the likelier. */
export function stands({ outcome }: FrameVerdict): boolean {
  return outcome !== "loses"
}

/** The reason in words that an event's frames give; undefined where none speaks of it. */
export function reasonOf(verdicts: readonly FrameVerdict[]): string | undefined {
  const [first] = verdicts
  return first && frameReason(first.outcome, { trigger: first.found.row.lemma, path: first.found.frame.path, learned: first.learned })
}
