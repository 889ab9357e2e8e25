/**
 * What a time expression means before it is written as EDTF: a stretch of the calendar, or a length without a start.
 * Ends are kept in the precision of the words (a day, a month, a year).
 */
import { addDays, dateText, firstDay, lastDay, monthOf, yearOf } from "./calendar.ts"

/** What is known beside the words. */
export interface TimeContext {
  /** The day of the dateline, or of publication: `YYYY-MM-DD`. */
  readonly anchor: string
  /** Where the anchor was read; missing where nobody asks. */
  readonly anchored?: "dateline" | "published"
  /** The tense of the words that the expression belongs to. */
  readonly tense: "past" | "future" | "present"
  /** True of acts that are done once and last: "since April" says when, not how long. */
  readonly begins?: boolean
  /** The time that the text spoke of last (EDTF), for "the same day", "two days later". */
  readonly reference?: string
}

/** What is known beside the words where the report may have no day: then only what the words give whole is read. */
export type OpenContext = Omit<TimeContext, "anchor"> & { readonly anchor?: string | undefined }

/** A stretch of the calendar: both ends included, each a day, a month or a year. */
export interface Stretch {
  readonly kind: "stretch"
  readonly from: string
  readonly to: string
  /** True where the words give the date whole, without the anchor. */
  readonly stated?: boolean
  /** True where the words mean the anchor itself ("today"). */
  readonly today?: boolean
}

/** A length of days ("three-day"), with a start to be found elsewhere. */
export interface Length {
  readonly kind: "length"
  readonly days: number
}

export type Reading = Stretch | Length

/** A stretch of one value. */
export function at(value: string | undefined, stated = false): Stretch | undefined {
  return value === undefined || !isCalendar(value) ? undefined : { kind: "stretch", from: value, to: value, stated }
}

/** The day of the report itself. */
export function today({ anchor }: TimeContext): Stretch | undefined {
  const day = at(anchor)
  return day && { ...day, today: true }
}

/** A stretch between two values, put in order. */
export function between(from: string | undefined, to: string | undefined, stated = false): Stretch | undefined {
  if (from === undefined || to === undefined || !isCalendar(from) || !isCalendar(to)) return undefined
  return firstDay(from) <= firstDay(to) ? { kind: "stretch", from, to, stated } : { kind: "stretch", from: to, to: from, stated }
}

/** True for a day, month or year of four digits; "over the past 5,000 years" leads to none. */
function isCalendar(value: string): boolean {
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value)) return false
  const day = firstDay(value)
  return dateText(yearOf(day), monthOf(day), Number(day.slice(8))) === day
}

/** The EDTF of a stretch. */
export function edtfOf(stretch: Stretch): string {
  return stretch.from === stretch.to ? stretch.from : `${stretch.from}/${stretch.to}`
}

/** What a stretch rests on. */
export function basisOf(
  { stated, today }: Stretch,
  { anchored }: Pick<TimeContext, "anchored">,
): "stated" | "relative" | "dateline" | "published" {
  return stated ? "stated" : today && anchored ? anchored : "relative"
}

/** The stretch of an EDTF value of ours. */
export function stretchOf(edtf: string): Stretch {
  const [from, to] = edtf.split("/")
  return { kind: "stretch", from: from!, to: to ?? from!, stated: true }
}

/** True where the inner stretch lies within the outer one. */
export function isWithin(inner: Stretch, outer: Stretch): boolean {
  return firstDay(inner.from) >= firstDay(outer.from) && lastDay(inner.to) <= lastDay(outer.to)
}

/** A stretch that begins with another's first day and lasts so many days. */
export function lasting(start: Stretch, days: number): Stretch {
  const from = firstDay(start.from)
  return { kind: "stretch", from, to: addDays(from, Math.max(0, days - 1)), stated: start.stated }
}
