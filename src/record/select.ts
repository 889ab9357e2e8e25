/**
 * Makes smaller records of a record: only what is probable enough, or without quotes. Ids stay as they were, so that the parts of
 * both can be compared, and what is left is always sound: nothing refers to what is gone.
 */
import type { DiplomaticEvent, Tour } from "./events.ts"
import type { DiplomaticRecord } from "./schema.ts"

interface Confident {
  readonly confidence?: number | undefined
}

/**
 * The record without the facts whose confidence is below a threshold (0 to 1). What a kept fact cannot do without is kept with it,
 * however improbable: the actors it names and the statement it is attributed to. Tours are left with two legs or more, or not at all.
 */
export function keepConfident(record: DiplomaticRecord, threshold: number): DiplomaticRecord {
  const isKept = ({ confidence = 1 }: Confident) => confidence >= threshold
  const events = record.events.filter(isKept).map((event) => keepParts(event, isKept))
  const ties = record.ties.filter(isKept)
  const asserted = new Set([...events.map(({ attribution }) => attribution), ...ties.map(({ statement }) => statement)])
  const statements = record.statements.filter((statement) => isKept(statement) || asserted.has(statement.id))
  const kept: DiplomaticRecord = { ...record, events, ties, statements, tours: keepTours(record.tours, isKept) }
  return withoutDangling(kept, isKept)
}

/** The record without the quotes of its spans, for archives that may keep no text; offsets still point into the report. */
export function withoutQuotes(record: DiplomaticRecord): DiplomaticRecord {
  return mapSpans(record) as DiplomaticRecord
}

function keepParts(event: DiplomaticEvent, isKept: (part: Confident) => boolean): DiplomaticEvent {
  const kept = { ...event, participants: event.participants.filter(isKept) }
  if (kept.place && !isKept(kept.place)) delete kept.place
  if (kept.time && !isKept(kept.time)) delete kept.time
  return kept
}

function keepTours(tours: readonly Tour[], isKept: (part: Confident) => boolean): Tour[] {
  const kept = tours
    .filter(isKept)
    .map((tour) => ({ ...tour, legs: tour.legs.filter(isKept).map((leg, at) => ({ ...leg, order: at + 1 })) }))
  return kept.filter(({ legs }) => legs.length >= 2)
}

/** Drops references to events that are gone, and the actors whom nothing names and who are not probable themselves. */
function withoutDangling(record: DiplomaticRecord, isKept: (part: Confident) => boolean): DiplomaticRecord {
  const events = new Set(record.events.map(({ id }) => id))
  const named = new Set([
    ...record.events.flatMap(({ participants }) => participants.map(({ actor }) => actor)),
    ...record.tours.map(({ traveller }) => traveller),
    ...record.statements.flatMap(({ speaker, addressee, about }) => [speaker, addressee, ...about]),
    ...record.ties.flatMap(({ source, target }) => [source, target]),
  ])
  const actors = record.actors.filter((actor) => isKept(actor) || named.has(actor.id))
  return {
    ...record,
    actors: actors.map((actor) => ({ ...actor, offices: actor.offices.filter(isKept) })),
    statements: record.statements.map(({ ...statement }) => {
      if (statement.occasion !== undefined && !events.has(statement.occasion)) delete statement.occasion
      return statement
    }),
    tours: record.tours.map((tour) => ({
      ...tour,
      legs: tour.legs.map(({ ...leg }) => {
        if (leg.event !== undefined && !events.has(leg.event)) delete leg.event
        return leg
      }),
    })),
  }
}

function mapSpans(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map(mapSpans)
  const isSpan = "start" in value && "end" in value
  const entries = Object.entries(value).filter(([key]) => !(isSpan && key === "text"))
  return Object.fromEntries(entries.map(([key, item]) => [key, mapSpans(item)]))
}
