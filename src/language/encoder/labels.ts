/**
 * What the encoder says of a report: for each word the probability of every label, for two spans the score of a link between them, and
 * trees. Windows are joined here; everything after sees one row of words.
 */

import type { Labels, LabelTable, Syntax, WindowOutputs, WordSpan } from "./labelled.ts"
import { makeLinkScorer, makePathBias } from "./links.ts"
import type { ModelLabels } from "./model.ts"
import { arcAt, scoresOf } from "./pack.ts"
import { decodeTrees } from "./paths.ts"
import type { EncoderWord } from "./sentences.ts"

export type { Labels, LabelTable, Syntax, WindowOutputs, WordSpan } from "./labelled.ts"

/** Joins windows. Where two hold one word, the one that sees more around it speaks for it. `alone` are runs of one sentence each. */
export function joinWindows(
  words: readonly EncoderWord[],
  runs: readonly WindowOutputs[],
  model: ModelLabels,
  alone: readonly WindowOutputs[] = [],
): Labels {
  const at = placeWords(words.length, runs)
  const holding = runsOfWords(words.length, runs)
  const tables = new Map<string, LabelTable>()
  const table = (name: string): LabelTable => {
    const known = tables.get(name) ?? makeTable(name, at, runs, model)
    tables.set(name, known)
    return known
  }
  const arcs: Labels["arcs"] = (first, last) => arcsOf(first, last, at, runs, table("deprel"))
  let syntax: Syntax | undefined
  const pathBias = makePathBias(words, arcs, model)
  return {
    words,
    table,
    link: makeLinkScorer(words, runs, holding, model, pathBias),
    reach: (span) => reachOf(span, runs, holding),
    arcs,
    syntax: () => {
      syntax ??= syntaxOf(words, { arcs, classes: table("upos") }, makeAlone(words, alone, model))
      return syntax
    },
  }
}

type Source = Pick<Labels, "arcs"> & { readonly classes: LabelTable }

/** What runs of single sentences say, by the first word of each. */
function makeAlone(words: readonly EncoderWord[], runs: readonly WindowOutputs[], model: ModelLabels): ReadonlyMap<number, Source> {
  return new Map(
    runs.map((run) => {
      const at = placeWords(words.length, [run])
      const relations = makeTable("deprel", at, [run], model)
      const arcs: Labels["arcs"] = (first, last) => arcsOf(first, last, at, [run], relations)
      return [run.window.first, { arcs, classes: makeTable("upos", at, [run], model) }] as const
    }),
  )
}

function syntaxOf(words: readonly EncoderWord[], whole: Source, alone: ReadonlyMap<number, Source>): Syntax {
  const arcs: Labels["arcs"] = (first, last) => (alone.get(first) ?? whole).arcs(first, last)
  const firsts = words.map(({ sentence }, word) => word === 0 || words[word - 1]!.sentence !== sentence)
  let source = whole
  const classes = words.map((_, word) => {
    if (firsts[word]) source = alone.get(word) ?? whole
    return bestLabel(source.classes, word)
  })
  return { ...decodeTrees(words, arcs), classes }
}

interface Place {
  readonly run: number
  readonly place: number
}

/** For each word of the body the runs that hold it: one or two. */
function runsOfWords(count: number, runs: readonly WindowOutputs[]): number[][] {
  const holding: number[][] = Array.from({ length: count }, () => [])
  runs.forEach(({ window }, run) => {
    for (let word = window.first; word < window.last; word++) holding[word]!.push(run)
  })
  return holding
}

/** The words that share a window with the first word of the span. */
function reachOf({ first }: WordSpan, runs: readonly WindowOutputs[], holding: readonly (readonly number[])[]): WordSpan {
  const windows = holding[first]!.map((run) => runs[run]!.window)
  if (windows.length === 0) return { first: 0, last: holding.length }
  return { first: Math.min(...windows.map((window) => window.first)), last: Math.max(...windows.map((window) => window.last)) }
}

function placeWords(count: number, runs: readonly WindowOutputs[]): (Place | undefined)[] {
  const at: (Place | undefined)[] = Array.from({ length: count }, () => undefined)
  const depth = new Float64Array(count).fill(-1)
  runs.forEach((_, run) => {
    for (const [place, word] of runs[run]!.places.entries()) {
      const seen = depthOf(word, place, run, runs)
      if (seen <= depth[word]!) continue
      depth[word] = seen
      at[word] = { run, place }
    }
  })
  return at
}

/** How far a word is from the nearer edge of its window; the text's own ends are no edges. */
function depthOf(word: number, place: number, run: number, runs: readonly WindowOutputs[]): number {
  const { window } = runs[run]!
  if (place < window.context.length) return 0
  const before = run === 0 ? Number.POSITIVE_INFINITY : word - window.first
  const after = run === runs.length - 1 ? Number.POSITIVE_INFINITY : window.last - 1 - word
  return Math.min(before, after)
}

function labelsOf(name: string, model: ModelLabels): readonly string[] {
  return model.layers[name] ?? model.classes[name] ?? (model as unknown as Record<string, readonly string[]>)[name] ?? []
}

function makeTable(name: string, at: readonly (Place | undefined)[], runs: readonly WindowOutputs[], model: ModelLabels): LabelTable {
  const labels = labelsOf(name, model)
  const n = labels.length
  const none = new Float64Array(n)
  if (labels[0] === "O") none[0] = 1
  const known: (Float64Array | undefined)[] = []
  const isKept = runs.every(({ packed }) => !packed)
  return {
    labels,
    of(word) {
      const place = at[word]
      if (!place) return none
      const row = known[word] ?? probabilitiesAt(runs[place.run]!, name, place.place, n)
      if (isKept) known[word] = row
      return row
    },
  }
}

/** Probabilities of the n labels of a place. Views on parts of an array are dear: the numbers are counted from the array's start. */
function probabilitiesAt({ outputs, packed }: WindowOutputs, name: string, place: number, n: number): Float64Array {
  return packed ? softmax(scoresOf(packed.tables[name]!, place * n, n), 0, n) : softmax(outputs[name]!, place * n, n)
}

function softmax(scores: Float32Array, from: number, n: number): Float64Array {
  const out = new Float64Array(n)
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < n; i++) most = Math.max(most, scores[from + i]!)
  let sum = 0
  for (let i = 0; i < n; i++) sum += out[i] = Math.exp(scores[from + i]! - most)
  for (let i = 0; i < n; i++) out[i]! /= sum
  return out
}

function arcsOf(
  first: number,
  last: number,
  at: readonly (Place | undefined)[],
  runs: readonly WindowOutputs[],
  relations: LabelTable,
): ReturnType<Labels["arcs"]> {
  const n = last - first
  const scores = new Float64Array(n * n).fill(-1e4)
  const names: string[] = []
  for (let i = 0; i < n; i++) {
    const place = at[first + i]
    names.push(place ? bestLabel(relations, first + i) : "dep")
    if (!place) continue
    const { places, outputs, packed } = runs[place.run]!
    for (let j = 0; j < n; j++) {
      const column = place.place + j - i
      if (places[column] !== first + j) continue
      const score = packed ? arcAt(packed.arc, place.place, column) : outputs.arc![place.place * places.length + column]
      if (score !== undefined) scores[i * n + j] = score
    }
  }
  return { scores, relations: names }
}

/** The likeliest label of a word; empty where the table has none. */
export function bestLabel({ labels, of }: LabelTable, word: number): string {
  const row = of(word)
  return labels[row.indexOf(Math.max(...row))] ?? ""
}
