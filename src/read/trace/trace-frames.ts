/** What the frames of knowledge say at the triggers of an event, with their arcs. */
import type { ReadActor } from "../actors/read-actor.ts"
import type { ReadEvent } from "../events/find-events.ts"
import { type FoundFrame, findFrames } from "../frames/find-frames.ts"
import { overlaps, type Reading, spanOf } from "../reading.ts"
import { membersOf } from "../spans/nearby.ts"
import type { ArcFinding, FrameFinding } from "./findings.ts"

/** All frames that have a trigger in the report, shipped and own. */
export function framesIn(reading: Reading, actors: readonly ReadActor[]): FoundFrame[] {
  return findFrames(
    reading,
    reading.knowledge.frames,
    membersOf(actors, ({ mentions }) => mentions),
  )
}

/** The findings of the frames whose trigger shares words with the event's. */
export function traceFrames(
  reading: Reading,
  { type, triggers }: Pick<ReadEvent, "type" | "triggers">,
  { frames, idOf }: { readonly frames: readonly FoundFrame[]; readonly idOf: (actor: ReadActor) => string | undefined },
): FrameFinding[] {
  return frames
    .filter(({ span }) => triggers.some((trigger) => overlaps(trigger, span)))
    .map(({ frame, row, span, roles, bar, status }) => ({
      kind: "frame",
      of: "type",
      path: frame.path,
      trigger: row.lemma,
      class: row.class,
      type: frame.type,
      says: bar || row.weak ? "nothing" : frame.type === type ? "for" : "against",
      words: spanOf(reading, span),
      arcs: roles.map((role) => arcOf(reading, role, idOf(role.actor))),
      ...(bar && { bar }),
      ...(status && {
        status: { status: status.status, cue: status.cue, words: spanOf(reading, { first: status.word, last: status.word + 1 }) },
      }),
      push: bar || row.weak ? 0 : (reading.settings.hints.trigger ?? 0),
    }))
}

function arcOf({ labels }: Reading, { role, arc, filler }: FoundFrame["roles"][number], actor: string | undefined): ArcFinding {
  const steps = filler.steps.map(({ relation, word }) => ({ relation, word: labels.words[word]!.text }))
  return { role, arc, steps, ...(actor && { actor }) }
}
