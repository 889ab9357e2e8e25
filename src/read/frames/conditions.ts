/** What beside a trigger shows that it is one, or that it is none: the `needs`, `unless` and `needsObject` of a frame. */

import type { FoundTrigger } from "./find-triggers.ts"
import { type ArcContext, type Filler, followArc } from "./follow-arc.ts"
import type { TreeView } from "./tree-view.ts"

/** What conditions look at: the tree, and whether a word stands for an actor. */
export interface ConditionContext extends ArcContext {
  readonly isActor: (word: number) => boolean
}

/** The condition that keeps a trigger from being an event, as the frame has it; undefined where none does. */
export function barOf(context: ConditionContext, { frame, row, head }: FoundTrigger): string | undefined {
  const holds = (condition: string): boolean => isMet(context, head, condition)
  const against = frame.unless?.find(holds)
  if (against) return `unless ${against}`
  if (frame.needs && !frame.needs.some(holds)) return `needs ${frame.needs.join(", ")}`
  if (row.needsObject && !objectsOf(context, head).some((lemma) => frame.objects?.includes(lemma)))
    return `needs an object of ${row.needsObject}`
  return undefined
}

function objectsOf(context: ConditionContext, head: number): string[] {
  const { view } = context
  const objects = ["obj", "nsubj:pass"].flatMap((arc) => followArc(context, head, arc))
  return objects.flatMap(({ word }) => [word, ...view.under(word)]).map((word) => view.lemmas[word]!)
}

/** A condition is an arc that is filled ("obl+on"), an arc filled by something ("nsubj:thing"), or a phrase of the sentence ("by phone"). */
function isMet(context: ConditionContext, head: number, condition: string): boolean {
  const { arc, by } = partsOf(condition)
  if (!ARC.test(arc)) return hasPhrase(context.view, head, condition.split(" "))
  return followArc(context, head, arc).some((filler) => by === undefined || isFilledBy(context, filler, by))
}

/** Core relations of Universal Dependencies that conditions speak of. */
const ARC = /^\^?(?:nsubj|obj|iobj|obl|nmod|xcomp|ccomp|advcl|acl|conj|amod|compound)(?::(?:pass|poss|agent))?(?:[+>].+)?$/u

/** "obj:abstract" is the arc "obj" with what fills it; "nsubj:pass" is an arc. */
function partsOf(condition: string): { arc: string; by?: string } {
  const at = condition.lastIndexOf(":")
  const tail = condition.slice(at + 1)
  return at < 0 || SUBTYPES.has(tail) ? { arc: condition } : { arc: condition.slice(0, at), by: tail }
}

const SUBTYPES: ReadonlySet<string> = new Set(["pass", "agent", "poss"])

/** `person`: an actor. `thing`, `abstract`: a common noun that is none. Else a word that marks it: "ccomp:that". */
function isFilledBy({ view, isActor }: ConditionContext, { word }: Filler, by: string): boolean {
  switch (by as FilledBy | string) {
    case "person":
      return isActor(word)
    case "thing":
    case "abstract":
      return !isActor(word) && view.classes[word] === "NOUN"
    default:
      return view.under(word).some((child) => view.texts[child] === by)
  }
}

/** What an arc may have to be filled by. */
type FilledBy = "person" | "thing" | "abstract"

function hasPhrase(view: TreeView, head: number, parts: readonly string[]): boolean {
  const sentence = view.sentenceOf(head)
  const isAt = (word: number): boolean =>
    parts.every((part, i) => view.texts[word + i] === part || view.lemmas[word + i] === part) && view.sentenceOf(word) === sentence
  for (let word = head; word >= 0 && view.sentenceOf(word) === sentence; word--) if (isAt(word)) return true
  for (let word = head; word < view.texts.length && view.sentenceOf(word) === sentence; word++) if (isAt(word)) return true
  return false
}
