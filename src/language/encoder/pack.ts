/**
 * A window's numbers made small, for reports of very many windows. Queries and keys are kept where a span of their link's layer may stand, as
 * 8-bit whole numbers with the scale of the greatest, as the network itself holds its weights; of labels, and of arcs within a sentence, how
 * far each falls short of the likeliest.
 */
import type { EncoderOutputs, ModelLabels } from "./model.ts"

/** The rows of one layer's links at some places: number i of link l at a place is `values[(row * links + l) * size + i] * scale`. */
interface PackedLayer {
  /** For each place of the window the number of its row, or -1 where it has none. */
  readonly rows: Int16Array
  readonly links: number
  readonly size: number
  readonly values: Int8Array
  readonly scales: Float32Array
  /** The last number of each row, kept whole. */
  readonly biases: Float32Array
}

/** By number of the link: the layer that holds it, and as which of its links. */
export type PackedRows = readonly { readonly layer: PackedLayer; readonly column: number }[]

/** For place i by how many steps the places [starts[i], starts[i] + lengths) of its sentence fall short of the likeliest. */
export interface PackedArcs {
  readonly starts: Int32Array
  /** Where the scores of a place begin in `values`, and at last where all end. */
  readonly offsets: Int32Array
  readonly values: Uint8Array
}

/** What is kept small of a window. */
export interface Packed {
  readonly query: PackedRows
  readonly key: PackedRows
  readonly arc: PackedArcs
  /** By table, row after row: by how many steps a label falls short of the row's likeliest. */
  readonly tables: Readonly<Record<string, Uint8Array>>
}

/** The text and the sentence of the word at each place. */
export interface Placed {
  readonly texts: readonly string[]
  readonly sentences: readonly number[]
}

/** A window's outputs made small, and themselves given up at once: the memory of many windows is not freed before it is wanted again. */
export function packOutputs(outputs: EncoderOutputs, placed: Placed, model: ModelLabels): Packed {
  const packed = packNumbers(outputs, placed, model)
  for (const { buffer } of Object.values(outputs)) if (buffer instanceof ArrayBuffer) structuredClone(null, { transfer: [buffer] })
  return packed
}

/** A window's outputs made small. */
export function packNumbers(outputs: EncoderOutputs, placed: Placed, model: ModelLabels): Packed {
  const { query, key, arc, ...tables } = outputs
  const isAsked = makeAsked(outputs, placed, model)
  const layersOf = (side: 0 | 1): string[] => Object.values(model.links).map((layers) => layers[side])
  return {
    query: packRows(query!, layersOf(0), isAsked, model.size),
    key: packRows(key!, layersOf(1), isAsked, model.size),
    arc: packArcs(arc!, placed.sentences),
    tables: Object.fromEntries(Object.entries(tables).map(([name, scores]) => [name, packTable(scores, placed.texts.length)])),
  }
}

type Asked = (layer: string, place: number) => boolean

/** The tables by which spans of a link's layer are found; "when" is left out, as rules find times everywhere. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  named: ["actor", "part"],
  said: ["content", "inner"],
  cue: ["part"],
  source: ["part"],
  land: [],
  ...Object.fromEntries(["actor", "trigger", "where", "topic", "office", "tie"].map((layer) => [layer, [layer]])),
}
/** Layers whose spans are also found by names that knowledge has, or that the report gave before. */
const NAMED: ReadonlySet<string> = new Set(["named", "actor", "where", "land"])
/** A word may stand in a span where some label is at least so likely beside none, in log odds. */
const LEAST = -3

/** Tells at which places a span of a layer may stand. */
function makeAsked(outputs: EncoderOutputs, { texts }: Placed, model: ModelLabels): Asked {
  const isLabelled = (table: string, place: number): boolean => {
    const [scores, n] = [outputs[table], model.layers[table]?.length ?? 0]
    if (!scores || n === 0) return true
    for (let label = 1; label < n; label++) if (scores[place * n + label]! - scores[place * n]! > LEAST) return true
    return false
  }
  return (layer, place) => {
    const tables = TABLES[layer]
    return !tables || (NAMED.has(layer) && /\p{Lu}/u.test(texts[place]!)) || tables.some((table) => isLabelled(table, place))
  }
}

