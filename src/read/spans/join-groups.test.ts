/** Groups: joined while their mean score passes, never against a veto, whatever the order of the items. */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { joinGroups } from "./join-groups.ts"

type Scores = Readonly<Record<string, number | undefined>>
const join = (items: string, scores: Scores, threshold = 0): string[] =>
  joinGroups([...items], (a, b) => ([a, b].sort().join("") in scores ? scores[[a, b].sort().join("")] : -6), threshold).map((group) =>
    group.join(""),
  )

describe("joinGroups", () => {
  test.each<[string, string, Scores, string[]]>([
    ["nothing", "", {}, []],
    ["one item", "a", {}, ["a"]],
    ["two that belong together", "ab", { ab: 1 }, ["ab"]],
    ["two that do not", "ab", { ab: -1 }, ["a", "b"]],
    ["a score at the threshold joins nothing", "ab", { ab: 0 }, ["a", "b"]],
    ["through a third, where the mean passes", "abc", { ab: 8, bc: 8, ac: -2 }, ["abc"]],
    ["not through a third, where it does not", "abc", { ab: 8, bc: 3, ac: -4 }, ["ab", "c"]],
    ["the surest first", "abc", { ab: 2, bc: 5, ac: -9 }, ["a", "bc"]],
    ["a veto holds for the group", "abc", { ab: 8, bc: 8, ac: undefined }, ["ab", "c"]],
    ["two groups, each in the order of the items", "abcd", { ad: 5, bc: 4 }, ["ad", "bc"]],
  ])("%s", (_what, items, scores, groups) => expect(join(items, scores)).toEqual(groups))

  test("a higher threshold joins less", () => expect(join("abc", { ab: 2, bc: -9, ac: -9 }, 3)).toEqual(["a", "b", "c"]))

  /** Scores of pairs, all different, some of them vetoes. */
  const planted = fc.integer({ min: 1, max: 9 }).chain((n) =>
    fc.tuple(
      fc.shuffledSubarray(
        Array.from({ length: n }, (_, i) => i),
        { minLength: n },
      ),
      fc.uniqueArray(fc.integer({ min: -4000, max: 4000 }), { minLength: n * n, maxLength: n * n }),
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: n * n, maxLength: n * n }),
    ),
  )

  test("each item is in one group, no group holds a veto, and the order of the items does not matter", () => {
    fc.assert(
      fc.property(planted, ([order, values, vetoes]) => {
        const n = order.length
        const scoreOf = (a: number, b: number): number | undefined => {
          const pair = Math.min(a, b) * n + Math.max(a, b)
          return vetoes[pair] === 0 ? undefined : values[pair]! / 1000
        }
        const groups = joinGroups([...order].sort(), scoreOf, 0)
        expect(groups.flat().sort()).toEqual([...order].sort())
        for (const group of groups) for (const a of group) for (const b of group) if (a < b) expect(scoreOf(a, b)).toBeDefined()
        const shuffled = joinGroups(order, scoreOf, 0).map((group) => group.sort().join())
        expect(shuffled.sort()).toEqual(groups.map((group) => group.join()).sort())
      }),
      { numRuns: 500, seed: 6 },
    )
  })
})
