/**
 * What the encoder says of a report: for each word the probability of every label, for two spans the score of a link between them, and
 * trees. Windows are joined here; everything after sees one row of words.
 */
import { distanceBucket, type EncoderOutputs, type ModelLabels } from "./model.ts"
import { addRow, arcAt, type Packed } from "./pack.ts"
import { decodeTrees, headOf, makePathFinder, type Trees } from "./paths.ts"
import type { EncoderWord } from "./sentences.ts"
import type { Window } from "./windows.ts"

/** Words [first, last) of the report's row. */
export interface WordSpan {
  readonly first: number
  readonly last: number
}

/** Labels of one set with their probabilities: `of(word)[label]`. */
export interface LabelTable {
  readonly labels: readonly string[]
  /** Probabilities of one word, in the order of `labels`. */
  of(word: number): Float64Array
}

/** What the encoder says of a report: probabilities of labels for each word, and of links between spans. */
export interface Labels {
  readonly words: readonly EncoderWord[]
  /** A table of layer or class scores by name ("actor", "trigger", "upos", …). */
  table(name: string): LabelTable
  /** Log odds that a link holds from span a to span b; undefined where no window holds both. */
  link(name: string, a: WordSpan, b: WordSpan): number | undefined
  /** The words of the body that share a window with a span. */
  reach(span: WordSpan): WordSpan
  /** For words of one sentence [first, last): score of word j as head of i, and the best relation of i. */
  arcs(first: number, last: number): { readonly scores: Float64Array; readonly relations: readonly string[] }
  /** The tree and word classes of every sentence, from its run alone where it had one; worked out when first asked, then kept. */
  syntax(): Syntax
}

/** The trees of a report, with the class of each word (UPOS). */
export interface Syntax extends Trees {
  readonly classes: readonly string[]
}

/** A window's outputs, with the row's word that stands at each of its places. */
export interface WindowOutputs {
  readonly window: Window
  /** Places in the window: its context, then its words. */
  readonly places: readonly number[]
  readonly outputs: EncoderOutputs
  /** Queries, keys and arcs where they are kept small: then they are not among the outputs. */
  readonly packed?: Packed
}

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
      const row = known[word] ?? softmax(runs[place.run]!.outputs[name]!, place.place * n, n)
      if (isKept) known[word] = row
      return row
    },
  }
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

type Scorer = Labels["link"]

/** Scores links by mean query and mean key of the two spans; means are kept, as a span is asked of many others. */
function makeLinkScorer(
  words: readonly EncoderWord[],
  runs: readonly WindowOutputs[],
  holding: readonly (readonly number[])[],
  model: ModelLabels,
  pathBias: PathBias,
): Scorer {
  const links = new Map(Object.keys(model.links).map((name, index) => [name, index]))
  const size = model.size + 1
  const means = new Map<string, Float64Array>()
  const meanOf = (side: "query" | "key", run: number, [first, last]: readonly [number, number], link: number): Float64Array => {
    const id = `${side}${run}.${first}.${last}.${link}`
    const known = means.get(id) ?? meanRow(runs[run]!, side, first, last, link, links.size, size)
    remember(means, id, known)
    return known
  }
  return (name, a, b) => {
    const link = links.get(name)
    const run = sharedRun(a, b, runs, holding)
    if (link === undefined || run === undefined) return undefined
    const query = meanOf("query", run, placesIn(runs[run]!, a)!, link)
    const key = meanOf("key", run, placesIn(runs[run]!, b)!, link)
    let dot = 0
    for (let i = 0; i < model.size; i++) dot += query[i]! * key[i]!
    const bucket = distanceBucket(words[b.first]!.sentence - words[a.first]!.sentence, b.first - a.first, model)
    return dot / Math.sqrt(model.size) + query[model.size]! + key[model.size]! + model.distance[link]![bucket]! + pathBias(link, name, a, b)
  }
}

/** What is worked out is kept, up to so much; then all is forgotten. */
const MOST_KEPT = 20_000
function remember<V>(known: Map<string, V>, id: string, value: V): void {
  if (known.size >= MOST_KEPT && !known.has(id)) known.clear()
  known.set(id, value)
}

type PathBias = (link: number, name: string, a: WordSpan, b: WordSpan) => number

/** What the path in the tree between trigger and span adds to a link of events; trees are decoded when first asked. */
function makePathBias(words: readonly EncoderWord[], arcs: Labels["arcs"], model: ModelLabels): PathBias {
  const rows = new Map(model.paths.map((path, index) => [path, index + 1]))
  if (rows.size === 0) return () => 0
  let finder: { readonly trees: Trees; readonly pathOf: (from: number, to: number) => string } | undefined
  const known = new Map<string, number>()
  return (link, name, a, b) => {
    if (!model.links[name]![0]!.startsWith("trigger") || model.links[name]![1] === "trigger") return 0
    const id = `${a.first}.${a.last}.${b.first}.${b.last}`
    let row = known.get(id)
    if (row === undefined) {
      finder ??= openFinder(words, arcs)
      row = rows.get(finder.pathOf(headOf(finder.trees, a.first, a.last), headOf(finder.trees, b.first, b.last))) ?? 0
      remember(known, id, row)
    }
    return model.path[link]![row]!
  }
}

function openFinder(words: readonly EncoderWord[], arcs: Labels["arcs"]) {
  const trees = decodeTrees(words, arcs)
  return { trees, pathOf: makePathFinder(words, trees) }
}

/** The first run that holds both spans whole. */
function sharedRun(a: WordSpan, b: WordSpan, runs: readonly WindowOutputs[], holding: readonly (readonly number[])[]): number | undefined {
  const body = holding[a.first]!.length > 0 ? a : b
  return holding[body.first]!.find((run) => placesIn(runs[run]!, a) !== undefined && placesIn(runs[run]!, b) !== undefined)
}

/** The places [first, last) of a span in a window; undefined where it is not wholly there. */
function placesIn({ window, places }: WindowOutputs, span: WordSpan): readonly [number, number] | undefined {
  const context = window.context.length
  const inBody = window.first <= span.first && span.first < window.last
  const first = inBody ? span.first - window.first + context : window.context.indexOf(span.first)
  const length = span.last - span.first
  return first >= 0 && places[first + length - 1] === span.last - 1 ? [first, first + length] : undefined
}

/** The mean of the rows that a link has at the places [first, last). */
function meanRow(
  { outputs, packed }: WindowOutputs,
  side: "query" | "key",
  first: number,
  last: number,
  link: number,
  links: number,
  size: number,
): Float64Array {
  const out = new Float64Array(size)
  for (let place = first; place < last; place++) {
    if (packed) addRow(packed[side], place * links + link, out)
    else for (let i = 0; i < size; i++) out[i]! += outputs[side]![(place * links + link) * size + i]!
  }
  for (let i = 0; i < size; i++) out[i]! /= last - first
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
