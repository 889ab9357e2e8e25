/**
 * Days and weekdays: "Nov. 12", "the 18th", "Tuesday night", "Monday and Tuesday", "yesterday".
 * Without a year or a week in the words, the tense says on which side of the anchor to look.
 */
import { addDays, dateText, firstDay, lastDay, mondayOf, monthOf, weekdayOf, yearOf } from "./calendar.ts"
import { type Captures, numberOf, wordOf } from "./pattern.ts"
import { at, between, type Reading, stretchOf, type TimeContext, today } from "./readings.ts"

/** How far the wrong side of the anchor may be, in days, before a date without a year is taken for another year's. */
const nearby = 45

/** "2006-11-18" */
export function makeIso(captures: Captures): Reading | undefined {
  return at(wordOf(captures, "iso"), true)
}

/** "Nov. 12", "12 November 2005", "November 9 of this year" */
export function makeDate(captures: Captures, context: TimeContext): Reading | undefined {
  const [month, day] = [numberOf(captures, "month")!, numberOf(captures, "day")!]
  const year = statedYear(captures, context)
  return at(year === undefined ? nearestDate(month, day, context) : dateText(year, month, day), year !== undefined)
}

/** "from Nov. 15 to 26", "Oct. 29 to Nov. 2" */
export function makeDates(captures: Captures, context: TimeContext): Reading | undefined {
  const month = numberOf(captures, "month")!
  const lastMonth = numberOf(captures, "month", 1) ?? month
  const [first, last] = [numberOf(captures, "day")!, numberOf(captures, "day", 1)!]
  const stated = numberOf(captures, "year")
  const end = stated === undefined ? nearestDate(lastMonth, last, context) : dateText(stated, lastMonth, last)
  if (end === undefined) return undefined
  return between(dateText(yearOf(end) - (month > lastMonth ? 1 : 0), month, first), end, stated !== undefined)
}

/** "the 18th", "the 2nd of next month" */
export function makeDayOfMonth(captures: Captures, context: TimeContext): Reading | undefined {
  const day = numberOf(captures, "dayth")!
  const shift = numberOf(captures, "shift")
  if (shift !== undefined) return at(dayInMonth(context.anchor, shift, day))
  return at(nearestDayOfMonth(day, context))
}

/** "from the 18th to the 20th" */
export function makeDaysOfMonth(captures: Captures, context: TimeContext): Reading | undefined {
  const end = nearestDayOfMonth(numberOf(captures, "dayth", 1)!, context)
  const first = numberOf(captures, "dayth")!
  return end === undefined ? undefined : between(dayInMonth(end, first > Number(end.slice(8)) ? -1 : 0, first), end)
}

/** "late Friday", "this Thursday", "last Friday", "next Wednesday" */
export function makeWeekday(captures: Captures, context: TimeContext): Reading | undefined {
  return at(nearestWeekday(numberOf(captures, "weekday")!, context, numberOf(captures, "shift")))
}

/** "Monday this week", "next week Tuesday" */
export function makeWeekdayOfWeek(captures: Captures, context: TimeContext): Reading | undefined {
  if (wordOf(captures, "unit") !== "week") return undefined
  const monday = addDays(mondayOf(context.anchor), 7 * numberOf(captures, "shift")!)
  return at(addDays(monday, numberOf(captures, "weekday")!))
}

/** "Monday and Tuesday", "from Thursday to Friday": the last day by the tense, the first one before it */
export function makeWeekdays(captures: Captures, context: TimeContext): Reading | undefined {
  const days = captures.filter(([kind]) => kind === "weekday").map(([, value]) => Number(value))
  const [first, last] = [days[0]!, days.at(-1)!]
  const shift = numberOf(captures, "shift")
  if (context.tense === "past") {
    const end = nearestWeekday(last, context, shift)
    return between(addDays(end, -((last - first + 7) % 7)), end)
  }
  const start = nearestWeekday(first, startOf(context), shift)
  return between(start, addDays(start, (last - first + 7) % 7))
}

/** "yesterday", "tomorrow evening" */
export function makeDeictic(captures: Captures, context: TimeContext): Reading | undefined {
  const shift = numberOf(captures, "deictic")!
  return shift === 0 ? today(context) : at(addDays(context.anchor, shift))
}

