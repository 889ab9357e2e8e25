/** Reading: a document with the encoder's labels becomes a record. `readReport` is the table of contents. */
import type { Knowledge } from "../knowledge/index.ts"
import type { Document, Labels } from "../language/index.ts"
import type { DiplomaticEvent, DiplomaticRecord, Producer } from "../record/index.ts"
import { findActors } from "./actors/find-actors.ts"
import { assemble } from "./assemble.ts"
import { findEvents, type ReadEvent } from "./events/find-events.ts"
import { linkedSpans } from "./events/link-nearest.ts"
import { placeOf } from "./places/place-of.ts"
import type { LabelledSpan, Reading } from "./reading.ts"
import type { ReadingSettings } from "./settings.ts"
import { findSpans } from "./spans/find-spans.ts"
import { findStatements } from "./statements/find-statements.ts"
import { findTies } from "./ties/find-ties.ts"
import { timeOf } from "./times/time-of.ts"
import { chainLegs, type ReadLeg } from "./tours/chain-legs.ts"

export { type ReadingSettings, readingSettingsSchema } from "./settings.ts"

export interface ReadingTools {
  readonly knowledge: Knowledge
  readonly producer: Producer
  readonly settings: ReadingSettings
}

/** A document and its labels → the record. Pure: the same in gives the same out. */
export function readReport(document: Document, labels: Labels, { knowledge, producer, settings }: ReadingTools): DiplomaticRecord {
  const anchor = document.dateline?.date ?? document.report.published?.slice(0, 10)
  const reading: Reading = { document, labels, knowledge, settings, ...(anchor && { anchor }) }
  const actors = findActors(reading)
  const events = findEvents(reading, actors).map((event) => ({ ...event, ...setting(reading, event) }))
  const topics = topicsOf(reading, events)
  const statements = findStatements(reading, actors, events)
  const ties = findTies(reading, actors)
  const tours = chainLegs(reading, events.filter(({ type }) => type === "visit").map(stopOf))
  return assemble(reading, { actors, events, topics, tours, statements, ties }, producer)
}

/** Where and when. */
function setting(reading: Reading, { triggers, status }: ReadEvent): Pick<DiplomaticEvent, "place" | "time"> {
  const place = placeOf(reading, triggers, findSpans(reading, "where"))
  const time = timeOf(reading, status, triggers, findSpans(reading, "when"))
  return { ...(place && { place }), ...(time && { time }) }
}

function topicsOf(reading: Reading, events: readonly ReadEvent[]): Map<ReadEvent, readonly LabelledSpan[]> {
  const spans = findSpans(reading, "topic")
  return new Map(events.map((event) => [event, linkedSpans(reading, "topic", event.triggers, spans).map(({ span }) => span).sort((a, b) => a.first - b.first)]))
}

function stopOf(event: ReadEvent & Pick<DiplomaticEvent, "place" | "time">): ReadLeg {
  const host = event.participants.find(({ role }) => role === "host")?.actor.country
  const country = event.place?.country ?? host
  const from = event.time?.value.split("/")[0]
  return { event, ...(country && { country }), ...(event.place && { place: event.place.name }), ...(from && { from }) }
}
