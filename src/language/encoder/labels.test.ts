/** Labels of windows joined: who speaks for a word that two windows hold, which spans can be linked, and what a link's score is made of. */
import { describe, expect, test } from "vitest"
import { joinWindows, type WindowOutputs } from "./labels.ts"
import { type EncoderOutputs, modelLabelsSchema } from "./model.ts"
import type { EncoderWord } from "./sentences.ts"
import type { Window } from "./windows.ts"

const model = modelLabelsSchema.parse({
  upos: ["NOUN", "VERB"],
  mention: [],
  name: [],
  attribution: [],
  time: [],
  deprel: ["nsubj", "root"],
  layers: { actor: ["O", "B-person", "I-person"] },
  classes: { status: ["occurred", "planned"] },
  links: { same: ["named", "actor"], joint: ["trigger", "trigger"] },
  size: 2,
  far: 1,
  steps: [1, 4],
  outputs: [],
  distance: [
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
    [0, 0, 0, 0, 0, 0, 0],
  ],
})

/** Two title words, then a body of three sentences of four words; the second title word found no room. */
const words: EncoderWord[] = Array.from({ length: 14 }, (_, word) => ({
  text: `w${word}`,
  start: word * 4,
  end: word * 4 + 3,
  field: word < 2 ? "title" : "body",
  sentence: word < 2 ? 0 : 1 + Math.floor((word - 2) / 4),
}))
const windows: Window[] = [
  { context: [0], first: 2, last: 10 },
  { context: [0], first: 6, last: 14 },
]
const places = ({ context, first, last }: Window): number[] => [...context, ...Array.from({ length: last - first }, (_, i) => first + i)]

/** Scores that tell run, word and label apart. */
function outputsOf(window: Window, run: number): EncoderOutputs {
  const row = places(window)
  const scores = (labels: number) =>
    Float32Array.from(row.flatMap((word) => Array.from({ length: labels }, (_, label) => (label === (word + run) % labels ? 2 + run : 0))))
  const sides = (of: (word: number, link: number) => number[]) =>
    Float32Array.from(row.flatMap((word) => [0, 1].flatMap((link) => of(word, link))))
  return {
    upos: scores(2),
    deprel: scores(2),
    actor: scores(3),
    status: scores(2),
    arc: Float32Array.from(row.flatMap((word) => row.map((head) => word * 100 + head))),
    query: sides((word, link) => [word, run, link]),
    key: sides((word, link) => [1, word, 10 * link]),
  }
}

const runs: WindowOutputs[] = windows.map((window, run) => ({ window, places: places(window), outputs: outputsOf(window, run) }))
const labels = joinWindows(words, runs, model)
const span = (first: number, last = first + 1) => ({ first, last })

describe("tables", () => {
  test.each(["actor", "status", "upos", "deprel"])("%s: the probabilities of each word are one together", (name) => {
    const table = labels.table(name)
    for (let word = 0; word < 14; word++) if (word !== 1) expect(table.of(word).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9)
  })

  test.each<[number, number, string]>([
    [0, 0, "a word of the title: the first window"],
    [2, 0, "the first word of the body"],
    [5, 0, "the first window alone holds it"],
    [6, 0, "at the edge of the second window"],
    [7, 0, "nearer to the edge of the second"],
    [8, 1, "nearer to the edge of the first"],
    [9, 1, "at the edge of the first"],
    [13, 1, "the last word"],
  ])("word %i is told of by window %i: %s", (word, run) => {
    const row = labels.table("actor").of(word)
    const sure = Math.exp(2 + run) / (2 + Math.exp(2 + run))
    expect(row[(word + run) % 3]).toBeCloseTo(sure, 6)
  })

  test("a word that no window holds has no label", () => {
    expect([...labels.table("actor").of(1)]).toEqual([1, 0, 0])
    expect([...labels.table("status").of(1)]).toEqual([0, 0])
  })

  test("a layer that the encoder does not have is empty", () => expect(labels.table("weather").labels).toEqual([]))
})

