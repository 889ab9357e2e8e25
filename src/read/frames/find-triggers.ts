/** Where the triggers of frames stand: their lemmas by word class, in a row, or with a few words between a verb and what belongs to it. */
import type { Knowledge, LoadedFrame } from "../../knowledge/index.ts"
import type { WantsTree, WordSpan } from "../../language/index.ts"
import type { Reading } from "../reading.ts"
import { lemmaOf, lemmasOfRow } from "../spans/hints.ts"
import { above, type TreeView } from "./tree-view.ts"

export type TriggerRow = LoadedFrame["triggers"][number]

/** A trigger found: its words, and the one that hangs outside them. */
export interface FoundTrigger {
  readonly frame: LoadedFrame
  readonly row: TriggerRow
  readonly span: WordSpan
  readonly head: number
}

/** Words that may stand between a verb and the next word of its phrase: "[held] two long rounds of [talks]". */
const GAP = 3

/** The triggers of frames in the body, in reading order; of one frame the longest at each word. */
export function findTriggers(reading: Reading, frames: readonly LoadedFrame[], view: TreeView): FoundTrigger[] {
  const index = indexOf(frames, reading.knowledge)
  return reading.labels.words.flatMap(({ field }, first) => {
    if (field !== "body") return []
    const rows = index.get(`${CLASSES[view.classes[first]!]} ${view.lemmas[first]}`) ?? []
    const found = rows.flatMap((candidate) => triggerAt(view, candidate, first) ?? [])
    return [...Map.groupBy(found, ({ frame }) => frame).values()].map((same) => same.reduce((a, b) => (b.span.last > a.span.last ? b : a)))
  })
}

/**
 * Tells sentences that may have a trigger of the frames: one has its first lemma, as a verb or a noun. Only these need a tree; undefined
 * where there are no frames, so that nothing is asked.
 */
export function triggerSpotter(frames: readonly LoadedFrame[], knowledge: Knowledge): WantsTree | undefined {
  if (frames.length === 0) return undefined
  const index = indexOf(frames, knowledge)
  const has = (text: string): boolean =>
    Object.entries(CLASSES).some(([upos, kind]) => index.has(`${kind} ${lemmaOf(text, upos, knowledge)}`))
  return (words) => words.some(({ text }) => has(text))
}

const CLASSES: Readonly<Record<string, string>> = { VERB: "verb", AUX: "verb", NOUN: "noun", PROPN: "noun" }

interface Candidate {
  readonly frame: LoadedFrame
  readonly row: TriggerRow
  readonly lemmas: readonly string[]
}

function triggerAt(view: TreeView, { frame, row, lemmas }: Candidate, first: number): FoundTrigger | undefined {
  let last = first + 1
  for (const lemma of lemmas.slice(1)) {
    const next = nextPart(view, lemma, { first, last, gap: row.class === "verb" ? GAP : 0 })
    if (next === undefined) return undefined
    last = next + 1
  }
  const span = { first, last }
  return { frame, row, span, head: row.class === "verb" ? first : view.headOf(span) }
}

/** The next word of a phrase: right after what is found, or a little later where it hangs under the first. */
function nextPart(view: TreeView, lemma: string, { first, last, gap }: WordSpan & { readonly gap: number }): number | undefined {
  for (let word = last; word <= last + gap; word++) {
    if (view.lemmas[word] !== lemma || view.sentenceOf(word) !== view.sentenceOf(first)) continue
    if (word === last || above(view, word, 2).includes(first)) return word
  }
  return undefined
}

const known = new WeakMap<readonly LoadedFrame[], ReadonlyMap<string, readonly Candidate[]>>()

/** Rows by class and first lemma; made once for a list of frames. */
function indexOf(frames: readonly LoadedFrame[], knowledge: Knowledge): ReadonlyMap<string, readonly Candidate[]> {
  const found = known.get(frames) ?? makeIndex(frames, knowledge)
  known.set(frames, found)
  return found
}

function makeIndex(frames: readonly LoadedFrame[], knowledge: Knowledge): ReadonlyMap<string, readonly Candidate[]> {
  const rows = frames.flatMap((frame) => frame.triggers.map((row) => ({ frame, row, lemmas: lemmasOfRow(row, knowledge) })))
  return Map.groupBy(rows, ({ row, lemmas }) => `${row.class} ${lemmas[0]}`)
}
