/** What was put off to another day is two events: one that does not take place, and one that is planned instead. */
import { type LabelledSpan, overlaps, type Reading } from "../reading.ts"
import type { ReadEvent } from "./find-events.ts"
import { newDate } from "./put-off.ts"

/**
 * An event that was put off to a date that the text gives is two: the one that does not take place, and the one that is planned instead. The
 * event itself with all times where there is no new date.
 */
export function splitPutOff(reading: Reading, event: ReadEvent, times: readonly LabelledSpan[]): Timed[] {
  const anew = event.status === "postponed" ? event.triggers.flatMap((trigger) => newDate(reading, trigger, times)) : []
  if (anew.length === 0) return [{ event, times }]
  return [
    { event, times: times.filter((time) => !anew.some((one) => overlaps(one, time))) },
    { event: { ...event, status: "planned" }, times: anew },
  ]
}

/** An event with the times that it may choose from. */
export interface Timed {
  readonly event: ReadEvent
  readonly times: readonly LabelledSpan[]
}
