/**
 * Days counted by the calendar, with no clock and no time zone: a day is `YYYY-MM-DD`, a month `YYYY-MM`, a year `YYYY`.
 * Every expression of a report is worked out with these few steps.
 */

const dayLength = 86_400_000

/** The number of a day, counted from 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayLength)
}

/** The day of a number, `YYYY-MM-DD`. */
function dayOf(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10)
}

/** The day `count` days later (earlier where negative). */
export function addDays(day: string, count: number): string {
  return dayOf(dayNumber(day) + count)
}

/** True for a day that the calendar has, written whole. */
export function isDay(text: string): boolean {
  const [year, month, day] = text.split("-").map(Number)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateText(year!, month!, day!) === text
}

/** 0 Monday to 6 Sunday. */
export function weekdayOf(day: string): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -weekdayOf(day))
}

/** A year as four digits. */
export function yearText(year: number): string {
  return String(year).padStart(4, "0")
}

/** A month `YYYY-MM`; `month` may lie outside 1..12 and then counts into other years. */
export function monthText(year: number, month: number): string {
  const index = year * 12 + month - 1
  return `${yearText(Math.floor(index / 12))}-${String((((index % 12) + 12) % 12) + 1).padStart(2, "0")}`
}

/** The day of a year, month and day of month, or undefined where the calendar has none. */
export function dateText(year: number, month: number, day: number): string | undefined {
  const text = `${monthText(year, month)}-${String(day).padStart(2, "0")}`
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : text
}

/** The month `count` months after `month` (`YYYY-MM` or a day in it). */
export function addMonths(month: string, count: number): string {
  return monthText(yearOf(month), monthOf(month) + count)
}

/** The same day of the month `count` months later, or the last day of a shorter month. */
export function addMonthsToDay(day: string, count: number): string {
  const month = addMonths(day, count)
  const number = Math.min(Number(day.slice(8, 10)), Number(lastDay(month).slice(8, 10)))
  return `${month}-${String(number).padStart(2, "0")}`
}

/** The last day of a month or year; a day is its own last. */
export function lastDay(value: string): string {
  if (value.length === 4) return `${value}-12-31`
  if (value.length === 7) return addDays(`${addMonths(value, 1)}-01`, -1)
  return value
}

/** The first day of a month or year; a day is its own first. */
export function firstDay(value: string): string {
  if (value.length === 4) return `${value}-01-01`
  return value.length === 7 ? `${value}-01` : value
}

/** The year of a day, month or year. */
export function yearOf(value: string): number {
  return Number(value.slice(0, 4))
}

/** The month of a day or month, 1..12. */
export function monthOf(value: string): number {
  return Number(value.slice(5, 7))
}
