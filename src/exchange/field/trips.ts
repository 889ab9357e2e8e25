/**
 * Trips, as COLT counts them: one person in one country that is not theirs, from the first to the last day that reports give. They are
 * gathered from what happened there: visits, meetings, conferences, signings. Calls and letters are no trips.
 */
import { isBodyLeader, isLeader, isMinister } from "./offices.ts"
import type { Told, ToldParty } from "./told.ts"

/** One person's stay in one country. */
export interface Trip {
  readonly leader: ToldParty
  /** ISO 3166-1 alpha-3. */
  readonly country: string
  /** Towns in the order of their days. */
  readonly cities: readonly string[]
  readonly first: string | null
  readonly last: string | null
  /** Whether a visit itself is dated, so that the first day is that of arriving and not only of a meeting; and whether its end is. */
  readonly isStartTold: boolean
  readonly isEndTold: boolean
  /** As of the visit, or of what happened there. */
  readonly status: string
  readonly confidence: number
  readonly told: readonly Told[]
}

const AWAY: ReadonlySet<string> = new Set(["phone", "video", "letter"])
const STAYS: ReadonlySet<string> = new Set(["visit", "meeting", "conference", "agreement", "press-conference"])
/** Days between two happenings that still are of one trip. */
const GAP = 2

/** The trips of people who hold an office, by person, country and day. */
export function tripsOf(told: Iterable<Told>): Trip[] {
  const stays = new Map<string, Stay[]>()
  for (const one of told) {
    for (const stay of staysOf(one)) {
      const key = `${stay.leader.id ?? `${stay.leader.name}|${stay.leader.country}`} ${stay.country}`
      stays.set(key, [...(stays.get(key) ?? []), stay])
    }
  }
  return [...stays.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => splitByDays(group).map(makeTrip))
}

interface Stay {
  readonly leader: ToldParty
  readonly country: string
  readonly told: Told
}

function staysOf(told: Told): Stay[] {
  const country = told.place?.country
  if (country == null || !STAYS.has(told.type) || AWAY.has(told.channel ?? "")) return []
  const travellers = told.parties.filter(
    (party) => party.kind === "person" && party.office !== null && homeOf(party) !== null && homeOf(party) !== country,
  )
  return travellers.filter((party) => told.type !== "visit" || party.role !== "host").map((leader) => ({ leader, country, told }))
}

/** The state that somebody serves; of a body's head the body, which is at home nowhere. */
export const homeOf = (party: ToldParty): string | null => (isBodyLeader(party) ? party.officeOf : party.country)

