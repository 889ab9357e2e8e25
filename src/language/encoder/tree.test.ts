/** Trees: a root, no cycle, the best there is. Small sentences are compared with all trees that they could have. */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { decodeTree } from "./tree.ts"

/** Rows of scores: row i holds each word's score as head of i; its own is that of the root. */
const tree = (...rows: number[][]): number[] => decodeTree(Float64Array.from(rows.flat()), rows.length)

const sentences = (longest: number, least = 1) =>
  fc
    .integer({ min: least, max: longest })
    .chain((n) => fc.tuple(fc.constant(n), fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: n * n, maxLength: n * n })))
    .map(([n, values]) => ({ n, scores: Float64Array.from(values, (value) => value / 10) }))

function isTree(heads: readonly number[]): boolean {
  if (heads.filter((head, i) => head === i).length !== 1) return false
  return heads.every((_, start) => {
    let at = start
    for (let step = 0; step < heads.length; step++) at = heads[at]!
    return heads[at] === at
  })
}

const worth = (scores: Float64Array, heads: readonly number[]): number =>
  heads.reduce((sum, head, i) => sum + scores[i * heads.length + head]!, 0)

function* headsOf(n: number, some: readonly number[] = []): Generator<readonly number[]> {
  if (some.length === n) yield some
  else for (let head = 0; head < n; head++) yield* headsOf(n, [...some, head])
}

function bestOfAll(scores: Float64Array, n: number, fits: (heads: readonly number[]) => boolean = () => true): number {
  let most = Number.NEGATIVE_INFINITY
  for (const heads of headsOf(n)) if (isTree(heads) && fits(heads)) most = Math.max(most, worth(scores, heads))
  return most
}

const argmax = (scores: Float64Array, n: number): number[] =>
  Array.from({ length: n }, (_, i) => {
    const row = [...scores.subarray(i * n, i * n + n)]
    return row.indexOf(Math.max(...row))
  })

describe("decodeTree", () => {
  test.each<[string, number[][], number[]]>([
    ["one word is its own root", [[-5]], [0]],
    [
      "the best heads where they are a tree",
      [
        [0, 9, 0],
        [0, 9, 0],
        [0, 9, 0],
      ],
      [1, 1, 1],
    ],
    [
      "two words that head each other: the one that loses less is the root",
      [
        [4, 9],
        [9, 1],
      ],
      [0, 0],
    ],
    [
      "two roots: the surer stays",
      [
        [9, 3, 0],
        [8, 9, 0],
        [0, 5, 0],
      ],
      [0, 0, 1],
    ],
    [
      "a cycle beside the root is entered where it costs least",
      [
        [9, 0, 0],
        [2, 0, 8],
        [5, 8, 0],
      ],
      [0, 2, 0],
    ],
    [
      "a cycle within a cycle",
      [
        [9, 0, 0, 0],
        [1, 0, 9, 0],
        [0, 9, 0, 6],
        [2, 7, 0, 0],
      ],
      [0, 2, 3, 0],
    ],
  ])("%s", (_what, rows, heads) => expect(tree(...rows)).toEqual(heads))

  test("a sentence without words has no heads", () => expect(decodeTree(new Float64Array(), 0)).toEqual([]))

  test("whatever the scores, one root and no cycle", () => {
    fc.assert(
      fc.property(sentences(24), ({ n, scores }) => {
        const heads = decodeTree(scores, n)
        expect(heads).toHaveLength(n)
        expect(isTree(heads), String(heads)).toBe(true)
      }),
      { numRuns: 500, seed: 4 },
    )
  })

  test("the best heads stand where they are a tree", () => {
    const planted = sentences(12, 2).chain(({ n, scores }) =>
      fc.array(fc.nat(), { minLength: n, maxLength: n }).map((picks) => {
        const heads = picks.map((pick, i) => (i === 0 ? 0 : pick % i))
        heads.forEach((head, i) => {
          scores[i * n + head] = 500
        })
        return { n, scores, heads }
      }),
    )
    fc.assert(
      fc.property(planted, ({ n, scores, heads }) => {
        expect(decodeTree(scores, n)).toEqual(heads)
      }),
      { numRuns: 300, seed: 4 },
    )
  })

  test("scores are left as they were, and give the same tree again", () => {
    fc.assert(
      fc.property(sentences(8), ({ n, scores }) => {
        const before = Float64Array.from(scores)
        const heads = decodeTree(scores, n)
        expect(scores).toEqual(before)
        expect(decodeTree(scores, n)).toEqual(heads)
      }),
      { numRuns: 100, seed: 4 },
    )
  })

  test("no tree with the same root is worth more, for up to five words", () => {
    fc.assert(
      fc.property(sentences(5), ({ n, scores }) => {
        const heads = decodeTree(scores, n)
        const root = heads.findIndex((head, i) => head === i)
        expect(worth(scores, heads)).toBeCloseTo(
          bestOfAll(scores, n, (other) => other[root] === root),
          6,
        )
      }),
      { numRuns: 200, seed: 4 },
    )
  })

  test("no tree is worth more where the best heads have one root and no cycle", () => {
    const single = sentences(5).filter(({ n, scores }) => isTree(argmax(scores, n)))
    fc.assert(
      fc.property(single, ({ n, scores }) => {
        expect(worth(scores, decodeTree(scores, n))).toBeCloseTo(bestOfAll(scores, n), 6)
      }),
      { numRuns: 100, seed: 4 },
    )
  })

  test("no tree is worth more, for up to five words", () => {
    fc.assert(
      fc.property(sentences(5), ({ n, scores }) => {
        expect(worth(scores, decodeTree(scores, n))).toBeCloseTo(bestOfAll(scores, n), 6)
      }),
      { numRuns: 300, seed: 4 },
    )
  })

  test("a long sentence takes no long time", () => {
    const n = 200
    const scores = Float64Array.from({ length: n * n }, (_, i) => ((i * 7919) % 1009) - 500)
    const start = performance.now()
    expect(isTree(decodeTree(scores, n))).toBe(true)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
