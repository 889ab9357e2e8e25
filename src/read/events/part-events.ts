/** Events that one word tells of, parted: by those who were met, by the places of a visit, by the date that was dropped and the new one. */
import type { ReadActor } from "../actors/read-actor.ts"
import type { LabelledSpan, Reading } from "../reading.ts"
import type { ReadEvent } from "./find-events.ts"
import { splitParties } from "./split-parties.ts"
import { splitPutOff } from "./split-put-off.ts"
import { splitVisits } from "./split-visits.ts"

/** Where and when something may take place. */
export interface Settings {
  readonly times: readonly LabelledSpan[]
  readonly places: readonly LabelledSpan[]
}

/** The events in reading order, each with the times and places that it may choose from. */
export function partEvents(
  reading: Reading,
  events: readonly ReadEvent[],
  { times, places }: Settings,
  actors: readonly ReadActor[],
): ({ readonly event: ReadEvent } & Settings)[] {
  const met = events.flatMap((event) => splitParties(reading, event, events))
  return splitVisits(reading, met, places, actors).flatMap(({ event, places: near }) =>
    splitPutOff(reading, event, times).map((one) => ({ ...one, places: near })),
  )
}
