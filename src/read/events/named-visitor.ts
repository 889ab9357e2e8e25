/** Who comes by the words alone: "the visit of the late president of Iran (Ebrahim Raeisi) to Syria". */
import type { ReadActor } from "../actors/read-actor.ts"
import type { LabelledSpan, Reading } from "../reading.ts"
import type { Member } from "../spans/nearby.ts"

/** Words between "the visit of" and the name of who comes, his office among them. */
const REACH = 8
const BREAKS: ReadonlySet<string> = new Set([",", ".", ";", ":"])

/** The first person named right after a visit and "of"; `mentions` are in reading order. */
export function namedVisitor(
  { labels, knowledge }: Reading,
  { label, last }: LabelledSpan,
  mentions: readonly Member<ReadActor>[],
): Member<ReadActor> | undefined {
  if (label !== "visit" || !knowledge.names.of.includes(labels.words[last]?.text.toLowerCase() ?? "")) return undefined
  const found = mentions.find(({ group, first }) => group.kind === "person" && first > last)
  if (!found || found.first - last > REACH) return undefined
  return labels.words.slice(last, found.first).some(({ text }) => BREAKS.has(text)) ? undefined : found
}
