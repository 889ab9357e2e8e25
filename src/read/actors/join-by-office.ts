/**
 * Descriptions that stand for a person by office: "the top Syrian diplomat" is whoever the report calls Syria's foreign minister, where it calls
 * one person so and no other.
 */
import type { Holding } from "../../record/index.ts"
import { kinOfTitle, readOffice } from "../offices/index.ts"
import type { Reading } from "../reading.ts"
import type { ReadActor } from "./read-actor.ts"

/** Log odds of the encoder below which an office says nothing: knowledge is surer than the encoder of who has an office. */
const UNLIKELY = -9

/** The actors, each description that fits one person and no other joined to that person. */
export function joinByOffice(reading: Reading, actors: readonly ReadActor[]): ReadActor[] {
  const persons = actors.filter((actor) => actor.kind === "person" && !isDescription(actor))
  const joined = new Map<ReadActor, ReadActor[]>()
  for (const actor of actors.filter(isDescription)) {
    const offices = actor.mentions.map(({ text }) => readOffice(text, reading.knowledge))
    const fitting = persons.filter((person) => fits(reading, { actor, offices }, person))
    if (fitting.length === 1) joined.set(fitting[0]!, [...(joined.get(fitting[0]!) ?? []), actor])
  }
  const gone = new Set([...joined.values()].flat())
  return actors.filter((actor) => !gone.has(actor)).map((actor) => (joined.get(actor) ?? []).reduce(join, actor))
}

function join(person: ReadActor, described: ReadActor): ReadActor {
  const mentions = [...person.mentions, ...described.mentions].sort((a, b) => a.first - b.first)
  return { ...person, mentions, probability: 1 - (1 - person.probability) * (1 - described.probability) }
}

/** Persons without a name. */
function isDescription({ mentions }: ReadActor): boolean {
  return mentions.every(({ label, name }) => (label === "person" || label === "unnamed") && name.length === 0)
}

/** A description with the offices that its mentions name. */
interface Described {
  readonly actor: ReadActor
  readonly offices: readonly (readonly Office[])[]
}

function fits(reading: Reading, { actor, offices }: Described, person: ReadActor): boolean {
  const held = offices.some((own) => own.some((office) => person.offices.some((other) => isSameOffice(reading, office, other))))
  return held && actor.mentions.some((a) => person.mentions.some((b) => (reading.labels.link("same", a, b) ?? 0) > UNLIKELY))
}

type Office = Pick<Holding, "title" | "country">

/** The same title or its kin, or its last words ("minister" of a foreign minister), of the same state. */
function isSameOffice({ knowledge }: Reading, described: Office, held: Office): boolean {
  if (!described.country || described.country !== held.country) return false
  const [a, b] = [kinOfTitle(described.title, knowledge.offices), kinOfTitle(held.title, knowledge.offices)]
  return a === b || b.endsWith(` ${a}`)
}
