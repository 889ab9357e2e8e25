/**
 * Who takes part in an event, as what: each actor's likeliest role. What the kind of event asks for decides the unsure: a meeting has two sides, a
 * visit somebody who travels; a person who takes part stands there instead of the state.
 */
import type { WordSpan } from "../../language/index.ts"
import { type DiplomaticEvent, type Participant, ROLES } from "../../record/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import { type FilledRole, ROLE_SURENESS } from "../frames/find-frames.ts"
import { type LabelledSpan, logOddsOf, type Reading } from "../reading.ts"
import { chooseAmong, joinedScore } from "../spans/choose.ts"
import { type Member, nearGroups } from "../spans/nearby.ts"
import { namedVisitor } from "./named-visitor.ts"

type Role = Participant["role"]
type EventType = DiplomaticEvent["type"]

/** A participant while reading. */
export interface ReadParticipant {
  readonly actor: ReadActor
  readonly role: Role
  /** The mention on which the part rests most. */
  readonly mention: WordSpan
  readonly probability: number
  /** True where a frame fills the part, surer than the encoder. */
  readonly framed?: boolean
}

/** Events that people are together at: nobody sends or receives there. */
const TOGETHER: ReadonlySet<EventType> = new Set(["meeting", "visit", "call", "conference", "press-conference"])
/** How many parties an event cannot do without. */
const PARTIES: Readonly<Partial<Record<EventType, number>>> = { meeting: 2, call: 2, visit: 1, message: 1 }
/** Log odds by which a party that must be there may fall short of the threshold. */
const SHORT_BY = 3

/** What frames say of who takes part: whom they find, the roles that there are, and those that nobody else has. */
export interface Framing {
  readonly filled?: readonly FilledRole[]
  readonly allowed?: readonly Role[]
  readonly closed?: readonly Role[]
}

/** An event whose participants are looked for. */
interface Open extends Framing {
  readonly type: EventType
  readonly triggers: readonly LabelledSpan[]
}

/** The participants in the order of their actors. */
export function findParticipants(
  reading: Reading,
  { type, triggers, filled = [], allowed = rolesAt(type), closed = [] }: Open,
  mentions: readonly Member<ReadActor>[],
): ReadParticipant[] {
  const threshold = reading.settings.links.role ?? 0
  const learned = nearGroups(reading.labels, triggers[0]!, mentions).flatMap(({ value, spans }) =>
    partOf(reading, triggers, allowed, value, spans),
  )
  const open = learned.filter(({ actor, role }) => !closed.includes(role) || filled.some((one) => one.actor === actor))
  const likely = withFilled(open, filled).filter(({ probability }) => logOddsOf(probability) > threshold - SHORT_BY)
  const sure = likely.filter(({ probability, framed }) => framed === true || logOddsOf(probability) > threshold)
  const wanted = (PARTIES[type] ?? 0) - sure.length
  const short = likely.filter((part) => !sure.includes(part)).sort((a, b) => b.probability - a.probability)
  const chosen = new Set([...sure, ...short.slice(0, Math.max(0, wanted))])
  const found = likely.filter((part) => chosen.has(part))
  return withoutOwnHosts(withoutStandIns(withVisitor(reading, triggers, mentions, found)))
}

/** A visit without a guest has the one whose visit its words say it is. */
function withVisitor(
  reading: Reading,
  triggers: readonly LabelledSpan[],
  mentions: readonly Member<ReadActor>[],
  found: readonly ReadParticipant[],
): readonly ReadParticipant[] {
  if (found.some(({ role }) => role === "guest")) return found
  const known = new Set(found.map(({ actor }) => actor))
  const visitor = triggers.map((trigger) => namedVisitor(reading, trigger, mentions)).find((one) => one && !known.has(one.group))
  if (!visitor) return found
  const { group: actor, first, last } = visitor
  return inOrder([...found, { actor, role: "guest", mention: { first, last }, probability: ROLE_SURENESS }])
}

/** Participants in the order of their actors. */
function inOrder(parts: readonly ReadParticipant[]): ReadParticipant[] {
  return [...parts].sort((a, b) => a.actor.mentions[0]!.first - b.actor.mentions[0]!.first)
}

/** Nobody visits his own state: Iran is no host of Iran's minister. */
function withoutOwnHosts(parts: readonly ReadParticipant[]): ReadParticipant[] {
  const guests = new Set(parts.filter(({ role, actor }) => role === "guest" && actor.country).map(({ actor }) => actor.country))
  return parts.filter(({ actor, role }) => !(role === "host" && actor.kind === "state" && guests.has(actor.country)))
}

/** The roles that actors may have at an event of a type. */
function rolesAt(type: EventType): readonly Role[] {
  return TOGETHER.has(type) ? ROLES.filter((role) => role !== "sender" && role !== "recipient") : ROLES
}

/** A participant with the probability of its very role. */
interface Part extends ReadParticipant {
  readonly ofRole: number
}

/** The encoder's parts with those that frames fill: of two roles of one actor the more probable stands. */
function withFilled(learned: readonly Part[], filled: readonly FilledRole[]): ReadParticipant[] {
  const roleOf = new Map(filled.map((one) => [one.actor, one]))
  const better = (part: Part): ReadParticipant => {
    const own = roleOf.get(part.actor)
    if (!own || part.ofRole > ROLE_SURENESS) return part
    return { ...part, role: own.role, mention: own.mention, probability: Math.max(part.probability, ROLE_SURENESS), framed: true }
  }
  const known = new Set(learned.map(({ actor }) => actor))
  const added = filled
    .filter(({ actor }) => !known.has(actor))
    .map(({ actor, role, mention }) => ({ actor, role, mention, probability: ROLE_SURENESS, framed: true }))
  return inOrder([...learned.map(better), ...added])
}

/** The likeliest role of an actor, with the probability of any. */
function partOf(
  reading: Reading,
  triggers: readonly LabelledSpan[],
  allowed: readonly Role[],
  actor: ReadActor,
  spans: readonly WordSpan[],
): Part[] {
  const roles = chooseAmong(allowed, (role) => joinedScore(reading.labels, `role-${role}`, triggers, spans))
  const [best] = roles
  if (!best) return []
  const probability = roles.reduce((sum, role) => sum + role.probability, 0)
  return [{ actor, role: best.value, mention: strongest(reading, triggers, spans, best.value), probability, ofRole: best.probability }]
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
