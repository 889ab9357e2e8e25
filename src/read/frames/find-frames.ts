/**
 * Frames found in a report: a trigger whose arcs lead to actors in the tree. What fills which role, what status the cues tell, and how sure it
 * is that the words are such an event.
 */
import type { LoadedFrame } from "../../knowledge/index.ts"
import type { WordSpan } from "../../language/index.ts"
import type { Participant } from "../../record/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import type { Reading } from "../reading.ts"
import { chooseGroup } from "../spans/choose.ts"
import type { Member } from "../spans/nearby.ts"
import { barOf } from "./conditions.ts"
import { type CueStatus, cueStatus } from "./cue-status.ts"
import { type FoundTrigger, findTriggers, triggerSpotter } from "./find-triggers.ts"
import { type ArcContext, type Filler, followArc } from "./follow-arc.ts"
import { type TreeView, viewTrees } from "./tree-view.ts"

/** An actor at the end of an arc of a frame. */
export interface FilledRole {
  readonly role: Participant["role"]
  readonly arc: string
  readonly filler: Filler
  readonly actor: ReadActor
  /** The words that stand for the actor. */
  readonly mention: WordSpan
}

/** A frame found at a trigger. */
export interface FoundFrame extends FoundTrigger {
  readonly roles: readonly FilledRole[]
  readonly status?: CueStatus
  /** Why it is no such event after all, by the frame's own conditions. */
  readonly bar?: string
  /** That it is such an event. */
  readonly probability: number
}

/**
 * How sure a frame is, by whether all of its roles are filled: how often it was right with the shipped frames on 96 reports of the gold that
 * the model had not seen (`weak`: a trigger that more often means something else). Unfilled frames make no event.
 */
const SURENESS = Object.freeze({ all: 0.78, some: 0.61, weak: 0.16, none: 0 })

/** How sure a role is that an arc fills. */
export const ROLE_SURENESS = 0.75

/** Every place in the body where a trigger of the frames stands, in reading order, whether its arcs are filled or not. */
export function findFrames(reading: Reading, frames: readonly LoadedFrame[], mentions: readonly Member<ReadActor>[]): FoundFrame[] {
  if (!triggerSpotter(frames, reading.knowledge)?.(reading.labels.words)) return []
  const view = viewTrees(reading)
  const actorOf = actorFinder(reading, view, mentions)
  const { lightVerbs } = reading.knowledge.status
  return findTriggers(reading, frames, view).map((found) => {
    const context = { view, light: lightOf(found.frame, lightVerbs) }
    const roles = fillRoles(context, found, actorOf)
    const bar = barOf({ ...context, isActor: (word) => actorOf(word) !== undefined }, found)
    const status = cueStatus(context, found.head, found.frame, reading.knowledge)
    return { ...found, roles, ...(bar && { bar }), ...(status && { status }), probability: bar ? 0 : surenessOf(found, roles) }
  })
}

/** True where every role that the trigger's set has is filled; of a set of one role, by as many as it has rows. */
function isWhole({ frame, row }: FoundTrigger, filled: readonly FilledRole[]): boolean {
  const rows = frame.roles[row.roles] ?? []
  const wanted = new Set(rows.map(({ role }) => role))
  return filled.length >= rows.length && [...wanted].every((role) => filled.some((one) => one.role === role))
}

function surenessOf(found: FoundTrigger, roles: readonly FilledRole[]): number {
  if (roles.length === 0) return SURENESS.none
  if (found.row.weak) return SURENESS.weak
  return isWhole(found, roles) ? SURENESS.all : SURENESS.some
}

const known = new WeakMap<LoadedFrame, ReadonlySet<string>>()

/** Lemmas of verbs that carry a frame's nouns: its own and those of every event. */
function lightOf(frame: LoadedFrame, shared: readonly string[]): ReadonlySet<string> {
  const found = known.get(frame) ?? new Set([...(frame.light ?? []), ...shared].map((verb) => verb.split(" ")[0]!))
  known.set(frame, found)
  return found
}

type ActorAt = (word: number) => { readonly actor: ReadActor; readonly mention: WordSpan } | undefined

/** Each actor in the first role whose arc leads to it. */
function fillRoles(context: ArcContext, { frame, row, head }: FoundTrigger, actorOf: ActorAt): FilledRole[] {
  const filled = new Map<ReadActor, FilledRole>()
  for (const { role, arcs } of frame.roles[row.roles] ?? [])
    for (const arc of arcs)
      for (const filler of followArc(context, head, arc)) {
        const found = actorOf(filler.word)
        if (found && !filled.has(found.actor)) filled.set(found.actor, { role, arc, filler, ...found })
      }
  return [...filled.values()]
}

/** Whom a word stands for: the actor whose mention it heads or is in, beside which it stands as a title, or whom a pronoun means. */
function actorFinder(reading: Reading, view: TreeView, mentions: readonly Member<ReadActor>[]): ActorAt {
  const heads = mentions.map((mention) => view.headOf(mention))
  const found = new Map<number, ReturnType<ActorAt>>()
  return (word) => {
    if (!found.has(word)) found.set(word, findActor(reading, { view, mentions, heads }, word))
    return found.get(word)
  }
}

interface Mentions {
  readonly view: TreeView
  readonly mentions: readonly Member<ReadActor>[]
  readonly heads: readonly number[]
}

/** Relations of a name to the title before it: "Foreign [Minister] Ali Bagheri". */
const NAMING: ReadonlySet<string> = new Set(["flat", "appos", "compound"])

function findActor(reading: Reading, { view, mentions, heads }: Mentions, word: number): ReturnType<ActorAt> {
  const headed = mentions.find((_, index) => heads[index] === word)
  const held = headed ?? shortest(mentions.filter(({ first, last }) => first <= word && word < last))
  const named =
    held ?? mentions.find((_, index) => view.heads[heads[index]!] === word && NAMING.has(view.relations[heads[index]!]!.split(":")[0]!))
  if (named) return { actor: named.group, mention: { first: named.first, last: named.last } }
  return view.classes[word] === "PRON" ? meantActor(reading, word, mentions) : undefined
}

function shortest<S extends WordSpan>(spans: readonly S[]): S | undefined {
  return spans.reduce<S | undefined>((best, span) => (!best || span.last - span.first < best.last - best.first ? span : best), undefined)
}

/** "he", "they": the actor whom the encoder takes for the same, where it is surer of one than of none. */
function meantActor(reading: Reading, word: number, mentions: readonly Member<ReadActor>[]): ReturnType<ActorAt> {
  const mention = { first: word, last: word + 1 }
  const [best] = chooseGroup(reading.labels, "same", mention, mentions)
  return best && best.probability > 0.5 ? { actor: best.value, mention } : undefined
}
