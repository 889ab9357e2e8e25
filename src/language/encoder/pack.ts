/**
 * A window's numbers made small, for reports of very many windows: the rows of queries and keys as 8-bit whole numbers, each with the scale of
 * its greatest number, as the network itself holds its weights, and of the arcs those within a sentence, which are all that is asked for.
 */
import type { EncoderOutputs } from "./model.ts"

/** Rows of `size` numbers: number i of row r is `values[r * (size - 1) + i] * scales[r]`, and the last one, a bias, is kept whole. */
export interface PackedRows {
  readonly values: Int8Array
  readonly scales: Float32Array
  readonly biases: Float32Array
  readonly size: number
}

/** For place i the scores of the places [starts[i], starts[i] + lengths) of its sentence, one after the other. */
export interface PackedArcs {
  readonly starts: Int32Array
  /** Where the scores of a place begin in `values`, and at last where all end. */
  readonly offsets: Int32Array
  readonly values: Float32Array
}

/** What is kept small of a window. */
export interface Packed {
  readonly query: PackedRows
  readonly key: PackedRows
  readonly arc: PackedArcs
}

/** The outputs of a window without queries, keys and arcs, and those packed; `sentences` has the sentence of each place. */
export function packOutputs(
  outputs: EncoderOutputs,
  sentences: readonly number[],
  size: number,
): { outputs: EncoderOutputs; packed: Packed } {
  const { query, key, arc, ...rest } = outputs
  const kept = Object.fromEntries(Object.entries(rest).map(([name, values]) => [name, values.slice()]))
  return { outputs: kept, packed: { query: packRows(query!, size), key: packRows(key!, size), arc: packArcs(arc!, sentences) } }
}

function packRows(numbers: Float32Array, size: number): PackedRows {
  const count = numbers.length / size
  const [scales, biases, values] = [new Float32Array(count), new Float32Array(count), new Int8Array(count * (size - 1))]
  for (let row = 0; row < count; row++) {
    const own = numbers.subarray(row * size, row * size + size - 1)
    let most = 0
    for (const number of own) most = Math.max(most, Math.abs(number))
    scales[row] = most / 127
    biases[row] = numbers[row * size + size - 1]!
    const scale = scales[row]!
    if (scale > 0)
      for (let i = 0; i < own.length; i++) values[row * own.length + i] = Math.max(-127, Math.min(127, Math.round(own[i]! / scale)))
  }
  return { values, scales, biases, size }
}

/** Adds a packed row to numbers. */
export function addRow({ values, scales, biases, size }: PackedRows, row: number, sum: Float64Array): void {
  const [scale, first] = [scales[row]!, row * (size - 1)]
  for (let i = 0; i < size - 1; i++) sum[i]! += values[first + i]! * scale
  sum[size - 1]! += biases[row]!
}

function packArcs(arc: Float32Array, sentences: readonly number[]): PackedArcs {
  const count = sentences.length
  const starts = Int32Array.from(sentences, (sentence) => sentences.indexOf(sentence))
  const offsets = new Int32Array(count + 1)
  for (let i = 0; i < count; i++) offsets[i + 1] = offsets[i]! + sentences.lastIndexOf(sentences[i]!) + 1 - starts[i]!
  const values = new Float32Array(offsets[count]!)
  for (let i = 0; i < count; i++) {
    const length = offsets[i + 1]! - offsets[i]!
    values.set(arc.subarray(i * count + starts[i]!, i * count + starts[i]! + length), offsets[i])
  }
  return { starts, offsets, values }
}

/** The score of the word at a place for the word at another place of its sentence as its head; undefined outside of the sentence. */
export function arcAt({ starts, offsets, values }: PackedArcs, place: number, head: number): number | undefined {
  const at = head - starts[place]!
  return at >= 0 && at < offsets[place + 1]! - offsets[place]! ? values[offsets[place]! + at] : undefined
}
