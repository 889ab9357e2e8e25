/**
 * What the encoder says of a report: for each word the probability of every label, for two spans the score of a link between them, and
 * trees. Windows are joined here; everything after sees one row of words.
 */
import { distanceBucket, type EncoderOutputs, type ModelLabels } from "./model.ts"
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

export interface Labels {
  readonly words: readonly EncoderWord[]
  /** A table of layer or class scores by name ("actor", "trigger", "upos", …). */
  table(name: string): LabelTable
  /** Log odds that a link holds from span a to span b; undefined where no window holds both. */
  link(name: string, a: WordSpan, b: WordSpan): number | undefined
  /** For words of one sentence [first, last): score of word j as head of i, and the best relation of i. */
  arcs(first: number, last: number): { readonly scores: Float64Array; readonly relations: readonly string[] }
}

/** A window's outputs, with the row's word that stands at each of its places. */
export interface WindowOutputs {
  readonly window: Window
  /** Places in the window: its context, then its words. */
  readonly places: readonly number[]
  readonly outputs: EncoderOutputs
}

/** Joins windows. Where two hold one word, the one that sees more around it speaks for it. */
export function joinWindows(words: readonly EncoderWord[], runs: readonly WindowOutputs[], model: ModelLabels): Labels {
  const at = placeWords(words.length, runs)
  const tables = new Map<string, LabelTable>()
  const table = (name: string): LabelTable => {
    const known = tables.get(name) ?? makeTable(name, at, runs, model)
    tables.set(name, known)
    return known
  }
  return {
    words,
    table,
    link: (name, a, b) => linkScore(name, a, b, words, runs, model),
    arcs: (first, last) => arcsOf(first, last, at, runs, table("deprel")),
  }
}

interface Place {
  readonly run: number
  readonly place: number
}

function placeWords(count: number, runs: readonly WindowOutputs[]): (Place | undefined)[] {
  const at: (Place | undefined)[] = Array.from({ length: count }, () => undefined)
  const depth = new Float64Array(count).fill(-1)
  runs.forEach(({ window, places }, run) => {
    const context = window.context.length
    places.forEach((word, place) => {
      const seen =
        place < context
          ? 0
          : Math.min(word - window.first + (window.first === 0 ? 1e6 : 0), window.last - 1 - word + (run === runs.length - 1 ? 1e6 : 0))
      if (seen > depth[word]!) {
        depth[word] = seen
        at[word] = { run, place }
      }
    })
  })
  return at
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
  return {
    labels,
    of(word) {
      const place = at[word]
      if (!place) return none
      known[word] ??= softmax(runs[place.run]!.outputs[name]!, place.place * n, n)
      return known[word]!
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

function linkScore(
  name: string,
  a: WordSpan,
  b: WordSpan,
  words: readonly EncoderWord[],
  runs: readonly WindowOutputs[],
  model: ModelLabels,
): number | undefined {
  const names = Object.keys(model.links)
  const link = names.indexOf(name)
  if (link < 0) return undefined
  for (const run of runs) {
    const [from, to] = [placesIn(run, a), placesIn(run, b)]
    if (!from || !to) continue
    const width = names.length * (model.size + 1)
    const query = meanOf(run.outputs.query!, from, width, link, model.size + 1)
    const key = meanOf(run.outputs.key!, to, width, link, model.size + 1)
    let dot = 0
    for (let i = 0; i < model.size; i++) dot += query[i]! * key[i]!
    const bucket = distanceBucket(words[b.first]!.sentence - words[a.first]!.sentence, b.first - a.first, model)
    return dot / Math.sqrt(model.size) + query[model.size]! + key[model.size]! + model.distance[link]![bucket]!
  }
  return undefined
}

/** The places [first, last) of a span in a window; undefined where it is not wholly there. */
function placesIn({ window, places }: WindowOutputs, span: WordSpan): [number, number] | undefined {
  const context = window.context.length
  const first = span.first < window.first || span.first >= window.last ? places.indexOf(span.first) : span.first - window.first + context
  if (first < 0 || places[first + (span.last - span.first) - 1] !== span.last - 1) return undefined
  return [first, first + span.last - span.first]
}

function meanOf(values: Float32Array, [first, last]: [number, number], width: number, link: number, size: number): Float64Array {
  const out = new Float64Array(size)
  for (let place = first; place < last; place++) for (let i = 0; i < size; i++) out[i]! += values[place * width + link * size + i]!
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
    const width = runs[place.run]!.places.length
    for (let j = 0; j < n; j++) {
      const column = place.place + j - i
      if (column >= 0 && column < width) scores[i * n + j] = runs[place.run]!.outputs.arc![place.place * width + column]!
    }
  }
  return { scores, relations: names }
}

function bestLabel(table: LabelTable, word: number): string {
  const row = table.of(word)
  return table.labels[row.indexOf(Math.max(...row))]!
}
