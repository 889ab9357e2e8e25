/**
 * Sides of an event for formats that have a source and a target. A meeting has no direction: it is one row with all who were there,
 * and becomes a row for every pair only where that is asked for, as a gathering of twenty is 380 of them.
 */
import type { Told, ToldParty } from "./told.ts"

/** A row to be: who acts, and toward whom. */
export interface Sides {
  readonly sources: readonly ToldParty[]
  readonly targets: readonly ToldParty[]
  /** Whether it is the same event seen from the other side: a visit hosted. */
  readonly isMirrored: boolean
  /** From 0, within the event. */
  readonly number: number
}

const ACTING: ReadonlySet<string> = new Set(["guest", "sender", "mediator"])
const ACTED_ON: ReadonlySet<string> = new Set(["host", "recipient"])

/** The rows of an event: one, or one for every directed pair. */
export function sidesOf(told: Told, asDyads: boolean): Sides[] {
  return asDyads ? pairsOf(told) : [oneRow(told)]
}

function oneRow({ parties }: Told): Sides {
  const acting = parties.filter(({ role }) => ACTING.has(role))
  const actedOn = parties.filter(({ role }) => ACTED_ON.has(role))
  const others = parties.filter(({ role }) => !ACTING.has(role) && !ACTED_ON.has(role))
  if (acting.length > 0) return { sources: acting, targets: [...actedOn, ...others], isMirrored: false, number: 0 }
  if (actedOn.length > 0 && others.length > 0) return { sources: others, targets: actedOn, isMirrored: false, number: 0 }
  const [first] = parties
  const own = parties.filter(({ country }, at) => at === 0 || (country !== null && country === first!.country))
  return { sources: own, targets: parties.filter((party) => !own.includes(party)), isMirrored: false, number: 0 }
}

function pairsOf({ parties }: Told): Sides[] {
  const pairs = parties.flatMap((source) => parties.flatMap((target) => (areApart(source, target) ? [{ source, target }] : [])))
  return pairs.flatMap(({ source, target }, number) => {
    const isBackward = ACTED_ON.has(source.role) && ACTING.has(target.role)
    return [{ sources: [source], targets: [target], isMirrored: isBackward, number }]
  })
}

/** Two of one state are one side, and what is sent goes one way. */
function areApart(source: ToldParty, target: ToldParty): boolean {
  const isTurned = source.role === "recipient" || target.role === "sender" // a protest has one direction
  return source !== target && !isTurned && (source.country === null || source.country !== target.country)
}

/** Names with semicolons between; a semicolon in a name would make two of it. */
export const namesOf = (parties: readonly ToldParty[]): string => parties.map(({ name }) => name.replaceAll(";", ",")).join("; ")

/** The one state of all, or blank. */
export function stateOf(parties: readonly ToldParty[]): string {
  const states = new Set(parties.map(({ country }) => country))
  const [only] = states
  return states.size === 1 ? (only ?? "") : ""
}

/** Their states, each once, with semicolons between. */
export const statesOf = (parties: readonly ToldParty[]): string => [...new Set(parties.flatMap(({ country }) => country ?? []))].join("; ")
