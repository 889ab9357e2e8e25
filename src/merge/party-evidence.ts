/**
 * Who takes part, as evidence for or against two events being one. What counts depends on the type: both sides of a meeting or a call,
 * the guest of a visit, the speaker of a press conference; at a conference outlets name whom they care for.
 */
import { type Evidence, say } from "./evidence.ts"
import type { EventFact, Party } from "./facts.ts"
import { matchParties, type Pairing, pairParties } from "./party-match.ts"

/** The evidence of the parties, in a fixed order. */
export function weighParties(one: EventFact, other: EventFact): Evidence[] {
  const isGathering = one.type === "conference" || other.type === "conference"
  if (one.parties.length === 0 || other.parties.length === 0)
    return [isGathering ? say("guests-unknown", "one report names no guest") : say("parties-unknown", "one report names nobody")]
  if (isGathering) return gathering(pairParties(one.parties, other.parties))
  if (one.type === "visit" && other.type === "visit") return visit(one, other)
  if (one.type === "press-conference" && other.type === "press-conference") return briefing(pairParties(one.parties, other.parties))
  const pairing = pairParties(one.parties, other.parties)
  const evidence = [...sides(pairing), ...openEvidence(one, other, pairing)]
  return isPaper(one) && isPaper(other) ? [...evidence, ...landsOf(one, other)] : evidence
}

/** A capital has many briefings a day; one is told by who gives it. */
function briefing(pairing: Pairing): Evidence[] {
  const isOne = pairing.pairs.some(({ sureness }) => sureness >= SURE)
  return isOne
    ? sides(pairing)
    : [
        say(
          "briefing-other",
          `by others: ${listNames([...pairing.left, ...pairing.right, ...pairing.pairs.flatMap(({ one, other }) => [one, other])])}`,
        ),
      ]
}

const isOpen = ({ days }: EventFact): boolean => days === undefined || !["day", "days"].includes(days.precision)

/** Without a day on either side two that share one party alone are hardly ever known to be one. */
function openEvidence(one: EventFact, other: EventFact, { pairs }: Pairing): Evidence[] {
  if (!isOpen(one) && !isOpen(other)) return []
  const sure = pairs.filter(({ sureness }) => sureness >= SURE)
  return sure.length < 2 ? [say("sides-few-open", "one side at most in common, and no day")] : []
}

const isPaper = ({ type }: EventFact): boolean => ["agreement", "relations", "protest", "aid", "sanction"].includes(type)

/** What is done in the name of states is one between the same states, whoever of them the reports name. */
function landsOf(one: EventFact, other: EventFact): Evidence[] {
  const [lands, others] = [one, other].map(({ parties }) => new Set(parties.flatMap(({ country }) => country ?? [])))
  const common = [...lands!].filter((land) => others!.has(land)).sort()
  return common.length >= 2 ? [say("paper-lands", `both between ${common.join(" and ")}`)] : []
}

const SURE = 0.8

function sides({ pairs, left, right }: Pairing): Evidence[] {
  const sure = pairs.filter(({ sureness }) => sureness >= SURE)
  const half = pairs.filter(({ sureness }) => sureness < SURE)
  const named = `in common: ${listNames(sure.map(({ one }) => one))}`
  const lands = `of one country: ${listNames(half.map(({ one }) => one))}`
  return [...commonSides(sure.length, half.length, named, lands), ...rest(left, right)]
}

function commonSides(sure: number, half: number, named: string, lands: string): Evidence[] {
  if (sure >= 2) return [say("sides-both", named)]
  if (sure === 1) return half > 0 ? [say("sides-half", `${named}; ${lands}`)] : [say("sides-one", named)]
  if (half > 0) return [half > 1 ? say("sides-lands", lands) : say("sides-land", lands)]
  return [say("sides-none", "nobody in common")]
}

/** Whoever is left on both sides is somebody else; whoever is left on one may only be left out by the other. */
function rest(left: readonly Party[], right: readonly Party[]): Evidence[] {
  if (left.length === 0 || right.length === 0) return []
  const clashes = left.some((one) => right.some((other) => matchParties(one, other) < 0))
  const names = listNames([...left, ...right])
  return clashes ? [say("others-clash", `each with others: ${names}`)] : [say("others-open", `beside them others: ${names}`)]
}

function gathering({ pairs, left, right }: Pairing): Evidence[] {
  const sure = pairs.filter(({ sureness }) => sureness >= SURE)
  if (sure.length > 0) return [say("guests-common", `in common: ${listNames(sure.map(({ one }) => one))}`)]
  return left.length > 0 && right.length > 0 ? [say("guests-others", "the reports name other guests")] : []
}

function visit(one: EventFact, other: EventFact): Evidence[] {
  const guests = pairParties(guestsOf(one), guestsOf(other))
  const sure = guests.pairs.filter(({ sureness }) => sureness >= SURE)
  if (sure.length > 0) return [say("guest-same", `both of ${listNames(sure.map(({ one: guest }) => guest))}`)]
  if (guests.pairs.length > 0)
    return [say("guest-land", `guests of one country: ${listNames(guests.pairs.map(({ one: guest }) => guest))}`)]
  const named = [guestsOf(one), guestsOf(other)].map((list) => list.filter(({ kind, name }) => kind === "person" && name.words.length > 1))
  if (named.every(({ length }) => length > 0)) return [say("guest-other", `of other people: ${listNames(named.flat())}`)]
  return [say("guest-clash", `of other guests: ${listNames([...guests.left, ...guests.right])}`)]
}

/** Those with the role; where a report gives none, all. */
function guestsOf({ parties }: EventFact): readonly Party[] {
  const guests = parties.filter(({ role }) => role === "guest")
  return guests.length > 0 ? guests : parties.filter(({ role }) => role !== "host")
}

const listNames = (parties: readonly Party[]): string => [...new Set(parties.map(({ name }) => name.full))].sort().join(", ")
