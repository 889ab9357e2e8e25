/** Windows kept small: tables and arcs are the same, links to the last digits that matter. */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { joinWindows, type WindowOutputs } from "./labels.ts"
import { type EncoderOutputs, modelLabelsSchema } from "./model.ts"
import { addRow, packOutputs } from "./pack.ts"
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

describe("packOutputs", () => {
  test("labels are those of the windows as they were", () => {
    fc.assert(
      fc.property(outputs, fc.nat(11), fc.nat(11), (given, a, b) => {
        const whole = joinWindows(words, [{ window, places, outputs: given }], model)
        const small: WindowOutputs = {
          window,
          places,
          ...packOutputs(
            given,
            words.map(({ sentence }) => sentence),
            model.size + 1,
          ),
        }
        const packed = joinWindows(words, [small], model)
        for (const word of places) expect(packed.table("actor").of(word)).toEqual(whole.table("actor").of(word))
        for (const first of [0, 4, 8]) expect(packed.arcs(first, first + 4)).toEqual(whole.arcs(first, first + 4))
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
      fc.property(outputs, fc.nat(23), (given, row) => {
        const { packed } = packOutputs(
          given,
          words.map(({ sentence }) => sentence),
          model.size + 1,
        )
        const sum = new Float64Array(5)
        addRow(packed.query, row, sum)
        const read = given.query!.subarray(row * 5, row * 5 + 5)
        const most = Math.max(...read.subarray(0, 4).map(Math.abs))
        for (let i = 0; i < 4; i++) expect(Math.abs(sum[i]! - read[i]!)).toBeLessThanOrEqual(most / 253 + 1e-9)
        expect(sum[4]).toBeCloseTo(read[4]!, 12)
      }),
      { numRuns: 200, seed: 4 },
    )
  })

  test("what is big is not held", () => {
    const given = {
      deprel: new Float32Array(24),
      actor: new Float32Array(36),
      arc: new Float32Array(144),
      query: new Float32Array(120),
      key: new Float32Array(120),
    }
    const { outputs: kept, packed } = packOutputs(
      given,
      words.map(({ sentence }) => sentence),
      model.size + 1,
    )
    expect(Object.keys(kept)).toEqual(["deprel", "actor"])
    expect(packed.arc.values).toHaveLength(3 * 16)
    expect(packed.query.values.byteLength).toBe((given.query.length / 5) * 4)
  })
})