function packRows(numbers: Float32Array, layers: readonly string[], isAsked: Asked, size: number): PackedRows {
  const packed = new Map<string, PackedLayer>()
  for (const layer of new Set(layers)) {
    const links = layers.flatMap((name, link) => (name === layer ? [link] : []))
    packed.set(
      layer,
      packLayer(numbers, { links, count: layers.length, size }, (place) => isAsked(layer, place)),
    )
  }
  return layers.map((layer, link) => ({ layer: packed.get(layer)!, column: layers.slice(0, link).filter((name) => name === layer).length }))
}

interface Shape {
  /** The layer's links, of as many as there are. */
  readonly links: readonly number[]
  readonly count: number
  readonly size: number
}

function packLayer(numbers: Float32Array, { links, count, size }: Shape, isAsked: (place: number) => boolean): PackedLayer {
  const rows = new Int16Array(numbers.length / (count * (size + 1))).fill(-1)
  let kept = 0
  for (let place = 0; place < rows.length; place++) if (isAsked(place)) rows[place] = kept++
  const total = kept * links.length
  const layer = {
    rows,
    links: links.length,
    size,
    values: new Int8Array(total * size),
    scales: new Float32Array(total),
    biases: new Float32Array(total),
  }
  rows.forEach((row, place) => {
    if (row < 0) return
    links.forEach((link, column) => {
      const from = (place * count + link) * (size + 1)
      packRow(numbers.subarray(from, from + size + 1), layer, row * links.length + column)
    })
  })
  return layer
}

function packRow(numbers: Float32Array, { size, values, scales, biases }: PackedLayer, row: number): void {
  let most = 0
  for (let i = 0; i < size; i++) most = Math.max(most, Math.abs(numbers[i]!))
  scales[row] = most / 127
  biases[row] = numbers[size]!
  const scale = scales[row]!
  if (scale === 0) return
  for (let i = 0; i < size; i++) values[row * size + i] = Math.max(-127, Math.min(127, Math.round(numbers[i]! / scale)))
}

/** Adds the row of a link at a place to numbers; false where it was not kept. */
export function addRow(packed: PackedRows, place: number, link: number, sum: Float64Array): boolean {
  const { layer, column } = packed[link]!
  const { rows, links, size, values, scales, biases } = layer
  if (rows[place]! < 0) return false
  const row = rows[place]! * links + column
  const [scale, first] = [scales[row]!, row * size]
  for (let i = 0; i < size; i++) sum[i]! += values[first + i]! * scale
  sum[size]! += biases[row]!
  return true
}

function packArcs(arc: Float32Array, sentences: readonly number[]): PackedArcs {
  const count = sentences.length
  const starts = Int32Array.from(sentences, (sentence) => sentences.indexOf(sentence))
  const offsets = new Int32Array(count + 1)
  for (let i = 0; i < count; i++) offsets[i + 1] = offsets[i]! + sentences.lastIndexOf(sentences[i]!) + 1 - starts[i]!
  const values = new Uint8Array(offsets[count]!)
  for (let i = 0; i < count; i++) {
    const from = i * count + starts[i]!
    packScores(arc.subarray(from, from + offsets[i + 1]! - offsets[i]!), values, offsets[i]!)
  }
  return { starts, offsets, values }
}

/** The score of the word at a place for the word at another place of its sentence as its head, the likeliest 0; undefined outside of the sentence. */
export function arcAt({ starts, offsets, values }: PackedArcs, place: number, head: number): number | undefined {
  const at = head - starts[place]!
  return at >= 0 && at < offsets[place + 1]! - offsets[place]! ? -values[offsets[place]! + at]! / STEPS : undefined
}

/** Steps in a unit of log odds: 255 of them are a probability of one in a billion. */
const STEPS = 12

/** Writes by how many steps each score falls short of the greatest. */
function packScores(scores: Float32Array, packed: Uint8Array, at: number): void {
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) most = Math.max(most, score)
  scores.forEach((score, i) => {
    packed[at + i] = Math.min(255, Math.round((most - score) * STEPS))
  })
}

function packTable(scores: Float32Array, places: number): Uint8Array {
  const n = scores.length / places
  const table = new Uint8Array(scores.length)
  for (let from = 0; from < scores.length; from += n) packScores(scores.subarray(from, from + n), table, from)
  return table
}

/** The n scores of a table from a number on, the likeliest 0. */
export function scoresOf(table: Uint8Array, from: number, n: number): Float32Array {
  return Float32Array.from(table.subarray(from, from + n), (steps) => -steps / STEPS)
}
