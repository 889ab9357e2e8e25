/** Events: triggers that tell of one act are joined; type, status and who takes part are decided for the event as a whole. */
import { type DiplomaticEvent, EVENT_TYPES, type Participant, ROLES } from "../../record/index.ts"
import type { ReadActor } from "../actors/find-actors.ts"
import type { Mention } from "../actors/find-mentions.ts"
import { type LabelledSpan, logOddsOf, type Reading } from "../reading.ts"
import { chooseAmong, joinedScore } from "../spans/choose.ts"
import { findSpans } from "../spans/find-spans.ts"

export interface ReadParticipant {
  readonly actor: ReadActor
  readonly role: Participant["role"]
  /** The mention on which the part rests most. */
  readonly mention: Mention
  readonly probability: number
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

/** Each actor's likeliest role, where it is likelier than its share of none. */
function participantsOf(reading: Reading, group: readonly LabelledSpan[], actors: readonly ReadActor[]): ReadParticipant[] {
  return actors.flatMap((actor) => {
    const roles = chooseAmong(ROLES, (role) => joinedScore(reading.labels, `role-${role}`, group, actor.mentions))
    const probability = roles.reduce((sum, role) => sum + role.probability, 0)
    const [best] = roles
    if (!best || logOddsOf(probability) <= (reading.settings.links.role ?? 0)) return []
    return [{ actor, role: best.value, mention: nearestMention(reading, group, actor, best.value), probability }]
  })
}

/** The mention on which the part rests most. */
function nearestMention({ labels }: Reading, group: readonly LabelledSpan[], actor: ReadActor, role: string): Mention {
  const worth = (mention: Mention): number => joinedScore(labels, `role-${role}`, group, [mention]) ?? Number.NEGATIVE_INFINITY
  return actor.mentions.reduce((best, mention) => (worth(mention) > worth(best) ? mention : best))
}
