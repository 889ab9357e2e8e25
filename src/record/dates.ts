/**
 * Dates in EDTF (ISO 8601-2, loc.gov/standards/datetime): the part of levels 0 and 1 that reports need. Day, month, year, season,
 * digits left open, doubt, and intervals with open ends, so that no date is written more exactly than the words have it.
 */
import { z } from "zod"

const day = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?`
const season = String.raw`\d{4}-2[1-4]`
const open = String.raw`\d{2}(?:XX|\dX)|\d{4}-XX(?:-XX)?|\d{4}-(?:0[1-9]|1[0-2])-XX`
const date = `(?:${day}|${season}|${open})[?~%]?`
const time = String.raw`\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?`

/** The pattern of a date in EDTF; it does not know how long a month is, nor which end of an interval comes first. */
export const EDTF_PATTERN = `^(?:${time}|${date}|${date}/(?:${date}|\\.\\.)?|(?:\\.\\.)?/${date})$`
const edtfPattern = new RegExp(EDTF_PATTERN)

/** First and last day of a date or interval, `YYYY-MM-DD`; an end that is open or unknown is missing. */
export interface DaySpan {
  readonly first?: string
  readonly last?: string
}

/**
 * Whether a value is a date in EDTF: `2024-06-04`, `2006-11`, `1998`, `2001-22` (summer), `198X`, `2006-11-XX`, `2006~` (about),
 * `2006?` (unsure), `2006%` (both), `2006-11-18/2006-11-20`, `2006-11-18/..`, `/2006` or `2024-06-04T10:30:00Z`.
 * Days must be in the calendar and an interval must not run backwards.
 */
export function isEdtf(value: unknown): value is string {
  if (typeof value !== "string" || !edtfPattern.test(value)) return false
  const ends = value.split("/").filter((end) => end !== "" && end !== "..")
  if (!ends.every(isInCalendar)) return false
  const [from, to] = ends
  return to === undefined || firstDayOf(from!) <= lastDayOf(to)
}

/**
 * The days that a date in EDTF covers. Doubt does not widen them; digits left open do; a season covers its whole year, as a report
 * does not say of which hemisphere it speaks. Undefined where the value is no date.
 */
export function daysOf(value: string): DaySpan | undefined {
  if (!isEdtf(value)) return undefined
  const [from, to] = value.split("/") as [string, string?]
  if (to === undefined) return { first: firstDayOf(from), last: lastDayOf(from) }
  const isOpen = (end: string) => end === "" || end === ".."
  return { ...(isOpen(from) ? {} : { first: firstDayOf(from) }), ...(isOpen(to) ? {} : { last: lastDayOf(to) }) }
}

/** A date in EDTF. */
export const edtfSchema = z
  .string()
  .refine(isEdtf, { error: "is not a date in EDTF", params: { code: "date-malformed" } })
  .meta({ pattern: EDTF_PATTERN })

/** Year, month and day as written; a part that is missing, open or a season is undefined. */
function partsOf(date: string): { year: string; month?: string; day?: string } {
  const [year = "", month, day] = date.slice(0, 10).replace(/[?~%]/, "").split("-")
  if (month === undefined || month === "XX" || Number(month) > 12) return { year }
  return day === undefined || day === "XX" ? { year, month } : { year, month, day }
}

function isInCalendar(date: string): boolean {
  const { year, month, day } = partsOf(date)
  return day === undefined || Number(day) <= daysInMonth(Number(year), Number(month))
}

function firstDayOf(date: string): string {
  const { year, month = "01", day = "01" } = partsOf(date)
  return `${year.replaceAll("X", "0")}-${month}-${day}`
}

function lastDayOf(date: string): string {
  const { year, month = "12", day } = partsOf(date)
  const last = year.replaceAll("X", "9")
  return `${last}-${month}-${day ?? daysInMonth(Number(last), Number(month))}`
}

function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}