/** "yesterday and today" */
export function makeDeictics(captures: Captures, context: TimeContext): Reading | undefined {
  const [first, last] = [numberOf(captures, "deictic")!, numberOf(captures, "deictic", 1)!]
  return between(addDays(context.anchor, first), addDays(context.anchor, last))
}

/** "this afternoon", "last night"; "the next morning" follows what was told before */
export function makePartShifted(captures: Captures, context: TimeContext): Reading | undefined {
  const shift = numberOf(captures, "shift")!
  if (shift === 0) return today(context)
  if (shift < 0) return at(addDays(context.anchor, shift))
  return context.reference === undefined ? undefined : at(addDays(stretchOf(context.reference).to, shift))
}

/** "in the afternoon", "currently": the day that the report is written, or the one it tells of */
export function makeAnchorDay(_captures: Captures, context: TimeContext): Reading | undefined {
  return today(context)
}

/** "that night": the day told of before */
export function makeReferenceDay(_captures: Captures, context: TimeContext): Reading | undefined {
  return at(context.reference === undefined ? context.anchor : stretchOf(context.reference).to)
}

/** "the night before", "the day after": beside the day told of before; the report's own day has one before it at least */
export function makeDayBeside(captures: Captures, context: TimeContext): Reading | undefined {
  const [shift, unit] = [-numberOf(captures, "clause")!, wordOf(captures, "unit")]
  if (unit !== undefined && unit !== "day") return undefined
  if (context.reference === undefined) return shift < 0 ? at(addDays(context.anchor, shift)) : undefined
  const { from, to } = stretchOf(context.reference)
  return at(addDays(shift < 0 ? firstDay(from) : lastDay(to), shift))
}

/** "overnight": the night before the report */
export function makeOvernight(_captures: Captures, context: TimeContext): Reading | undefined {
  if (context.tense === "future") return between(context.anchor, addDays(context.anchor, 1))
  return between(addDays(context.anchor, -1), context.anchor)
}

/** "New Year's Eve" */
export function makeHoliday(captures: Captures, context: TimeContext): Reading | undefined {
  const [month, day] = wordOf(captures, "holiday")!.split("-").map(Number)
  const year = numberOf(captures, "year")
  return at(year === undefined ? nearestDate(month!, day!, context) : dateText(year, month!, day!), year !== undefined)
}

/** A weekday by tense and shift: past = on or before the anchor, future = on or after it, "last" and "next" never the anchor. */
export function nearestWeekday(weekday: number, context: TimeContext, shift?: number): string {
  const ahead = (weekday - weekdayOf(context.anchor) + 7) % 7
  if (shift === 1) return addDays(context.anchor, ahead === 0 ? 7 : ahead)
  if (shift === -1) return addDays(context.anchor, ahead - 7)
  if (context.tense === "future") return addDays(context.anchor, ahead)
  return addDays(context.anchor, ahead === 0 ? 0 : ahead - 7)
}

/** A day without a year: the anchor's year, or the neighbour's where the tense makes that one plainly meant. */
function nearestDate(month: number, day: number, context: TimeContext): string | undefined {
  const year = yearOf(context.anchor)
  const here = dateText(year, month, day)
  if (here === undefined) return undefined
  if (context.tense === "future") return here >= addDays(context.anchor, -nearby) ? here : dateText(year + 1, month, day)
  return here <= addDays(context.anchor, nearby) ? here : dateText(year - 1, month, day)
}

/** The year that the words give, stated ("2005") or by a shift ("last year"). */
export function statedYear(captures: Captures, context: TimeContext): number | undefined {
  const year = numberOf(captures, "year")
  if (year !== undefined) return year
  const shift = numberOf(captures, "shift")
  return shift !== undefined && wordOf(captures, "unit") === "year" ? yearOf(context.anchor) + shift : undefined
}

function startOf(context: TimeContext): TimeContext {
  return context.tense === "present" ? { ...context, tense: "past" } : context
}

function nearestDayOfMonth(day: number, context: TimeContext): string | undefined {
  const here = dayInMonth(context.anchor, 0, day)
  if (context.tense === "future") return here !== undefined && here >= context.anchor ? here : dayInMonth(context.anchor, 1, day)
  return here !== undefined && here <= context.anchor ? here : dayInMonth(context.anchor, -1, day)
}

function dayInMonth(anchor: string, shift: number, day: number): string | undefined {
  const index = yearOf(anchor) * 12 + monthOf(anchor) - 1 + shift
  return dateText(Math.floor(index / 12), (index % 12) + 1, day)
}
