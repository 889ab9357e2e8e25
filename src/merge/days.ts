/**
 * Days as numbers, counted from 1970, with how exact the words were; and the days on which an event without a date must have been,
 * as far as its report's day tells.
 */
import { type DiplomaticEvent, daysOf } from "../record/index.ts"
import type { Days } from "./facts.ts"

const DAY = 86_400_000
/** An interval with an open end is taken to last a month. */
const OPEN = 30

/** The number of a day `YYYY-MM-DD`, counted from 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY)
}

/** The day `YYYY-MM-DD` of a number. */
export function dayOfNumber(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10)
}

/** The first day that an EDTF date covers. */
export function firstDay(value: string | undefined): number | undefined {
  const first = value === undefined ? undefined : daysOf(value)?.first
  return first === undefined ? undefined : dayNumber(first)
}

/** The days of an EDTF value; undefined where it is none. */
export function readDays(value: string): Days | undefined {
  const span = daysOf(value)
  if (span?.first === undefined && span?.last === undefined) return undefined
  const first = span.first === undefined ? dayNumber(span.last!) - OPEN : dayNumber(span.first)
  const last = span.last === undefined ? first + OPEN : dayNumber(span.last)
  return { first, last, precision: precisionOf(last - first) }
}

function precisionOf(length: number): Days["precision"] {
  if (length === 0) return "day"
  return length <= 20 ? "days" : length <= 100 ? "month" : "year"
}

/** When an event is, or must be: where it has no date, around the day on which it is told. */
export function daysOfEvent({ time, status }: DiplomaticEvent, told: number | undefined): Days | undefined {
  const days = time && readDays(time.value)
  if (days) return time.basis === "stated" ? days : { ...days, inferred: true }
  if (told === undefined) return undefined
  const [before, after] = GUESSES[status] ?? [7, 7]
  return { first: told - before, last: told + after, precision: "guess" }
}

/** Days before and after the day of the report within which an event without a date is looked for, by status. */
const GUESSES: Readonly<Record<string, readonly [number, number]>> = {
  occurred: [6, 0],
  ongoing: [4, 3],
  planned: [1, 14],
  proposed: [1, 21],
  cancelled: [4, 10],
  postponed: [4, 10],
  denied: [6, 10],
}
