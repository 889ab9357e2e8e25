/**
 * Arcs of knowledge followed in a sentence's tree: "nsubj", "obl+with", "obj>nmod+between", "^nsubj" lead from a trigger to the words that
 * fill a role. What the tree leaves unsaid is followed too: who is joined by "and", whose verb governs ("plans to visit"), whom a "who" means.
 */
import type { TreeView } from "./tree-view.ts"

/** One step down the tree: by a relation to a word. */
export interface Step {
  readonly relation: string
  readonly word: number
}

/** A word at the end of an arc, and the way to it from the trigger. */
export interface Filler {
  readonly word: number
  readonly steps: readonly Step[]
}

/** What an arc needs beside the tree: lemmas of verbs that carry a trigger noun. */
export interface ArcContext {
  readonly view: TreeView
  readonly light: ReadonlySet<string>
}

/** The words at the end of an arc, seen from the head of a trigger. */
export function followArc({ view, light }: ArcContext, head: number, arc: string): Filler[] {
  const climbs = arc.startsWith("^")
  const carrier = climbs ? lightVerbOf({ view, light }, head) : head
  if (carrier === undefined) return []
  const start: Filler = { word: carrier, steps: climbs ? [{ relation: `^${view.relations[head]}`, word: carrier }] : [] }
  const found = (climbs ? arc.slice(1) : arc)
    .split(">")
    .reduce<Filler[]>((reached, step) => reached.flatMap((from) => stepDown(view, from, step)), [start])
  return found.flatMap((filler) => [filler, ...joinedTo(view, filler)])
}

/** The verb that carries a noun: "held" of "held talks", "took" of "talks took place". */
export function lightVerbOf({ view, light }: ArcContext, head: number): number | undefined {
  const verb = view.heads[head]!
  const carries = verb !== head && CARRIED.has(view.relations[head]!) && light.has(view.lemmas[verb]!)
  return carries ? verb : undefined
}

/** Relations of a noun to the verb that carries it. */
const CARRIED: ReadonlySet<string> = new Set(["obj", "nsubj", "nsubj:pass", "obl", "xcomp", "conj"])
/** Verbs with one of these relations have the subject of the verb above. */
const SHARING: ReadonlySet<string> = new Set(["xcomp", "conj"])
/** Relations whose subtype is another thing: they are meant only where they are written whole. */
const OWN_SUBTYPES: ReadonlySet<string> = new Set(["nsubj:pass", "obl:agent", "obl:tmod", "nmod:poss"])

function stepDown(view: TreeView, from: Filler, step: string): Filler[] {
  const [relation = "", preposition] = step.split("+")
  const fits = (word: number): boolean =>
    isRelation(view.relations[word]!, relation) && (preposition === undefined || hasCase(view, word, preposition))
  const own = view
    .under(from.word)
    .filter(fits)
    .map((word) => meantBy(view, from.word, word))
  const found = own.map((word) => ({ word, steps: [...from.steps, { relation: step, word }] }))
  return found.length > 0 || from.steps.length > 0 ? found : sharedSubject(view, from.word, relation)
}

/** "Assad plans to [visit]", "is scheduled to [visit]": the subject of the verb above. */
function sharedSubject(view: TreeView, verb: number, relation: string): Filler[] {
  if (relation !== "nsubj" || !SHARING.has(view.relations[verb]!)) return []
  if (view.under(verb).some((word) => view.relations[word]!.startsWith("nsubj"))) return []
  const higher = view.heads[verb]!
  const climb: Step = { relation: `^${view.relations[verb]}`, word: higher }
  const subjects = view.under(higher).filter((word) => view.relations[word]!.startsWith(relation))
  if (subjects.length === 0) return sharedSubject(view, higher, relation).map(({ word, steps }) => ({ word, steps: [climb, ...steps] }))
  return subjects.map((word) => ({ word, steps: [climb, { relation: view.relations[word]!, word }] }))
}

function isRelation(found: string, wanted: string): boolean {
  return found === wanted || (found.split(":")[0] === wanted && !OWN_SUBTYPES.has(found))
}

function hasCase(view: TreeView, word: number, preposition: string): boolean {
  return view.under(word).some((child) => isRelation(view.relations[child]!, "case") && view.texts[child] === preposition)
}

/** "Assad, who [visited]": the pronoun of a relative clause means the word that the clause belongs to. */
function meantBy(view: TreeView, verb: number, word: number): number {
  return view.relations[verb] === "acl:relcl" && view.classes[word] === "PRON" ? view.heads[verb]! : word
}

/** "Iran and Iraq": those joined to a word. */
function joinedTo(view: TreeView, { word, steps }: Filler): Filler[] {
  const joined = view.under(word).filter((child) => view.relations[child] === "conj")
  return joined.map((child) => ({ word: child, steps: [...steps, { relation: "conj", word: child }] }))
}
