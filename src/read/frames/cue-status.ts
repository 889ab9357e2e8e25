/** What became of an act, by the cues of its frame and those of every event (knowledge/en/status.json): "plans to", "will", "not", "called off". */
import type { Knowledge } from "../../knowledge/index.ts"
import type { DiplomaticEvent } from "../../record/index.ts"
import { lemmasOfRow } from "../spans/hints.ts"
import { type ArcContext, lightVerbOf } from "./follow-arc.ts"
import { above, type TreeView } from "./tree-view.ts"

type Status = DiplomaticEvent["status"]

/** A status, and the words that tell it. */
export interface CueStatus {
  readonly status: Status
  readonly cue: string
  readonly word: number
}

/** A cue of a frame or of all events, as it is looked for. */
interface Cue {
  readonly cue: string
  readonly lemmas: readonly string[]
  readonly status: Status
  readonly over: "aux" | "governs" | "modifies" | "clause"
  readonly isWeak: boolean
}

/** Verbs above a trigger that may govern it: "is due to arrive for a visit". */
const STEPS = 3
/** Relations across which nothing governs: another clause that only stands beside it. */
const APART: ReadonlySet<string> = new Set(["parataxis", "acl:relcl", "advcl", "advcl:relcl"])

/** The status that the cues around a trigger tell; undefined where there is none. A frame's own cues come first, then the order of statuses. */
export function cueStatus(
  context: ArcContext,
  head: number,
  frame: { readonly status: readonly FrameCue[] },
  knowledge: Knowledge,
): CueStatus | undefined {
  const { own, shared } = cuesOf(frame, knowledge)
  const seen = surroundings(context, head)
  const rank = ({ status }: CueStatus): number => knowledge.status.order.indexOf(status)
  const first = (cues: readonly Cue[]): CueStatus | undefined =>
    cues.flatMap((cue) => findCue(context.view, seen, cue) ?? []).sort((a, b) => rank(a) - rank(b))[0]
  return first(own) ?? first(shared)
}

interface Surroundings {
  /** The trigger and, of a noun, the verb that carries it. */
  readonly carriers: readonly number[]
  readonly governing: readonly number[]
  readonly beside: readonly number[]
}

function surroundings(context: ArcContext, head: number): Surroundings {
  const { view } = context
  const light = lightVerbOf(context, head)
  const carriers = light === undefined ? [head] : [head, light]
  const chain = above(view, head, STEPS)
  const cut = [head, ...chain].findIndex((word) => APART.has(view.relations[word]!))
  const governing = cut < 0 ? chain : chain.slice(0, cut)
  return { carriers, governing, beside: carriers.flatMap((word) => view.under(word)) }
}

function findCue(view: TreeView, { carriers, governing, beside }: Surroundings, cue: Cue): CueStatus | undefined {
  const verbs = cue.isWeak ? governing.slice(0, 1) : [...governing, ...carriers]
  const places = cue.over === "governs" ? verbs : beside.filter((word) => mayStand(view.relations[word]!, cue.over))
  const word = places.find((place) => standsAt(view, cue, place))
  return word === undefined ? undefined : { status: cue.status, cue: cue.cue, word }
}

function mayStand(relation: string, over: Cue["over"]): boolean {
  if (over === "aux") return relation.startsWith("aux")
  if (over === "clause") return relation === "mark"
  return MODIFIES.has(relation)
}

const MODIFIES: ReadonlySet<string> = new Set(["advmod", "amod", "det", "compound"])

/** All words of the cue stand in a row, one of them at the place. */
function standsAt({ lemmas, texts }: TreeView, cue: Cue, place: number): boolean {
  const parts = cue.lemmas
  return parts.some((_, at) => parts.every((part, i) => lemmas[place - at + i] === part || texts[place - at + i] === part))
}

interface FrameCue {
  readonly cue: string
  readonly class: string
  readonly status: Status
}

const known = new WeakMap<object, readonly Cue[]>()

function cuesOf(frame: { readonly status: readonly FrameCue[] }, knowledge: Knowledge): { own: readonly Cue[]; shared: readonly Cue[] } {
  const make = (rows: readonly (FrameCue & { readonly over?: string })[]): readonly Cue[] =>
    known.get(rows) ??
    keep(
      rows,
      rows.flatMap((row) => makeCue(row, knowledge)),
    )
  return { own: make(frame.status), shared: make(knowledge.status.rows) }
}

function keep(rows: object, cues: readonly Cue[]): readonly Cue[] {
  known.set(rows, cues)
  return cues
}

/** Weak words count only where the tree bears them out: a verb right above, an adverb right below. Tenses and phrases are left to the encoder. */
function makeCue(row: FrameCue & { readonly over?: string; readonly weak?: boolean | undefined }, knowledge: Knowledge): Cue[] {
  const over = (row.over ?? "governs") as Cue["over"] | "phrase"
  if (row.class === "tense" || over === "phrase" || (row.weak && over !== "governs" && row.class !== "adverb")) return []
  return [
    {
      cue: row.cue,
      lemmas: lemmasOfRow({ lemma: row.cue, class: row.class }, knowledge),
      status: row.status,
      over,
      isWeak: row.weak === true,
    },
  ]
}
