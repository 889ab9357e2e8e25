/** Scores of links between spans: the mean query of one by the mean key of the other, with what their distance and their path add. */
import type { Labels, WindowOutputs, WordSpan } from "./labelled.ts"
import { distanceBucket, type ModelLabels } from "./model.ts"
import { addRow } from "./pack.ts"
import { decodeTrees, headOf, makePathFinder, type Trees } from "./paths.ts"
import type { EncoderWord } from "./sentences.ts"

type Scorer = Labels["link"]

/** Scores links by mean query and mean key of the two spans; means are kept, as a span is asked of many others. */
export function makeLinkScorer(
  words: readonly EncoderWord[],
  runs: readonly WindowOutputs[],
  holding: readonly (readonly number[])[],
  model: ModelLabels,
  pathBias: PathBias,
): Scorer {
  const links = new Map(Object.keys(model.links).map((name, index) => [name, index]))
  const size = model.size + 1
  const means = new Map<string, Float64Array | undefined>()
  const meanOf = (side: "query" | "key", run: number, [first, last]: readonly [number, number], link: number): Float64Array | undefined => {
    const id = `${side}${run}.${first}.${last}.${link}`
    const known = means.get(id)
    if (known) return known
    const mean = meanRow(runs[run]!, side, first, last, link, links.size, size)
    remember(means, id, mean)
    return mean
  }
  return (name, a, b) => {
    const link = links.get(name)
    const run = sharedRun(a, b, runs, holding)
    if (link === undefined || run === undefined) return undefined
    const query = meanOf("query", run, placesIn(runs[run]!, a)!, link)
    const key = meanOf("key", run, placesIn(runs[run]!, b)!, link)
    if (!query || !key) return undefined
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

/** What a link gains by the path between two spans. */
export type PathBias = (link: number, name: string, a: WordSpan, b: WordSpan) => number

/** What the path in the tree between trigger and span adds to a link of events; trees are decoded when first asked. */
export function makePathBias(words: readonly EncoderWord[], arcs: Labels["arcs"], model: ModelLabels): PathBias {
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

/** The mean of the rows that a link has at the places [first, last); undefined where none is kept. */
function meanRow(
  { outputs, packed }: WindowOutputs,
  side: "query" | "key",
  first: number,
  last: number,
  link: number,
  links: number,
  size: number,
): Float64Array | undefined {
  const out = new Float64Array(size)
  let count = 0
  for (let place = first; place < last; place++) {
    if (packed) count += addRow(packed[side], place, link, out) ? 1 : 0
    else {
      for (let i = 0; i < size; i++) out[i]! += outputs[side]![(place * links + link) * size + i]!
      count++
    }
  }
  for (let i = 0; i < size; i++) out[i]! /= count
  return count > 0 ? out : undefined
}
