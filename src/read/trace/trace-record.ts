/** The trace of a record: for each of its facts, in the record's order, what it rests on. */

import { makeId } from "../../record/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import type { Parts } from "../assemble.ts"
import { numberAll } from "../assemble.ts"
import type { Reading } from "../reading.ts"
import type { FactTrace } from "./findings.ts"
import { traceActor } from "./trace-actor.ts"
import { type EventContext, traceEvent } from "./trace-event.ts"
import { framesIn } from "./trace-frames.ts"
import { traceStatement, traceTie, traceTour } from "./trace-words.ts"

/** The findings of every fact. `found` are all actors, those that the record leaves out among them. */
export function traceRecord(
  reading: Reading,
  parts: Parts,
  { candidates, found }: Pick<EventContext, "candidates"> & { readonly found: readonly ReadActor[] },
): FactTrace[] {
  const ids = numberAll(parts)
  const idOf = (fact: object): string | undefined => ids.get(fact)
  const context: EventContext = { actors: found, frames: framesIn(reading, found), candidates, topics: parts.topics, idOf }
  return [
    ...parts.actors.map((actor) => ({ id: idOf(actor)!, findings: traceActor(reading, actor, found) })),
    ...parts.events.map((event) => ({ id: idOf(event)!, findings: traceEvent(reading, event, context) })),
    ...parts.tours.map((tour, index) => ({ id: makeId("tour", index + 1), findings: traceTour(reading, tour) })),
    ...parts.statements.map((one) => ({ id: idOf(one)!, findings: traceStatement(reading, one, found) })),
    ...parts.ties.map((tie, index) => ({ id: makeId("tie", index + 1), findings: traceTie(reading, tie, found) })),
  ]
}
