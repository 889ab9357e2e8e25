/** Events: triggers that tell of one act are joined; type, status and who takes part are decided for the event as a whole. */
import { type DiplomaticEvent, EVENT_TYPES, type Participant, ROLES } from "../../record/index.ts"
import type { ReadActor } from "../actors/find-actors.ts"
import type { Mention } from "../actors/find-mentions.ts"
import { type LabelledSpan, logOddsOf, type Reading, sentenceOf } from "../reading.ts"
import { findSpans } from "../spans/find-spans.ts"

export interface ReadParticipant {
  readonly actor: ReadActor
  readonly role: Participant["role"]
  /** The mention on which the part rests most. */
  readonly mention: Mention
  /** Log odds. */
  readonly score: number
}

/** An event while reading. */
export interface ReadEvent {
  readonly type: DiplomaticEvent["type"]
  readonly status: DiplomaticEvent["status"]
  readonly statusProbability: number
  readonly triggers: readonly LabelledSpan[]
  readonly participants: readonly ReadParticipant[]
}

/** The events in the order of their first trigger. */
export function findEvents(reading: Reading, actors: readonly ReadActor[]): ReadEvent[] {
  const triggers = findSpans(reading, "trigger")
  return joinTriggers(reading, triggers).map((group) => {
    const { status, probability } = statusOf(reading, group)
    return { type: typeOf(reading, group), status, statusProbability: probability, triggers: group, participants: participantsOf(reading, group, actors) }
  })
}

/** Groups of triggers, joined while the mean log odds of being one event stay above the threshold. */
function joinTriggers(reading: Reading, triggers: readonly LabelledSpan[]): LabelledSpan[][] {
  let groups = triggers.map((trigger) => [trigger])
  for (;;) {
    let best: { a: number; b: number; score: number } | undefined
    for (let a = 0; a < groups.length; a++)
      for (let b = a + 1; b < groups.length; b++) {
        const score = jointScore(reading, groups[a]!, groups[b]!)
        if (!best || score > best.score) best = { a, b, score }
      }
    if (!best || best.score <= (reading.settings.links.joint ?? 0)) break
    const { a, b } = best
    groups[a] = [...groups[a]!, ...groups[b]!].sort((x, y) => x.first - y.first)
    groups = groups.filter((_, index) => index !== b)
  }
  return groups.sort((x, y) => x[0]!.first - y[0]!.first)
}

const NEVER = -30

function jointScore(reading: Reading, a: readonly LabelledSpan[], b: readonly LabelledSpan[]): number {
  let [sum, count] = [0, 0]
  for (const x of a)
    for (const y of b) {
      const scores = [reading.labels.link("joint", x, y), reading.labels.link("joint", y, x)]
      if (scores[0] === undefined || scores[1] === undefined) return NEVER
      sum += (scores[0] + scores[1]) / 2 - (x.label === y.label ? 0 : 2)
      count++
    }
  return sum / count
}

/** The type that the triggers say together. */
function typeOf({ labels }: Reading, group: readonly LabelledSpan[]): DiplomaticEvent["type"] {
  const table = labels.table("trigger")
  const worth = (type: string): number => {
    const [begin, inside] = [table.labels.indexOf(`B-${type}`), table.labels.indexOf(`I-${type}`)]
    return group.reduce((sum, { first, last }) => {
      let own = 0
      for (let word = first; word < last; word++) own += table.of(word)[begin]! + table.of(word)[inside]!
      return sum + own / (last - first)
    }, 0)
  }
  return EVENT_TYPES.reduce((best, type) => (worth(type) > worth(best) ? type : best))
}

/** The status whose log probability, summed over the triggers, is highest. */
function statusOf({ labels }: Reading, group: readonly LabelledSpan[]): { status: DiplomaticEvent["status"]; probability: number } {
  const table = labels.table("status")
  const sums = table.labels.map((_, l) => group.reduce((sum, { first, last }) => {
    let own = 0
    for (let word = first; word < last; word++) own += table.of(word)[l]!
    return sum + Math.log(own / (last - first) + 1e-6)
  }, 0) / group.length)
  const total = sums.reduce((sum, value) => sum + Math.exp(value), 0)
  const best = sums.indexOf(Math.max(...sums))
  return { status: table.labels[best] as DiplomaticEvent["status"], probability: Math.exp(sums[best]!) / total }
}

/** Each actor's likeliest role, where it passes the threshold. */
function participantsOf(reading: Reading, group: readonly LabelledSpan[], actors: readonly ReadActor[]): ReadParticipant[] {
  return actors.flatMap((actor) => {
    const parts = ROLES.map((role) => ({ role, ...roleScore(reading, role, group, actor) }))
    const sum = parts.reduce((total, { score }) => total + 1 / (1 + Math.exp(-score)), 0)
    const best = parts.reduce((a, b) => (b.score > a.score ? b : a))
    const score = logOddsOf(Math.min(0.999, sum))
    return best.mention && score > (reading.settings.links.role ?? 0) ? [{ actor, role: best.role, mention: best.mention, score }] : []
  })
}

/** The best score over the event's triggers and the actor's mentions. */
function roleScore(reading: Reading, role: Participant["role"], group: readonly LabelledSpan[], actor: ReadActor): { score: number; mention?: Mention } {
  let best: { score: number; mention?: Mention } = { score: NEVER }
  for (const trigger of group)
    for (const mention of actor.mentions) {
      const score = reading.labels.link(`role-${role}`, trigger, mention)
      if (score === undefined) continue
      const near = score - 0.15 * Math.min(4, Math.abs(sentenceOf(reading, mention) - sentenceOf(reading, trigger)))
      if (near > best.score) best = { score: near, mention }
    }
  return best
}
