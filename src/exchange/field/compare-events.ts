/** Rows of event data against what reports say: who with whom, what, when and where. A row of the field is often one pair of a larger event. */
import { daysOf } from "../../record/index.ts"
import type { Claim, ClaimParty } from "./claim.ts"
import type { CompareOptions } from "./compare-trips.ts"
import { nearInTime } from "./near-in-time.ts"
import { areAlike, compareSlot, evidenceFor, type Proposal, type SlotComparison, verdictOf } from "./proposal.ts"
import type { Told } from "./told.ts"
import { daysBetween, isFact } from "./trips.ts"

/** A proposal for each row in the order of lines, then for each occurrence of the file's days and states that no row tells of. */
export function compareEvents(claims: readonly Claim[], told: Iterable<Told>, options: CompareOptions): Proposal[] {
  const all = [...told]
  const near = nearInTime(
    all.filter(({ first }) => first !== null),
    options.window,
  )
  const pairs = claims.map((claim) => ({ claim, told: bestFor(claim, near(claim.time), options.window) }))
  const taken = new Set(pairs.flatMap(({ told: one }) => one ?? []))
  const isWanted = scopeOf(claims, options)
  const missing = all.filter((one) => !taken.has(one) && isFact(one.status) && isWanted(one))
  return [
    ...pairs.map(({ claim, told: one }) => proposeRow(claim, one)),
    ...missing.map((one) => proposeTold(one, claims[0]?.format ?? "")),
  ]
}

/** Several rows can be pairs of one occurrence, so an occurrence can be taken more than once. */
function bestFor(claim: Claim, all: readonly Told[], window: number): Told | undefined {
  const scored = all.flatMap((told) => {
    const points = scoreTold(claim, told, window)
    return points === undefined ? [] : [{ told, points }]
  })
  return scored.sort((one, other) => other.points - one.points || (one.told.id < other.told.id ? -1 : 1))[0]?.told
}

function scoreTold(claim: Claim, told: Told, window: number): number | undefined {
  const apart = daysApart(claim, told)
  if (apart === undefined || apart > window || claim.parties.length === 0) return undefined
  const found = claim.parties.filter((party) => isIn(party, told)).length
  if (found < claim.parties.length && !(claim.parties.length > 2 && found >= 2)) return undefined
  return (
    found +
    (claim.type === told.type ? 4 : 0) +
    (claim.place?.country !== undefined && claim.place.country === told.place?.country ? 1 : 0) -
    apart / (window + 1)
  )
}

function daysApart({ time }: Claim, { first, last }: Told): number | undefined {
  const days = time === undefined ? undefined : daysOf(time)
  if (days?.first === undefined || first === null) return undefined
  const end = days.last ?? days.first
  if (first > end) return daysBetween(end, first)
  return last !== null && last < days.first ? daysBetween(last, days.first) : 0
}

const isIn = ({ name, country }: ClaimParty, { parties }: Told): boolean =>
  parties.some(
    (party) =>
      (country !== undefined && party.country === country) || (country === undefined && name !== undefined && areAlike(name, party.name)),
  )

/** Of which occurrences it is told that the file lacks them: those of its days between two of its states, or all. */
function scopeOf(claims: readonly Claim[], { scope, window }: CompareOptions): (told: Told) => boolean {
  if (scope === "all") return () => true
  const states = new Set(claims.flatMap(({ parties }) => parties.flatMap(({ country }) => country ?? [])))
  const days = claims.flatMap(({ time }) => (time === undefined ? [] : (daysOf(time)?.first ?? []))).sort()
  const [first, last] = [days[0], days.at(-1)]
  return ({ first: day, parties }) => {
    if (day === null || first === undefined || last === undefined) return false
    const isThen = daysBetween(first, day) >= -window && daysBetween(day, last) >= -window
    return isThen && parties.filter(({ country }) => country !== null && states.has(country)).length >= 2
  }
}

function proposeRow(claim: Claim, told: Told | undefined): Proposal {
  const head = { format: claim.format, line: claim.line, ...(claim.id === undefined ? {} : { id: claim.id }) }
  const who = claim.parties.map(({ name, country }) => name ?? country).join(" and ")
  const about = [claim.type ?? claim.stance, who, claim.time].filter((part) => part !== undefined && part !== "").join(", ")
  if (told === undefined) return { verdict: "only-here", ...head, about, occurrences: [], slots: [], evidence: [] }
  const slots = compareRow(claim, told)
  return { verdict: verdictOf(slots), ...head, about, occurrences: [told.id], slots, evidence: evidenceFor([told]) }
}

function proposeTold(told: Told, format: string): Proposal {
  const about = [told.type, told.parties.map(({ name }) => name).join(" and "), told.time].filter((part) => part !== null).join(", ")
  return { verdict: "only-there", format, about, occurrences: [told.id], slots: [], evidence: evidenceFor([told]) }
}

function compareRow(claim: Claim, told: Told): SlotComparison[] {
  const days = claim.time === undefined ? undefined : daysOf(claim.time)
  const isSame =
    days?.first !== undefined && told.first !== null && told.last !== null && days.first >= told.first && days.first <= told.last
  const event = [told]
  return [
    ...compareSlot("type", { here: claim.type, there: told.type, told: event, agrees: claim.type === told.type }),
    ...compareSlot("status", {
      here: claim.status,
      there: told.status,
      told: event,
      agrees: claim.status === told.status || (isFact(claim.status ?? "") && isFact(told.status)),
    }),
    ...compareSlot("date", { here: claim.time, there: told.time ?? undefined, told: event, agrees: isSame }),
    ...compareSlot("country", {
      here: claim.place?.country,
      there: told.place?.country ?? undefined,
      told: event,
      agrees: claim.place?.country === told.place?.country,
    }),
  ]
}
