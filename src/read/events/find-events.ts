/** Events: triggers that tell of one act are joined; type, status and who takes part are decided for the event as a whole. */
import { type DiplomaticEvent, EVENT_TYPES } from "../../record/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import { type FrameVerdict, reasonOf, settleFrames, stands } from "../frames/settle-frames.ts"
import type { LabelledSpan, Reading } from "../reading.ts"
import { calibrated } from "../settings.ts"
import { findSpans, hasContent } from "../spans/find-spans.ts"
import { meanProbability, withinLabels } from "../spans/mean-probability.ts"
import { membersOf } from "../spans/nearby.ts"
import { REASONS, whyOf } from "../why.ts"
import { type Framing, findParticipants, type ReadParticipant } from "./find-participants.ts"
import { joinTriggers } from "./join-triggers.ts"
import { isPutOff } from "./put-off.ts"

/** An event while reading. */
export interface ReadEvent {
  readonly type: DiplomaticEvent["type"]
  readonly status: DiplomaticEvent["status"]
  readonly confidence: number
  readonly why?: string
  readonly triggers: readonly LabelledSpan[]
  readonly participants: readonly ReadParticipant[]
  /** What frames of the user's own say of it. */
  readonly frames?: readonly FrameVerdict[]
}

/** The events in the order of their first trigger; `times` are what they may choose from. */
export function findEvents(reading: Reading, actors: readonly ReadActor[], times: readonly LabelledSpan[]): ReadEvent[] {
  const labelled = findSpans(reading, "trigger").filter((span) => hasContent(reading, span))
  const mentions = membersOf(actors, (actor) => actor.mentions)
  const { triggers, verdicts } = settleFrames(reading, labelled, mentions)
  return joinTriggers(reading, triggers, mentions, times).map((group) => {
    const frames = group.flatMap((trigger) => verdicts.get(trigger) ?? [])
    const standing = frames.filter(stands)
    const { status, probability } = chooseStatus(statusOf(reading, group), standing)
    const type = typeOf(reading, group, verdicts)
    const told = Math.max(...group.map((trigger) => trigger.probability))
    const learned = calibrated("event", told * (0.5 + probability / 2), reading.settings)
    const confidence = Math.max(learned, ...standing.map(({ found }) => found.probability))
    const doubts = [[told, REASONS.event] as const, [probability, REASONS.status] as const]
    return {
      type,
      status: status === "cancelled" && isPutOff(reading, group) ? "postponed" : status,
      confidence,
      ...whyOf(confidence, doubts, [reasonOf(frames)]),
      triggers: group,
      participants: findParticipants(reading, { type, triggers: group, ...rolesOf(standing) }, mentions),
      ...(frames.length > 0 && { frames }),
    }
  })
}

/** The type that the triggers say together. */
function typeOf(
  { labels }: Reading,
  group: readonly LabelledSpan[],
  verdicts: ReadonlyMap<LabelledSpan, FrameVerdict>,
): DiplomaticEvent["type"] {
  const table = labels.table("trigger")
  const worth = (type: string): number => {
    const labels = withinLabels(table, type)
    const worthOf = (trigger: LabelledSpan): number => {
      const outcome = verdicts.get(trigger)?.outcome
      if (outcome === "alone" || outcome === "wins") return trigger.label === type ? trigger.probability : 0
      return meanProbability(table, trigger, labels)
    }
    return group.reduce((sum, trigger) => sum + worthOf(trigger), 0)
  }
  return EVENT_TYPES.reduce((best, type) => (worth(type) > worth(best) ? type : best))
}

interface ToldStatus {
  readonly status: DiplomaticEvent["status"]
  readonly probability: number
}

/** How sure a cue of status is that a frame finds: measured as its roles are. */
const CUE_SURENESS = 0.8

/** The status that a frame's cue tells; where the encoder has the event too, the likelier of theirs. */
function chooseStatus(learned: ToldStatus, frames: readonly FrameVerdict[]): ToldStatus {
  const cue = frames.map(({ found }) => found.status).find((status) => status !== undefined)
  const isShared = frames.some(({ outcome }) => outcome === "agrees")
  if (!cue || (isShared && cue.status !== learned.status && learned.probability > CUE_SURENESS)) return learned
  return { status: cue.status, probability: Math.max(CUE_SURENESS, cue.status === learned.status ? learned.probability : 0) }
}

/** The roles that frames fill, each actor once; where the event rests on a frame, its roles are all there are, and those it fills are closed. */
function rolesOf(frames: readonly FrameVerdict[]): Framing {
  const roles = frames.flatMap(({ found }) => found.roles)
  const filled = roles.filter(({ actor }, at) => roles.findIndex((one) => one.actor === actor) === at)
  const resting = frames.filter(({ outcome }) => outcome !== "agrees")
  if (resting.length === 0) return { filled }
  const allowed = resting.flatMap(({ found: { frame, row } }) => (frame.roles[row.roles] ?? []).map(({ role }) => role))
  return { filled, allowed: [...new Set(allowed)], closed: filled.map(({ role }) => role) }
}

/** The status whose log probability, summed over the triggers, is highest. */
function statusOf({ labels }: Reading, group: readonly LabelledSpan[]): ToldStatus {
  const table = labels.table("status")
  const sums = table.labels.map(
    (_, label) => group.reduce((sum, trigger) => sum + Math.log(meanProbability(table, trigger, [label]) + 1e-6), 0) / group.length,
  )
  const total = sums.reduce((sum, value) => sum + Math.exp(value), 0)
  const best = sums.indexOf(Math.max(...sums))
  return { status: table.labels[best] as DiplomaticEvent["status"], probability: Math.exp(sums[best]!) / total }
}
