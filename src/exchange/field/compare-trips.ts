/**
 * A coder's trips against what reports say, row by row. What the file leaves blank and what reports do not tell are no differences. A day
 * in the reports that lies within the coder's is none either, where only a meeting and not the visit itself is dated.
 */
import { daysOf } from "../../record/index.ts"
import type { Claim } from "./claim.ts"
import { nearInTime } from "./near-in-time.ts"
import { coltRole } from "./offices.ts"
import { areAlike, compareSlot, evidenceFor, nameWords, type Proposal, pairBest, type SlotComparison, verdictOf } from "./proposal.ts"
import type { Told, ToldParty } from "./told.ts"
import { daysBetween, doingsOf, isFact, type Met, type Trip, tripsOf } from "./trips.ts"

/** How to compare. */
export interface CompareOptions {
  /** Days within which a row and a trip can be one. */
  readonly window: number
  /** Of whom trips that the file lacks are told: people whom it names, of their states, or of anybody. */
  readonly scope: "people" | "states" | "all"
}

/** Rows of COLT against occurrences: a proposal for each row in the order of lines, then for each trip that the file lacks. */
export function compareTrips(claims: readonly Claim[], told: Iterable<Told>, options: CompareOptions): Proposal[] {
  const trips = tripsOf(told)
  const near = nearInTime(trips, options.window)
  const pairs = pairBest(
    claims,
    ({ parties: [leader], time }) => near(time).filter((trip) => isOfState(trip, leader?.country)),
    (claim, trip) => scoreTrip(claim, trip, options.window),
  )
  const rows = claims.map((claim) => proposeRow(claim, pairs.get(claim)))
  const taken = new Set(pairs.values())
  const isWanted = scopeOf(claims, options)
  const missing = trips.filter((trip) => !taken.has(trip) && isFact(trip.status) && isWanted(trip))
  return [...rows, ...missing.map(proposeTrip)]
}

const isOfState = ({ leader }: Trip, country: string | undefined): boolean =>
  country === undefined || leader.country === null || leader.country === country

/** How well a row and a trip fit; undefined where they cannot be one. */
function scoreTrip(claim: Claim, trip: Trip, window: number): number | undefined {
  const [leader] = claim.parties
  const isThere = claim.place?.country === trip.country
  const apart = daysApart(claim.time, trip)
  if (apart === undefined ? !isThere : apart > (isThere ? window : 0)) return undefined
  const isNamed = leader?.name !== undefined && areAlike(leader.name, trip.leader.name)
  const isOffice = leader?.country !== undefined && leader.country === trip.leader.country && sameOffice(leader.office, trip.leader)
  if (!isNamed && !(isOffice && isThere && apart === 0)) return undefined
  return (
    (isNamed ? 4 : 0) +
    (isThere ? 8 : 0) +
    (apart === undefined ? 0 : 2 - apart / (window + 1)) +
    (isFact(trip.status) ? 1 : 0) +
    (startsAlike(claim.time, trip) ? 0.5 : 0)
  )
}

const startsAlike = (time: string | undefined, { first }: Trip): boolean =>
  time !== undefined && first !== null && daysOf(time)?.first === first

/** Days between what two sides say; 0 where they overlap, undefined where one says nothing. */
function daysApart(time: string | undefined, { first, last }: Trip): number | undefined {
  const days = time === undefined ? undefined : daysOf(time)
  if (days?.first === undefined || first === null) return undefined
  const end = days.last ?? days.first
  if (first > end) return daysBetween(end, first)
  return last !== null && last < days.first ? daysBetween(last, days.first) : 0
}

const sameOffice = (words: string | undefined, party: ToldParty): boolean =>
  words !== undefined &&
  party.office !== null &&
  (words === party.office || isRole(words, party) || nameWords(party.office).every((word) => nameWords(words).includes(word)))

/** "Minister of Foreign Affairs" and "foreign minister" are one to COLT. */
const isRole = (office: string, party: ToldParty): boolean => {
  const role = coltRole(party)
  return role !== undefined && role !== "I" && coltRole({ ...party, office }) === role
}

/** Of whose trips it is told that the file lacks them. */
function scopeOf(claims: readonly Claim[], { scope }: CompareOptions): (trip: Trip) => boolean {
  if (scope === "all") return () => true
  const leaders = [...new Map(claims.flatMap(({ parties }) => parties).map((one) => [`${one.name}|${one.country}`, one])).values()]
  const byState = Map.groupBy(leaders, ({ country }) => country)
  if (scope === "states") return ({ leader }) => leader.country !== null && byState.has(leader.country)
  return ({ leader }) => {
    const near = leader.country === null ? leaders : [...(byState.get(leader.country) ?? []), ...(byState.get(undefined) ?? [])]
    return near.some(({ name }) => name !== undefined && areAlike(name, leader.name))
  }
}

function proposeRow(claim: Claim, trip: Trip | undefined): Proposal {
  const { name = "somebody" } = claim.parties[0] ?? {}
  const head = { format: claim.format, line: claim.line, ...(claim.id === undefined ? {} : { id: claim.id }) }
  const about = [name, claim.place?.country, claim.time].filter((part) => part !== undefined).join(", ")
  if (trip === undefined) return { verdict: "only-here", ...head, about, occurrences: [], slots: [], evidence: [] }
  const slots = compareRow(claim, trip)
  return { verdict: verdictOf(slots), ...head, about, occurrences: trip.told.map(({ id }) => id), slots, evidence: evidenceFor(trip.told) }
}

