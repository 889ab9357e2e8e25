/**
 * How sure an actor is: by what the encoder says of its mentions, and by whether it does anything. Who takes part, speaks or holds a tie is
 * an actor nine times in ten; a state that is only named is often a place.
 */
import { calibrated, type ReadingSettings } from "../settings.ts"
import type { ReadActor } from "./read-actor.ts"

/** The confidence of an actor; `acts` says whether an event, a statement, a tie or a tour speaks of it. */
export function confidenceOf(actor: ReadActor, acts: boolean, settings: ReadingSettings): number {
  return calibrated(weighedAs(actor.kind, acts), actor.probability, settings)
}

/** The name under which the settings weigh an actor. */
export function weighedAs(kind: ReadActor["kind"], acts: boolean): string {
  return acts ? "actor" : kind === "state" ? "idle-state" : "idle-actor"
}