describe("links", () => {
  test("mean query times mean key, both sides' own, and the distance", () => {
    // query of words 2 and 3: [2.5, 0, 0]; key of word 5: [1, 5, 0]; three words on in the sentence: bucket 2 + 1
    expect(labels.link("same", span(2, 4), span(5))).toBeCloseTo((2.5 * 1 + 0 * 5) / Math.SQRT2 + 0.4, 5)
    // a link of its own: query's own 1, key's own 10
    expect(labels.link("joint", span(2, 4), span(5))).toBeCloseTo(2.5 / Math.SQRT2 + 11, 5)
  })

  test("the way back is another question", () => {
    expect(labels.link("same", span(5), span(2, 4))).toBeCloseTo(5 / Math.SQRT2 + 0.6, 5)
  })

  test.each<[string, [number, number], [number, number], boolean]>([
    ["both in the first", [2, 3], [8, 9], true],
    ["both in the second", [7, 8], [12, 13], true],
    ["one in each", [2, 3], [12, 13], false],
    ["a span that leaves the window", [8, 11], [3, 4], false],
    ["title and body", [0, 1], [13, 14], true],
    ["body and title", [3, 4], [0, 1], true],
    ["a title word that found no room", [1, 2], [3, 4], false],
    ["a title of which a part found no room", [0, 2], [3, 4], false],
  ])("%s", (_what, a, b, held) => {
    expect(labels.link("same", span(...a), span(...b)) !== undefined).toBe(held)
    expect(labels.link("same", span(...b), span(...a)) !== undefined).toBe(held)
  })

  test("a link that the encoder does not have says nothing", () => expect(labels.link("kin", span(2), span(3))).toBeUndefined())
})

describe("reach", () => {
  test.each<[string, number, number, number]>([
    ["the first window", 3, 2, 10],
    ["both windows", 7, 2, 14],
    ["the second", 12, 6, 14],
    ["a word of the title: everything", 0, 0, 14],
  ])("%s", (_what, word, first, last) => expect(labels.reach(span(word))).toEqual({ first, last }))
})

describe("arcs", () => {
  test("scores of a sentence's words for each other, and the likeliest relation of each", () => {
    const { scores, relations } = labels.arcs(2, 6)
    expect([...scores]).toEqual([2, 3, 4, 5].flatMap((word) => [2, 3, 4, 5].map((head) => word * 100 + head)))
    expect(relations).toEqual(["nsubj", "root", "nsubj", "root"])
  })

  test("words that no window holds together are no heads of each other", () => {
    const { scores } = labels.arcs(4, 14)
    expect(scores[0 * 10 + 9]).toBe(-1e4)
  })

  // Word 13's window begins with word 6; the place before word 6 is the title's.
  test("a word outside of the window is not taken for the title before it", () => {
    const { scores } = labels.arcs(4, 14)
    expect(scores[9 * 10 + 1]).toBe(-1e4)
  })
})

describe("syntax", () => {
  /** The second body sentence run alone: every word a verb, its last word the root. */
  const alone: WindowOutputs = (() => {
    const window: Window = { context: [], first: 6, last: 10 }
    const row = places(window)
    const arc = Float32Array.from(row.flatMap((word) => row.map((head) => (head === 9 ? 9 : head === word ? -9 : 0))))
    const verbs = Float32Array.from(row.flatMap(() => [0, 3]))
    return { window, places: row, outputs: { ...outputsOf(window, 0), arc, upos: verbs, deprel: verbs } }
  })()

  test("of a sentence that was run alone is what that run says", () => {
    const { heads, relations, classes } = joinWindows(words, runs, model, [alone]).syntax()
    expect(heads.slice(6, 10)).toEqual([9, 9, 9, 9])
    expect(relations.slice(6, 10)).toEqual(["root", "root", "root", "root"])
    expect(classes.slice(6, 10)).toEqual(["VERB", "VERB", "VERB", "VERB"])
  })

  test("of the others is what the windows say, and labels and links stay theirs", () => {
    const joined = joinWindows(words, runs, model, [alone])
    const [own, with_] = [labels.syntax(), joined.syntax()]
    expect(with_.heads.filter((_, word) => word < 6 || word >= 10)).toEqual(own.heads.filter((_, word) => word < 6 || word >= 10))
    expect(joined.table("upos").of(7)).toEqual(labels.table("upos").of(7))
    expect(joined.link("same", span(7), span(8))).toBe(labels.link("same", span(7), span(8)))
  })

  test("is worked out once", () => expect(labels.syntax()).toBe(labels.syntax()))
})