function proposeTrip(trip: Trip): Proposal {
  const { leader, country, first, last, told } = trip
  const days = first === null ? undefined : first === last || last === null ? first : `${first}/${last}`
  const about = [leader.name, country, days].filter((part) => part !== undefined).join(", ")
  return { verdict: "only-there", format: "colt", about, occurrences: told.map(({ id }) => id), slots: [], evidence: evidenceFor(told) }
}

function compareRow(claim: Claim, trip: Trip): SlotComparison[] {
  const [leader] = claim.parties
  const { told } = trip
  const cell = (column: string): string | undefined => claim.row[column]
  return [
    ...compareSlot("leader", {
      here: leader?.name,
      there: trip.leader.name,
      told,
      agrees: leader?.name !== undefined && areAlike(leader.name, trip.leader.name),
    }),
    ...compareSlot("title", {
      here: leader?.office,
      there: trip.leader.office ?? undefined,
      told,
      agrees: sameOffice(leader?.office, trip.leader),
    }),
    ...compareSlot("country", { here: claim.place?.country, there: trip.country, told, agrees: claim.place?.country === trip.country }),
    ...compareCities(claim.place?.name, trip),
    ...compareDays(claim, trip),
    ...compareStatus(claim, trip),
    ...compareDoings(cell, trip),
  ]
}

function compareCities(here: string | undefined, { cities, told }: Trip): SlotComparison[] {
  const words = here?.split(/;|, /).map((city) => nameWords(city).join(" "))
  const agrees = words !== undefined && cities.some((city) => words.includes(nameWords(city).join(" ")))
  return compareSlot("city", {
    here,
    there: cities.length > 0 ? cities.join(";") : undefined,
    told: told.filter(({ place }) => place?.precision === "city"),
    agrees,
  })
}

/** First and last day; a month in the reports says nothing against a day in it. */
function compareDays({ time, row }: Claim, trip: Trip): SlotComparison[] {
  const days = time === undefined ? undefined : daysOf(time)
  const [start, end] = [days?.first, row.TripEndDate === "TBD" ? undefined : days?.last]
  const dated = trip.told.filter(({ first }) => first !== null)
  const isExact = dated.some((one) => one.first !== null && one.last !== null && daysBetween(one.first, one.last) < 20)
  if (!isExact || trip.first === null || trip.last === null)
    return compareSlot("start", { here: start, there: undefined, told: dated, agrees: false })
  const isWithin = (day: string): boolean => (start === undefined || day >= start) && (end === undefined || day <= end)
  return [
    ...compareSlot("start", {
      here: start,
      there: trip.first,
      told: dated,
      agrees: start === trip.first || (!trip.isStartTold && isWithin(trip.first)),
    }),
    ...compareSlot("end", {
      here: end,
      there: trip.isEndTold || !isWithin(trip.last) ? trip.last : undefined,
      told: dated,
      agrees: end === trip.last,
    }),
  ]
}

/** A row says that it took place; reports that only announce it do not say otherwise. */
function compareStatus({ status }: Claim, trip: Trip): SlotComparison[] {
  const isOpen = trip.status === "planned" || trip.status === "proposed"
  const there = isOpen ? undefined : trip.status
  return compareSlot("status", {
    here: status,
    there,
    told: trip.told.filter((one) => one.status === trip.status),
    agrees: isFact(trip.status),
  })
}

function compareDoings(cell: (column: string) => string | undefined, trip: Trip): SlotComparison[] {
  const { hosts, ministers, thirds, bodyLeaders, own, summits, ministerials, agreements, deniedHosts } = doingsOf(trip)
  const flag = (column: string, events: readonly Told[], denied: readonly Told[] = []): SlotComparison[] => {
    const there = events.length > 0 ? "Yes" : denied.length > 0 ? "No" : undefined
    const here = cell(column)
    return compareSlot(column, { here, there, told: [...events, ...denied], agrees: here?.toLowerCase() === there?.toLowerCase() })
  }
  const people = (column: string, met: readonly Met[]): SlotComparison[] => {
    const names = met.map(({ party }) => party.name)
    const here = cell(column)
    return compareSlot(column, {
      here,
      there: names.join(";") || undefined,
      told: met.map(({ told }) => told),
      agrees: here !== undefined && namesAgree(here, names),
    })
  }
  const toldOf = (met: readonly Met[]) => met.map(({ told }) => told)
  return [
    ...flag("MetHostHoGS", toldOf(hosts), deniedHosts),
    ...people("HostHOGSName", hosts),
    ...flag("SubHOGSmetHostSubHOGS", toldOf(ministers)),
    ...people("HostSubHOGSName", ministers),
    ...flag("AttendedMultilatEvent", summits),
    ...flag("AttendedMultilatMinisterialEvent", ministerials),
    ...flag("MetNonhostHOGS", toldOf(thirds)),
    ...people("NonhostHOGSNames", thirds),
    ...flag("SignedAgreement", agreements),
    ...flag("MetIGOLeader", toldOf(bodyLeaders)),
    ...people("IGOLeaderName", bodyLeaders),
    ...flag("SubHOGSTravelWithHOGS", toldOf(own)),
  ].filter(({ verdict, here }) => !(verdict === "here" && here?.toLowerCase() === "no")) // reports that are silent do not say "No"
}

/** Everybody whom reports name is named here too; whoever is named here alone may be in reports that are not kept. */
const namesAgree = (here: string, there: readonly string[]): boolean =>
  there.every((name) => here.split(";").some((one) => areAlike(one, name)))
