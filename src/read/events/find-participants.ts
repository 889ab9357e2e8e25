/**
 * Who takes part in an event, as what: each actor's likeliest role. What the kind of event asks for decides the unsure: a meeting has two sides, a
 * visit somebody who travels; a person who takes part stands there instead of the state.
 */
import type { WordSpan } from "../../language/index.ts"
import { type DiplomaticEvent, type Participant, ROLES } from "../../record/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import { type LabelledSpan, logOddsOf, type Reading } from "../reading.ts"
import { chooseAmong, joinedScore } from "../spans/choose.ts"
import { type Member, nearGroups } from "../spans/nearby.ts"

type Role = Participant["role"]
type EventType = DiplomaticEvent["type"]

/** A participant while reading. */
export interface ReadParticipant {
  readonly actor: ReadActor
  readonly role: Role
  /** The mention on which the part rests most. */
  readonly mention: WordSpan
  readonly probability: number
}

/** Events that people are together at: nobody sends or receives there. */
const TOGETHER: ReadonlySet<EventType> = new Set(["meeting", "visit", "call", "conference", "press-conference"])
/** How many parties an event cannot do without. */
const PARTIES: Readonly<Partial<Record<EventType, number>>> = { meeting: 2, call: 2, visit: 1, message: 1 }
/** Log odds by which a party that must be there may fall short of the threshold. */
const SHORT_BY = 3

/** The participants in the order of their actors. */
export function findParticipants(
  reading: Reading,
  type: EventType,
  triggers: readonly LabelledSpan[],
  mentions: readonly Member<ReadActor>[],
): ReadParticipant[] {
  const allowed = TOGETHER.has(type) ? ROLES.filter((role) => role !== "sender" && role !== "recipient") : ROLES
  const threshold = reading.settings.links.role ?? 0
  const likely = nearGroups(reading.labels, triggers[0]!, mentions)
    .flatMap(({ value, spans }) => partOf(reading, triggers, allowed, value, spans))
    .filter(({ probability }) => logOddsOf(probability) > threshold - SHORT_BY)
  const sure = likely.filter(({ probability }) => logOddsOf(probability) > threshold)
  const wanted = (PARTIES[type] ?? 0) - sure.length
  const short = likely.filter((part) => !sure.includes(part)).sort((a, b) => b.probability - a.probability)
  const chosen = new Set([...sure, ...short.slice(0, Math.max(0, wanted))])
  return withoutStandIns(likely.filter((part) => chosen.has(part)))
}

/** The likeliest role of an actor, with the probability of any. */
function partOf(
  reading: Reading,
  triggers: readonly LabelledSpan[],
  allowed: readonly Role[],
  actor: ReadActor,
  spans: readonly WordSpan[],
): ReadParticipant[] {
  const roles = chooseAmong(allowed, (role) => joinedScore(reading.labels, `role-${role}`, triggers, spans))
  const [best] = roles
  if (!best) return []
  const probability = roles.reduce((sum, role) => sum + role.probability, 0)
  return [{ actor, role: best.value, mention: strongest(reading, triggers, spans, best.value), probability }]
}

/** "Iran" beside Iran's minister in the same role is no party of its own. */
function withoutStandIns(parts: readonly ReadParticipant[]): ReadParticipant[] {
  const isPerson = ({ actor }: ReadParticipant): boolean => actor.kind === "person" || actor.kind === "unnamed"
  const stood = new Set(parts.filter(isPerson).map(({ actor, role }) => `${role} ${actor.country}`))
  return parts.filter(
    ({ actor, role }) =>
      !(actor.kind === "state" || actor.kind === "government") || !actor.country || !stood.has(`${role} ${actor.country}`),
  )
}

/** The mention on which the part rests most. */
function strongest({ labels }: Reading, triggers: readonly LabelledSpan[], mentions: readonly WordSpan[], role: string): WordSpan {
  const worth = (mention: WordSpan): number => joinedScore(labels, `role-${role}`, triggers, [mention]) ?? Number.NEGATIVE_INFINITY
  return mentions.reduce((best, mention) => (worth(mention) > worth(best) ? mention : best))
}
