/** Paths between words in trees written down: word, head (counted from 1 in its sentence, 0 at the root) and relation. */
import { describe, expect, test } from "vitest"
import { decodeTrees, headOf, makePathFinder, type Trees } from "./paths.ts"
import type { EncoderWord } from "./sentences.ts"

function grow(...sentences: string[]): { words: EncoderWord[]; trees: Trees; at: (text: string) => number } {
  const rows = sentences.flatMap((text, sentence) =>
    text.split(" ").map((part, _, parts) => ({ part: part.split("/") as [string, string, string], sentence, size: parts.length })),
  )
  const words = rows.map(({ part, sentence }) => ({ text: part[0], start: 0, end: 1, field: "body" as const, sentence }))
  const firsts = sentences.map((_, sentence) => words.findIndex((word) => word.sentence === sentence))
  const heads = rows.map(({ part, sentence }, row) => (part[1] === "0" ? row : firsts[sentence]! + Number(part[1]) - 1))
  const trees = { heads, relations: rows.map(({ part }) => part[2]) }
  return { words, trees, at: (text) => words.findIndex((word) => word.text === text) }
}

const MET =
  "The/2/det minister/3/nsubj met/0/root Assad/3/obj in/6/case Damascus/3/obl of/8/case Syria/6/nmod who/10/nsubj stayed/4/acl:relcl"
const LEFT = "He/2/nsubj left/0/root"

describe("makePathFinder", () => {
  const { words, trees, at } = grow(MET, LEFT)
  const pathOf = makePathFinder(words, trees)

  test.each<[string, string, string]>([
    ["met", "met", "same"],
    ["met", "minister", ">nsubj"],
    ["minister", "met", "<nsubj"],
    ["minister", "Assad", "<nsubj >obj"],
    ["met", "Damascus", ">obl+in"],
    ["met", "Syria", ">obl+in >nmod+of"],
    ["The", "Syria", "<det <nsubj >obl+in >nmod+of"],
    ["stayed", "met", "<acl:relcl <obj"],
    ["who", "The", "long"],
    ["met", "left", "far"],
  ])("%s to %s: %s", (from, to, path) => expect(pathOf(at(from), at(to))).toBe(path))

  test("the way back is the same path turned", () => {
    for (let from = 0; from < 10; from++)
      for (let to = 0; to < 10; to++) {
        const turned = pathOf(to, from)
          .split(" ")
          .reverse()
          .map((step) => step.replace(/^[<>]/, (sign) => (sign === "<" ? ">" : "<")))
          .join(" ")
        expect(pathOf(from, to)).toBe(turned)
      }
  })
})

describe("headOf", () => {
  const { trees, at } = grow(MET)

  test.each<[string, string, string, string]>([
    ["a word", "met", "met", "met"],
    ["a noun with its article", "The", "minister", "minister"],
    ["a phrase that holds the root", "minister", "Assad", "met"],
    ["two that hang together nowhere", "Damascus", "Syria", "Damascus"],
  ])("%s", (_what, first, last, head) => expect(headOf(trees, at(first), at(last) + 1)).toBe(at(head)))
})

describe("decodeTrees", () => {
  const { words, trees } = grow(MET, LEFT)

  test("each sentence has a tree of its own, heads counted through the row", () => {
    const arcs = (first: number, last: number) => {
      const n = last - first
      const scores = Float64Array.from({ length: n * n }, (_, k) => (trees.heads[first + Math.floor(k / n)] === first + (k % n) ? 5 : 0))
      return { scores, relations: trees.relations.slice(first, last) }
    }
    expect(decodeTrees(words, arcs)).toEqual(trees)
  })

  test("no words, no trees", () => expect(decodeTrees([], () => ({ scores: new Float64Array(), relations: [] })).heads).toEqual([]))
})
