/** Events: triggers that tell of one act are joined; type, status and who takes part are decided for the event as a whole. */
import { type DiplomaticEvent, EVENT_TYPES } from "../../record/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import type { LabelledSpan, Reading } from "../reading.ts"
import { calibrated } from "../settings.ts"
import { findSpans, hasContent } from "../spans/find-spans.ts"
import { meanProbability, withinLabels } from "../spans/mean-probability.ts"
import { membersOf } from "../spans/nearby.ts"
import { REASONS, whyOf } from "../why.ts"
import { findParticipants, type ReadParticipant } from "./find-participants.ts"
import { isPutOff } from "./is-put-off.ts"
import { joinTriggers } from "./join-triggers.ts"

/** An event while reading. */
export interface ReadEvent {
  readonly type: DiplomaticEvent["type"]
  readonly status: DiplomaticEvent["status"]
  readonly confidence: number
  readonly why?: string
  readonly triggers: readonly LabelledSpan[]
  readonly participants: readonly ReadParticipant[]
}

/** The events in the order of their first trigger. */
export function findEvents(reading: Reading, actors: readonly ReadActor[]): ReadEvent[] {
  const triggers = findSpans(reading, "trigger").filter((span) => hasContent(reading, span))
  const mentions = membersOf(actors, (actor) => actor.mentions)
  return joinTriggers(reading, triggers, mentions).map((group) => {
    const { status, probability } = statusOf(reading, group)
    const type = typeOf(reading, group)
    const told = Math.max(...group.map((trigger) => trigger.probability))
    const confidence = calibrated("event", told * (0.5 + probability / 2), reading.settings)
    const doubts = [[told, REASONS.event] as const, [probability, REASONS.status] as const]
    return {
      type,
      status: status === "cancelled" && isPutOff(reading, group) ? "postponed" : status,
      confidence,
      ...whyOf(confidence, doubts),
      triggers: group,
      participants: findParticipants(reading, type, group, mentions),
    }
  })
}

/** The type that the triggers say together. */
function typeOf({ labels }: Reading, group: readonly LabelledSpan[]): DiplomaticEvent["type"] {
  const table = labels.table("trigger")
  const worth = (type: string): number => {
    const labels = withinLabels(table, type)
    return group.reduce((sum, trigger) => sum + meanProbability(table, trigger, labels), 0)
  }
  return EVENT_TYPES.reduce((best, type) => (worth(type) > worth(best) ? type : best))
}

/** The status whose log probability, summed over the triggers, is highest. */
function statusOf({ labels }: Reading, group: readonly LabelledSpan[]): { status: DiplomaticEvent["status"]; probability: number } {
  const table = labels.table("status")
  const sums = table.labels.map(
    (_, label) => group.reduce((sum, trigger) => sum + Math.log(meanProbability(table, trigger, [label]) + 1e-6), 0) / group.length,
  )
  const total = sums.reduce((sum, value) => sum + Math.exp(value), 0)
  const best = sums.indexOf(Math.max(...sums))
  return { status: table.labels[best] as DiplomaticEvent["status"], probability: Math.exp(sums[best]!) / total }
}
