/** The encoder's account of itself, and how far apart two spans are for it. */
import { describe, expect, test } from "vitest"
import { distanceBucket, modelLabelsSchema } from "./model.ts"

const reach = { far: 3, steps: [1, 2, 4, 8, 16] }

describe("distanceBucket", () => {
  test.each<[string, number, number, number]>([
    ["three sentences before", -3, -60, 0],
    ["more before", -40, -900, 0],
    ["the sentence before", -1, -2, 2],
    ["the next sentence", 1, 2, 3],
    ["three sentences on", 3, 60, 5],
    ["more on", 40, 900, 5],
    ["the same words", 0, 0, 6],
    ["the next word", 0, 1, 7],
    ["three words on", 0, 3, 8],
    ["sixteen words on", 0, 16, 11],
    ["many words on", 0, 90, 11],
    ["the word before", 0, -1, 12],
    ["seven words before", 0, -7, 14],
    ["many words before", 0, -90, 16],
  ])("%s", (_what, sentences, words, bucket) => expect(distanceBucket(sentences, words, reach)).toBe(bucket))

  test("gives each row of `distance` a distance, and no other", () => {
    const found = new Set<number>()
    for (let sentences = -5; sentences <= 5; sentences++)
      for (let words = -40; words <= 40; words++) found.add(distanceBucket(sentences, words, reach))
    expect([...found].sort((a, b) => a - b)).toEqual(Array.from({ length: 2 * reach.far + 1 + 2 * reach.steps.length }, (_, i) => i))
  })
})

describe("modelLabelsSchema", () => {
  const list = ["O"]
  const model = {
    upos: list,
    mention: list,
    name: list,
    attribution: list,
    time: list,
    deprel: list,
    layers: { actor: ["O", "B-person", "I-person"] },
    classes: { status: ["occurred"] },
    links: { same: ["named", "actor"] },
    size: 48,
    far: 3,
    steps: [1, 2],
    outputs: ["upos", "actor"],
    distance: [[0, 0.5]],
  }

  test("takes what training writes", () => expect(modelLabelsSchema.parse(model)).toMatchObject(model))

  test.each<[string, object]>([
    ["a layer without labels", { layers: { actor: null } }],
    ["a link with one end", { links: { same: ["named"] } }],
    ["half a size", { size: 4.5 }],
    ["no distances", { distance: undefined }],
  ])("refuses %s", (_what, fault) => expect(modelLabelsSchema.safeParse({ ...model, ...fault }).success).toBe(false))
})