function splitByDays(stays: readonly Stay[]): Stay[][] {
  const sorted = [...stays].sort((a, b) => compare(a.told.first ?? "9999", b.told.first ?? "9999") || compare(a.told.id, b.told.id))
  const trips: { stays: Stay[]; last: string | null }[] = []
  for (const stay of sorted) {
    const open = trips.at(-1)
    if (open && (stay.told.first === null || open.last === null || daysBetween(open.last, stay.told.first) <= GAP)) {
      open.stays.push(stay)
      open.last =
        [open.last, stay.told.last]
          .filter((day) => day !== null)
          .sort()
          .at(-1) ?? null
    } else trips.push({ stays: [stay], last: stay.told.last })
  }
  return trips.map(({ stays: own }) => own)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Days from one to another; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** The statuses, what happened before what did not. */
const BY_FACT = ["occurred", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied"]

function makeTrip(stays: readonly Stay[]): Trip {
  const told = stays.map((stay) => stay.told)
  const visits = told.filter(({ type }) => type === "visit")
  const deciding = visits.length > 0 ? visits : told
  const status = BY_FACT.find((one) => deciding.some((event) => event.status === one)) ?? "occurred"
  const dated = told.filter((event) => event.status === status || isFact(event.status) === isFact(status))
  const exact = dated.filter(isToDays)
  const timed = exact.length > 0 ? exact : dated
  const [leader] = stays.map((stay) => stay.leader)
  return {
    leader: leader!,
    country: stays[0]!.country,
    cities: [...new Set(dated.flatMap(({ place }) => (place?.precision === "city" ? [place.name] : [])))],
    first: timed.flatMap(({ first }) => first ?? []).sort()[0] ?? null,
    last:
      timed
        .flatMap(({ last }) => last ?? [])
        .sort()
        .at(-1) ?? null,
    isStartTold: visits.some((visit) => visit.first !== null && isToDays(visit)),
    isEndTold: visits.some((visit) => visit.last !== null && visit.last !== visit.first && isToDays(visit)),
    status,
    confidence: Math.max(...deciding.map(({ confidence }) => confidence)),
    told,
  }
}

/** Whether it took place, or is taking place. */
export const isFact = (status: string): boolean => status === "occurred" || status === "ongoing"

/** Whether a date tells days, and not only a month or a year. */
function isToDays({ first, last, time }: Told): boolean {
  return first !== null && last !== null && (time?.split("/").every((end) => /^\d{4}-\d{2}-\d{2}/.test(end)) ?? true)
}

/** Who was met, and what was done on a trip, each with the occurrences that tell of it. */
export interface Doings {
  readonly hosts: readonly Met[]
  readonly ministers: readonly Met[]
  readonly thirds: readonly Met[]
  readonly bodyLeaders: readonly Met[]
  /** Own leaders who were there too. */
  readonly own: readonly Met[]
  readonly summits: readonly Told[]
  readonly ministerials: readonly Told[]
  readonly agreements: readonly Told[]
  /** Meetings with host leaders that a report denies. */
  readonly deniedHosts: readonly Told[]
}

/** Somebody met, and where it is told. */
export interface Met {
  readonly party: ToldParty
  readonly told: Told
}

/** Gatherings of so many leaders or ministers are multilateral. */
const MANY = 3

/** What was done on a trip, as far as reports tell. */
export function doingsOf({ leader, country, told }: Trip): Doings {
  const facts = told.filter(({ status }) => isFact(status))
  const bilateral = facts.filter(({ type }) => type === "meeting" || type === "visit")
  const met = (wanted: (party: ToldParty) => boolean, events: readonly Told[]): Met[] =>
    uniqueBy(
      events.flatMap((event) =>
        event.parties
          .filter((party) => party !== leader && party.name !== leader.name && wanted(party))
          .map((party) => ({ party, told: event })),
      ),
    )
  const isHost = (party: ToldParty) => party.country === country
  const isOwn = (party: ToldParty) => party.country === leader.country
  const gatherings = facts.filter(({ type }) => type === "conference")
  return {
    hosts: met((party) => isHost(party) && isLeader(party), bilateral),
    ministers: isMinister(leader) ? met((party) => isHost(party) && isMinister(party), bilateral) : [],
    thirds: met((party) => !isHost(party) && !isOwn(party) && isLeader(party), bilateral),
    bodyLeaders: met(isBodyLeader, bilateral),
    own: isMinister(leader) ? met((party) => isOwn(party) && isLeader(party), facts) : [],
    summits: gatherings.filter(({ parties }) => statesOfParties(parties.filter(isLeader)).length >= MANY),
    ministerials: gatherings.filter(({ parties }) => statesOfParties(parties.filter(isMinister)).length >= MANY),
    agreements: facts.filter(({ type }) => type === "agreement"),
    deniedHosts: told.filter(
      ({ type, status, parties }) => type === "meeting" && status === "denied" && parties.some((party) => isHost(party) && isLeader(party)),
    ),
  }
}

/** States of parties, each once, in order. */
export const statesOfParties = (parties: readonly ToldParty[]): string[] =>
  [...new Set(parties.flatMap(({ country }) => country ?? []))].sort()

const uniqueBy = (met: readonly Met[]): Met[] => [...new Map(met.map((one) => [one.party.id ?? one.party.name, one])).values()]
