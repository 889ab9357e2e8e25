/** Claims against a store: the occurrences of the file's days are read as they are at one moment, and compared. */
import { atOneMoment, type DayRange, type Source } from "../../query/index.ts"
import { daysOf } from "../../record/index.ts"
import type { Claim } from "./claim.ts"
import { compareEvents } from "./compare-events.ts"
import { type CompareOptions, compareTrips } from "./compare-trips.ts"
import type { Proposal } from "./proposal.ts"
import { readTold } from "./read-told.ts"
import type { Told } from "./told.ts"

/** The longest quote of a proposal, in UTF-16 units. */
const QUOTE = 300

/** Compares the claims of a format with what a store holds. */
export async function compareWith(source: Source, format: string, claims: readonly Claim[], options: CompareOptions): Promise<Proposal[]> {
  const told = await atOneMoment(source, async (now) => {
    const all: Told[] = []
    for await (const one of readTold(now, QUOTE, rangeOf(claims, options.window))) all.push(one)
    return all
  })
  return format === "colt" ? compareTrips(claims, told, options) : compareEvents(claims, told, options)
}

/** The days of the claims, wider by the window at both ends; no bound where a claim has no day. */
function rangeOf(claims: readonly Claim[], window: number): DayRange {
  const days = claims.flatMap(({ time }) => (time === undefined ? [] : [daysOf(time)]))
  const first = days.flatMap((one) => one?.first ?? []).sort()[0]
  const last = days
    .flatMap((one) => one?.last ?? one?.first ?? [])
    .sort()
    .at(-1)
  if (days.length < claims.length || first === undefined || last === undefined) return {}
  return { first: moveDay(first, -window), last: moveDay(last, window) }
}

const moveDay = (day: string, by: number): string => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)
