/**
 * Several time expressions of one event made one time: a start and a length ("from Tuesday", "three-day"),
 * a day and its month, a beginning and an end.
 */
import { addDays, firstDay, lastDay } from "./calendar.ts"
import { isWithin, lasting, type Reading, type Stretch } from "./readings.ts"

/** One reading of several, or undefined where there is none; a length alone stays a length. */
export function joinReadings(readings: readonly Reading[]): Reading | undefined {
  const lengths = readings.filter((reading) => reading.kind === "length")
  const stretches = readings.filter((reading) => reading.kind === "stretch")
  const whole = stretches.reduce<Stretch | undefined>((joined, next) => (joined ? joinStretches(joined, next) : next), undefined)
  if (!whole) return lengths[0]
  const length = lengths[0]
  return length && whole.from === whole.to && whole.from.length === 10 ? lasting(whole, length.days) : whole
}

/** The finer of two where one holds the other; else from the first to the last of both. */
function joinStretches(one: Stretch, other: Stretch): Stretch {
  if (isWithin(one, other)) return one
  if (isWithin(other, one)) return other
  const [from, to] = firstDay(one.from) <= firstDay(other.from) ? [one, other] : [other, one]
  return { kind: "stretch", from: from.from, to: lastDay(to.to) >= lastDay(from.to) ? to.to : from.to, stated: one.stated && other.stated }
}

/** A length that ends with a day ("ended his three-day visit on Tuesday"). */
export function endingWith(end: Stretch, days: number): Stretch {
  return { kind: "stretch", from: addDays(lastDay(end.to), 1 - Math.max(1, days)), to: lastDay(end.to), stated: end.stated }
}
