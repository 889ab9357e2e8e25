/** When two events were: by the dates that the reports give, as exactly as they give them, and by the reports' own days where they do not. */
import { dayOfNumber } from "./days.ts"
import { type Evidence, say } from "./evidence.ts"
import type { Days, EventFact } from "./facts.ts"

/** The evidence of two events' days. */
export function weighTimes(one: EventFact, other: EventFact): Evidence[] {
  if (one.type === "press-conference" && other.type === "press-conference" && !isOneBriefing(one, other))
    return [say("briefing-later", "briefings of two days: whoever gives them gives many")]
  return [...dayEvidence(one, other), ...toldEvidence(one, other)]
}

/** On days that meet; where one is not given, in reports of the same day. */
function isOneBriefing(one: EventFact, other: EventFact): boolean {
  const [a, b] = [one.days, other.days]
  if (!a || !b) return false
  if (isOpen(one) || isOpen(other)) return one.told !== undefined && other.told !== undefined && Math.abs(one.told - other.told) <= 1
  return Math.max(a.first, b.first) <= Math.min(a.last, b.last)
}

/** Visits last; outlets date them by their first day, their last, or any between. Conferences are told by their names. */
const SUFFIXES: Readonly<Record<string, string>> = { visit: "-lasting", conference: "-gathering" }

function dayEvidence(one: EventFact, other: EventFact): Evidence[] {
  const [a, b] = [one.days, other.days]
  if (!a || !b) return [say("day-unknown", "one has no date")]
  const gap = Math.max(a.first, b.first) - Math.min(a.last, b.last)
  const guessed = a.precision === "guess" || b.precision === "guess"
  if (gap <= 0) return [guessed ? say("day-open", "a date that is not given may be the same") : overlap(a, b)]
  if (guessed) return [say("day-open-far", "by the reports' own days another time", Math.min(4, Math.log2(1 + gap)))]
  const lasting = one.type === other.type ? (SUFFIXES[one.type] ?? "") : ""
  const words = `${gap} ${gap === 1 ? "day" : "days"} apart`
  if (gap === 1) return [say(`day-next${lasting}`, words)]
  return gap <= 4 ? [say(`day-near${lasting}`, words)] : [say(`day-far${lasting}`, words, Math.min(2, Math.log2(gap) / 3))]
}

function overlap(a: Days, b: Days): Evidence {
  if (a.precision === "day" && b.precision === "day") return say("day-same", `both on ${dayOfNumber(a.first)}`)
  const coarse = [a, b].filter(({ precision }) => precision === "month" || precision === "year").length
  if (coarse === 2) return say("month-same", "both in the same month or year, no day given")
  if (coarse === 1 && [a, b].some(({ precision }) => precision === "year"))
    return say("year-within", "a day of the year that the other gives")
  return coarse === 1
    ? say("month-within", "a day of the month that the other gives")
    : say("day-within", "dates that agree as far as they go")
}

/** Reports nearer than this tell of the same days. */
const NEAR_TOLD = 3

/** Without a day, reports that come days apart tell of two as likely as of one. */
function toldEvidence(one: EventFact, other: EventFact): Evidence[] {
  if (!isOpen(one) && !isOpen(other)) return []
  const apart = one.told === undefined || other.told === undefined ? 0 : Math.abs(one.told - other.told)
  return apart <= NEAR_TOLD
    ? []
    : [say("told-apart", `reported ${apart} days apart, one without a day`, Math.min(3, Math.log2(apart / NEAR_TOLD)))]
}

const isOpen = ({ days }: EventFact): boolean => days === undefined || days.precision === "guess"
