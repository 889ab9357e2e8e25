/** Windows kept small: tables and arcs are the same, links to the last digits that matter. */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { joinWindows } from "./labels.ts"
import { type EncoderOutputs, modelLabelsSchema } from "./model.ts"
import { addRow, type Packed, type Placed, packNumbers } from "./pack.ts"
import type { EncoderWord } from "./sentences.ts"

const model = modelLabelsSchema.parse({
  upos: [],
  mention: [],
  name: [],
  attribution: [],
  time: [],
  deprel: ["nsubj", "root"],
  layers: { actor: ["O", "B-person", "I-person"] },
  classes: {},
  links: { same: ["actor", "actor"], role: ["actor", "actor"] },
  size: 4,
  far: 1,
  steps: [1],
  outputs: [],
  distance: [Array(5).fill(0.5), Array(5).fill(0)],
})
const words: EncoderWord[] = Array.from({ length: 12 }, (_, word) => ({
  text: `w${word}`,
  start: word * 4,
  end: word * 4 + 3,
  field: "body",
  sentence: Math.floor(word / 4),
}))
const places = words.map((_, word) => word)
const window = { context: [], first: 0, last: 12 }
const numbers = (count: number) =>
  fc.array(fc.float({ min: -5, max: 5, noNaN: true }), { minLength: count, maxLength: count }).map((values) => Float32Array.from(values))
const outputs: fc.Arbitrary<EncoderOutputs> = fc.record({
  deprel: numbers(24),
  actor: numbers(36),
  arc: numbers(144),
  query: numbers(120),
  key: numbers(120),
})

const placed: Placed = { texts: words.map(({ text }) => text), sentences: words.map(({ sentence }) => sentence) }
/** The outputs of windows in which every word may be an actor. */
const sure = ({ actor, ...given }: EncoderOutputs): EncoderOutputs => ({
  ...given,
  actor: actor!.map((score, i) => (i % 3 === 1 ? 5 : score)),
})
const join = (given: EncoderOutputs, packed?: Packed) =>
  joinWindows(words, [{ window, places, ...(packed ? { outputs: {}, packed } : { outputs: given }) }], model)

/** By how much each head falls short of the first one of its row. */
const gaps = (scores: Float64Array) => [...scores].map((score, at) => score - scores[at - (at % 4)]!)

describe("packNumbers", () => {
  test("labels are nearly those of the windows as they were, arcs and links too", () => {
    fc.assert(
      fc.property(outputs.map(sure), fc.nat(11), fc.nat(11), (given, a, b) => {
        const [whole, packed] = [join(given), join(given, packNumbers(given, placed, model))]
        for (const word of places)
          for (const [label, probability] of packed.table("actor").of(word).entries())
            expect(Math.abs(probability - whole.table("actor").of(word)[label]!)).toBeLessThan(0.03)
        for (const [at, gap] of gaps(packed.arcs(4, 8).scores).entries()) expect(gap).toBeCloseTo(gaps(whole.arcs(4, 8).scores)[at]!, 0)
        const [from, to] = [
          { first: a, last: a + 1 },
          { first: b, last: Math.min(12, b + 3) },
        ]
        for (const link of ["same", "role"]) expect(packed.link(link, from, to)).toBeCloseTo(whole.link(link, from, to)!, 0)
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  test("a row is right to one in 254 of its greatest number, its bias to the end", () => {
    fc.assert(
      fc.property(outputs.map(sure), fc.nat(11), fc.nat(1), (given, place, link) => {
        const sum = new Float64Array(5)
        expect(addRow(packNumbers(given, placed, model).query, place, link, sum)).toBe(true)
        const from = (place * 2 + link) * 5
        const read = given.query!.subarray(from, from + 5)
        const most = Math.max(...read.subarray(0, 4).map(Math.abs))
        for (let i = 0; i < 4; i++) expect(Math.abs(sum[i]! - read[i]!)).toBeLessThanOrEqual(most / 253 + 1e-9)
        expect(sum[4]).toBeCloseTo(read[4]!, 12)
      }),
      { numRuns: 200, seed: 4 },
    )
  })

  test("where no actor may stand nothing is kept, and no link holds", () => {
    const given: EncoderOutputs = {
      deprel: new Float32Array(24),
      actor: Float32Array.from({ length: 36 }, (_, i) => (i % 3 === 0 ? 12 : 0)),
      arc: new Float32Array(144),
      query: new Float32Array(120).fill(1),
      key: new Float32Array(120).fill(1),
    }
    const [first, second] = [
      packNumbers(given, placed, model),
      packNumbers(given, { ...placed, texts: ["Iran", ...placed.texts.slice(1)] }, model),
    ]
    expect(first.query[0]!.layer.values).toHaveLength(0)
    expect(first.arc.values).toHaveLength(3 * 16)
    expect(second.query[0]!.layer.values).toHaveLength(2 * 4)
    const labels = join(given, second)
    expect(labels.link("same", { first: 0, last: 2 }, { first: 0, last: 1 })).toBeCloseTo(4 / 2 + 2 + 0.5)
    expect(labels.link("same", { first: 0, last: 2 }, { first: 4, last: 5 })).toBeUndefined()
  })
})
