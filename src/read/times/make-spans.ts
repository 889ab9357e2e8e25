/**
 * Weeks, months, years and their parts: "last week", "early May 1995", "the second half of 2007", "since 1991".
 * Words like "early" and "late" narrow a week or a decade; of a month or a year they leave the whole.
 */
import { addDays, addMonths, addMonthsToDay, lastDay, mondayOf, monthOf, monthText, weekdayOf, yearOf, yearText } from "./calendar.ts"
import { makeDate, nearestWeekday, statedYear } from "./make-days.ts"
import { type Captures, numberOf, wordOf } from "./pattern.ts"
import { at, between, type Reading, type Stretch, stretchOf, type TimeContext, today } from "./readings.ts"

/** "early May 1995", "October last year", "last October" */
export function makeMonth(captures: Captures, context: TimeContext): Reading | undefined {
  const month = numberOf(captures, "month")!
  const year = statedYear(captures, context)
  if (year !== undefined) return at(monthText(year, month), numberOf(captures, "year") !== undefined)
  return at(nearestMonth(month, context, numberOf(captures, "shift")))
}

/** "that November": of the year told of before */
export function makeMonthOfReference(captures: Captures, context: TimeContext): Reading | undefined {
  if (context.reference === undefined) return makeMonth(captures.slice(1), context)
  return at(monthText(yearOf(context.reference), numberOf(captures, "month")!))
}

/** "late April or early May", "in February and March 1995" */
export function makeMonths(captures: Captures, context: TimeContext): Reading | undefined {
  const [first, last] = [numberOf(captures, "month")!, numberOf(captures, "month", 1)!]
  const stated = numberOf(captures, "year")
  const end = stated === undefined ? nearestMonth(last, context) : monthText(stated, last)
  return between(monthText(yearOf(end) - (first > last ? 1 : 0), first), end, stated !== undefined)
}

/** "1994", "the spring of 1997" */
export function makeYear(captures: Captures): Reading | undefined {
  return at(yearText(numberOf(captures, "year")!), true)
}

/** "in 1995 and 1996" */
export function makeYears(captures: Captures): Reading | undefined {
  return between(yearText(numberOf(captures, "year")!), yearText(numberOf(captures, "year", 1)!), true)
}

/** "the early 1950s": the first years; a decade without such a word is too wide to be a time */
export function makeDecade(captures: Captures): Reading | undefined {
  const decade = numberOf(captures, "decade")!
  const parts: Record<string, readonly [number, number]> = { early: [0, 3], mid: [4, 6], late: [6, 9], end: [8, 9] }
  const part = parts[wordOf(captures, "edge") ?? ""]
  return part ? between(yearText(decade + part[0]), yearText(decade + part[1]), true) : undefined
}

/** "last autumn", "next spring": the year of that season */
export function makeSeason(captures: Captures, context: TimeContext): Reading | undefined {
  const shift = numberOf(captures, "shift")!
  const begins = numberOf(captures, "season")!
  const [year, month] = [yearOf(context.anchor), monthOf(context.anchor)]
  if (shift < 0) return at(yearText(month >= begins + 3 ? year : year - 1))
  return at(yearText(shift > 0 && month >= begins ? year + 1 : year))
}

/** "late last month", "this week", "next year"; "the next day" follows what was told before */
export function makeShifted(captures: Captures, context: TimeContext): Reading | undefined {
  const shift = numberOf(captures, "shift")!
  const [unit, edge] = [wordOf(captures, "unit")!, wordOf(captures, "edge")]
  const { anchor } = context
  if (unit === "week") return weekStretch(shift, edge, context)
  if (unit === "month") return at(addMonths(anchor, shift))
  if (unit === "year") return at(yearText(yearOf(anchor) + shift))
  if (unit === "quarter") return quarter(yearOf(anchor), Math.ceil(monthOf(anchor) / 3) + shift)
  if (unit !== "day") return undefined
  if (shift === 0) return today(context)
  const day = context.reference === undefined ? undefined : stretchOf(context.reference)
  if (shift < 0) return at(addDays(day?.from ?? context.anchor, shift))
  return at(day && addDays(day.to, shift))
}

/** "earlier in the day", "by the end of the month", "before the year is out" */
export function makeEdgeOfUnit(captures: Captures, context: TimeContext): Reading | undefined {
  return makeShifted([...captures, ["shift", 0]], context)
}

/** "the same day", "the end of that year" */
export function makeReferenceUnit(captures: Captures, context: TimeContext): Reading | undefined {
  const day = context.reference === undefined ? context.anchor : stretchOf(context.reference).to
  const unit = wordOf(captures, "unit")!
  if (unit === "day") return at(day)
  if (unit === "year") return at(day.slice(0, 4))
  if (unit === "month") return at(day.length >= 7 ? day.slice(0, 7) : day)
  return unit === "week" && day.length === 10 ? between(mondayOf(day), addDays(mondayOf(day), 6)) : undefined
}

