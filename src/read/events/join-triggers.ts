/**
 * Which triggers tell of one event. The encoder scores each two; who takes part, where and when speak against: two visits of different
 * travellers, to different states, or of this week and of last year, are two.
 */
import { daysOf } from "../../record/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import { type LabelledSpan, logOddsOf, type Reading, textOf } from "../reading.ts"
import { chooseAmong, joinedScore } from "../spans/choose.ts"
import { joinGroups } from "../spans/join-groups.ts"
import { type Member, nearby, nearGroups } from "../spans/nearby.ts"
import { dayNumber } from "../times/calendar.ts"
import { resolveTime } from "../times/index.ts"
import { linkedSpans } from "./linked-spans.ts"
import { namedVisitor } from "./named-visitor.ts"

/** Triggers that are compared each with each; two that lie farther apart are never joined. */
const STRETCH = 200
/** What counts against being one event, in log odds: another type, other parties, another traveller, another state, another time. */
const OTHER_TYPE = 2
const OTHER_PARTY = 3
const OTHER_GUEST = 5
const OTHER_STATE = 3
const OTHER_TIME = 3
/** Days between the times of two triggers that one event does not bridge; a weekday may be that of the week before or after. */
const APART = 9
/** How sure a party or a state of one trigger must be to speak against another. */
const SURE = 0.5

/** A trigger with those who surely take part by it alone, and the state where it surely is. */
interface Scene {
  readonly trigger: LabelledSpan
  readonly guests: ReadonlySet<ReadActor>
  readonly parties: ReadonlySet<ReadActor>
  readonly state?: string
  /** Numbers of its first and last day. */
  readonly days?: readonly [number, number]
}

/** Groups of triggers, joined while the mean log odds of being one event stay above the threshold. */
export function joinTriggers(
  reading: Reading,
  triggers: readonly LabelledSpan[],
  mentions: readonly Member<ReadActor>[],
  times: readonly LabelledSpan[],
): LabelledSpan[][] {
  const groups: LabelledSpan[][] = []
  const scenes = triggers.map((trigger) => ({ ...sceneOf(reading, trigger, mentions), ...whenSure(reading, trigger, times) }))
  for (let from = 0; from < scenes.length; from += STRETCH) {
    const joined = joinGroups(scenes.slice(from, from + STRETCH), (a, b) => jointScore(reading, a, b), reading.settings.links.joint ?? 0)
    groups.push(...joined.map((group) => group.map(({ trigger }) => trigger)))
  }
  return groups.sort((x, y) => x[0]!.first - y[0]!.first)
}

/** Log odds that two triggers tell of one event; undefined where no window holds both. */
function jointScore({ labels }: Reading, a: Scene, b: Scene): number | undefined {
  const scores = [labels.link("joint", a.trigger, b.trigger), labels.link("joint", b.trigger, a.trigger)] as const
  if (scores[0] === undefined || scores[1] === undefined) return undefined
  const type = a.trigger.label === b.trigger.label ? 0 : OTHER_TYPE
  const party = areApart(a.guests, b.guests) ? OTHER_GUEST : areApart(a.parties, b.parties) ? OTHER_PARTY : 0
  const state = a.state && b.state && a.state !== b.state ? OTHER_STATE : 0
  const time = a.days && b.days && gapOf(a.days, b.days) > APART ? OTHER_TIME : 0
  return (scores[0] + scores[1]) / 2 - type - party - state - time
}

/** Days that lie between two times. */
function gapOf([from, to]: readonly [number, number], [other, end]: readonly [number, number]): number {
  return Math.max(other - to, from - end)
}

/** The days of the time that surely is the trigger's. */
function whenSure(reading: Reading, trigger: LabelledSpan, times: readonly LabelledSpan[]): Pick<Scene, "days"> {
  const [best] = linkedSpans(reading, "when", [trigger], times)
  if (!best || best.probability < SURE) return {}
  const found = resolveTime(textOf(reading, best.value), { anchor: reading.anchor, tense: "past", words: reading.knowledge.times })
  if (!found) return {}
  const { first, last } = daysOf(found.value) ?? {}
  return first && last ? { days: [dayNumber(first), dayNumber(last)] } : {}
}

function areApart(a: ReadonlySet<ReadActor>, b: ReadonlySet<ReadActor>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((actor) => b.has(actor))
}

function sceneOf(reading: Reading, trigger: LabelledSpan, mentions: readonly Member<ReadActor>[]): Scene {
  const near = nearGroups(reading.labels, trigger, mentions)
  const having = (roles: readonly string[]): Set<ReadActor> =>
    new Set(
      near
        .filter(({ spans }) => roles.some((role) => isSure(joinedScore(reading.labels, `role-${role}`, [trigger], spans))))
        .map(({ value }) => value),
    )
  const state = stateOf(reading, trigger)
  const visitor = namedVisitor(reading, trigger, mentions)
  const guests = having(["guest"])
  if (visitor) guests.add(visitor.group)
  return { trigger, guests, parties: having(["guest", "host", "participant"]), ...(state && { state }) }
}

function isSure(score: number | undefined): boolean {
  return score !== undefined && score > logOddsOf(SURE)
}

/** The state where the encoder puts the trigger, by the names of lands that it may choose as its place. */
function stateOf(reading: Reading, trigger: LabelledSpan): string | undefined {
  const places = nearby(reading.labels, trigger, reading.lands).filter(({ as }) => as !== "adjective" && as !== "people" && as !== "person")
  const codes = Map.groupBy(places, ({ iso3 }) => iso3)
  const [best] = chooseAmong([...codes.keys()], (code) => joinedScore(reading.labels, "where", [trigger], codes.get(code)!))
  return best && best.probability > SURE ? best.value : undefined
}