/** "the past one week", "in the next three years" */
export function makeSpan(captures: Captures, context: TimeContext): Reading | undefined {
  const number = numberOf(captures, "number") ?? 1
  const count = (numberOf(captures, "past") ?? numberOf(captures, "shift")!) < 0 ? -number : number
  const unit = wordOf(captures, "unit")!
  const { anchor } = context
  if (unit === "year" && count < -5) return between(yearText(yearOf(anchor) + count), yearText(yearOf(anchor)))
  if (unit === "year" || unit === "decade") return between(addMonths(anchor, count * (unit === "year" ? 12 : 120)), anchor.slice(0, 7))
  if (unit === "month") return between(addMonths(anchor, count), anchor.slice(0, 7))
  return between(move(anchor, count, unit), anchor)
}

/** "within a month": from the anchor on */
export function makeWithin(captures: Captures, context: TimeContext): Reading | undefined {
  const count = numberOf(captures, "number") ?? 1
  const end = moveToDay(context.anchor, context.tense === "past" ? -count : count, wordOf(captures, "unit")!)
  return between(context.anchor, end)
}

/** "the first week of July", "the second week of next month" */
export function makeWeekOfMonth(captures: Captures, context: TimeContext): Reading | undefined {
  const nth = numberOf(captures, "ordinal")!
  if (wordOf(captures, "unit") !== "week" || nth > 4) return undefined
  const month = numberOf(captures, "month")
  const named = month === undefined ? undefined : (makeMonth(captures, context) as Stretch | undefined)?.from
  const text = named ?? addMonths(context.anchor, numberOf(captures, "shift") ?? 0)
  return between(`${text}-${String(nth * 7 - 6).padStart(2, "0")}`, `${text}-${String(nth * 7).padStart(2, "0")}`)
}

/** "the second half of 2007", "the first half of next year" */
export function makeHalfYear(captures: Captures, context: TimeContext): Reading | undefined {
  const nth = numberOf(captures, "ordinal")!
  const year = numberOf(captures, "year") ?? yearOf(context.anchor) + (numberOf(captures, "shift") ?? 0)
  if (wordOf(captures, "unit") === "month") return at(addMonths(context.anchor, numberOf(captures, "shift") ?? 0))
  return nth > 2 ? undefined : between(monthText(year, nth * 6 - 5), monthText(year, nth * 6), numberOf(captures, "year") !== undefined)
}

/** "the first quarter of next year", "second quarter" */
export function makeQuarterYear(captures: Captures, context: TimeContext): Reading | undefined {
  const nth = numberOf(captures, "ordinal")!
  if (wordOf(captures, "unit") !== "quarter" || nth > 4) return undefined
  return quarter(numberOf(captures, "year") ?? yearOf(context.anchor) + (numberOf(captures, "shift") ?? 0), nth)
}

/** "over the weekend", "last weekend", "next weekend" */
export function makeWeekend(captures: Captures, context: TimeContext): Reading | undefined {
  const shift = numberOf(captures, "shift")
  const { anchor } = context
  const saturday = addDays(mondayOf(anchor), 5)
  const started = anchor >= saturday
  if (shift === -1 || (shift !== 1 && context.tense !== "future" && !started)) return weekendFrom(addDays(saturday, -7))
  return weekendFrom(shift === 1 && started ? addDays(saturday, 7) : saturday)
}

/** "since 1991", "since Tuesday": to the day of the report, in the precision of the start; the start alone of what only began then */
export function makeSince(captures: Captures, context: TimeContext): Reading | undefined {
  const whole = sinceThen(captures, context)
  return whole?.kind === "stretch" && context.begins ? at(whole.from) : whole
}

function sinceThen(captures: Captures, context: TimeContext): Reading | undefined {
  const year = numberOf(captures, "year")
  const month = numberOf(captures, "month")
  const { anchor } = context
  if (month !== undefined)
    return between(year === undefined ? nearestMonth(month, past(context)) : monthText(year, month), anchor.slice(0, 7))
  if (year !== undefined) return between(yearText(year), anchor.slice(0, 4))
  return between(nearestWeekday(numberOf(captures, "weekday")!, past(context), numberOf(captures, "shift")), anchor)
}

/** "until Nov. 3", "until Thursday" */
export function makeUntil(captures: Captures, context: TimeContext): Reading | undefined {
  const future: TimeContext = { ...context, tense: context.tense === "past" ? "past" : "future" }
  const weekday = numberOf(captures, "weekday")
  const end = weekday === undefined ? makeDate(captures, future) : at(nearestWeekday(weekday, future))
  if (end?.kind !== "stretch") return undefined
  return end.from >= context.anchor ? between(context.anchor, end.from) : end
}

/** "two weeks ago", "in two weeks", "five years ago" */
export function makeMoved(captures: Captures, context: TimeContext): Reading | undefined {
  const sign = numberOf(captures, "ago") ?? 1
  if (sign > 0 && isLookingBack(captures, context)) return makeDuration(captures, context)
  return at(move(context.anchor, sign * numberOf(captures, "number")!, wordOf(captures, "unit")!))
}

/** "two days later", "a day earlier", counted from what was told before */
export function makeMovedFromReference(captures: Captures, context: TimeContext): Reading | undefined {
  const [count, unit] = [numberOf(captures, "number")! * numberOf(captures, "apart")!, wordOf(captures, "unit")!]
  if (unit === "hour" && Math.abs(count) < 12) return at(context.anchor)
  if (context.reference === undefined) return count < 0 && unit === "day" ? at(move(context.anchor, count, unit)) : undefined
  const reference = stretchOf(context.reference)
  return at(move(count > 0 ? reference.to : reference.from, count, unit))
}

/** "met Friday, two days after they had agreed": the words date what follows them, on the far side of what was told before */
export function makeMovedToClause(captures: Captures, context: TimeContext): Reading | undefined {
  const count = numberOf(captures, "number")! * numberOf(captures, "clause")!
  return at(move(stretchOf(context.reference ?? context.anchor).from, count, wordOf(captures, "unit")!))
}

/** "a three-day visit": a length; "in 38 years" looks back to a year */
export function makeDuration(captures: Captures, context: TimeContext): Reading | undefined {
  const [count, unit] = [numberOf(captures, "number")!, wordOf(captures, "unit")!]
  if (isLookingBack(captures, context)) return at(yearText(yearOf(context.anchor) - count))
  const days: Record<string, number> = { hour: 1 / 24, day: 1, week: 7, fortnight: 14 }
  const length = days[unit]
  return length === undefined || (unit === "hour" && count < 24) ? undefined : { kind: "length", days: Math.ceil(count * length) }
}

/** "the 30th anniversary": the year that it remembers */
export function makeAnniversary(captures: Captures, context: TimeContext): Reading | undefined {
  return context.tense === "past" ? at(yearText(yearOf(context.anchor) - numberOf(captures, "ordinal")!)) : undefined
}

/** "the first visit in 38 years" */
function isLookingBack(captures: Captures, context: TimeContext): boolean {
  return context.tense === "past" && wordOf(captures, "unit") === "year" && numberOf(captures, "number")! >= 5
}

/** The nearest month of that name on the side of the tense; "last October" in November is the year before's. */
function nearestMonth(month: number, context: TimeContext, shift?: number): string {
  const [year, here] = [yearOf(context.anchor), monthOf(context.anchor)]
  if (shift === -1) return monthText(month < here - 1 ? year : year - 1, month)
  if (shift === 1) return monthText(month > here ? year : year + 1, month)
  if (shift === 0) return monthText(year, month)
  if (context.tense === "future") return monthText(month >= here ? year : year + 1, month)
  return monthText(month <= here ? year : year - 1, month)
}

function weekStretch(shift: number, edge: string | undefined, context: TimeContext): Reading | undefined {
  const { anchor } = context
  const monday = addDays(mondayOf(anchor), 7 * shift)
  const sunday = addDays(monday, 6)
  if (edge === "end") return between(addDays(monday, 4), sunday)
  if (shift !== 0) return between(monday, sunday)
  if (edge === "late") return weekdayOf(anchor) === 6 ? at(anchor) : between(addDays(anchor, 1), sunday)
  return between(monday, edge === "early" || context.tense === "past" ? anchor : sunday)
}

function quarter(year: number, nth: number): Reading | undefined {
  return between(monthText(year, nth * 3 - 2), monthText(year, nth * 3))
}

function weekendFrom(saturday: string): Reading | undefined {
  return between(saturday, addDays(saturday, 1))
}

function past(context: TimeContext): TimeContext {
  return { ...context, tense: "past" }
}

/** A value moved by a count of units, in the precision that such words have: weeks give a day, months a month, years a year. */
function move(value: string, count: number, unit: string): string | undefined {
  if (value.length === 4) return unit === "year" ? yearText(yearOf(value) + count) : value
  if (unit === "month") return addMonths(value, count)
  if (unit === "year") return yearText(yearOf(value) + count)
  if (unit === "decade") return undefined
  const days: Record<string, number> = { hour: 1 / 24, day: 1, week: 7, fortnight: 14 }
  return value.length === 7 ? value : addDays(value, Math.trunc(count * (days[unit] ?? 0)))
}

function moveToDay(day: string, count: number, unit: string): string | undefined {
  if (unit === "month") return addMonthsToDay(day, count)
  if (unit === "year") return addMonthsToDay(day, 12 * count)
  return move(lastDay(day), count, unit)
}
