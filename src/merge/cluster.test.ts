/** Clusters: no order matters, nothing different is joined, a hand outranks the program, and far judgements change nothing. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cluster } from "./cluster.ts"
import type { Judgement, Verdict } from "./judgements.ts"

const judged = (a: string, b: string, probability: number, author = "dragoman/1"): Judgement => ({
  ...(a < b ? { a, b } : { a: b, b: a }),
  kind: "event",
  verdict: verdictOf(probability),
  probability,
  reasons: [],
  author,
})
const verdictOf = (probability: number): Verdict => (probability >= 0.5 ? "same" : probability < 0.05 ? "different" : "unsure")

const letters = ["a", "b", "c", "d", "e", "f", "g", "h"]
const pairs = letters.flatMap((a, at) => letters.slice(at + 1).map((b) => [a, b] as const))
const someJudgements = fc
  .tuple(...pairs.map(() => fc.option(fc.integer({ min: 0, max: 100 }), { freq: 1 })))
  .map((chances) => pairs.flatMap(([a, b], at) => (chances[at] === null ? [] : [judged(a, b, chances[at]! / 100)])))
const shuffled = <Item>(items: readonly Item[]) => fc.shuffledSubarray([...items], { minLength: items.length })

/** Average linkage as it is defined: of all pairs of groups the best is joined, until none is good enough. */
function joinedOneByOne(judgements: readonly Judgement[]): string[][] {
  const between = (a: readonly string[], b: readonly string[]) =>
    judgements.filter((one) => (a.includes(one.a) && b.includes(one.b)) || (a.includes(one.b) && b.includes(one.a)))
  const weigh = (a: readonly string[], b: readonly string[]) => {
    const across = between(a, b)
    const weights = across.map(({ probability }) => Math.min(0.999, Math.max(0.001, probability))).map((p) => Math.log(p / (1 - p)))
    const sum = weights.reduce((total, weight) => total + Math.round(weight * 1e6), 0)
    const pairs = a.length * b.length
    const mayJoin = across.some(({ verdict }) => verdict === "same") && across.every(({ verdict }) => verdict !== "different")
    return mayJoin ? (sum - (pairs - across.length) * 2e6) / pairs : Number.NEGATIVE_INFINITY
  }
  let groups = letters.map((letter) => [letter])
  for (;;) {
    const tried = groups.flatMap((a, at) => groups.slice(at + 1).map((b) => ({ a, b, weight: weigh(a, b) })))
    const [best] = tried
      .filter(({ weight }) => weight > -500_000)
      .sort((x, y) => y.weight - x.weight || (x.a[0]! + x.b[0]! < y.a[0]! + y.b[0]! ? -1 : 1))
    if (!best) return groups
    groups = [...groups.filter((group) => group !== best.a && group !== best.b), [...best.a, ...best.b].sort()].sort((x, y) =>
      x[0]! < y[0]! ? -1 : 1,
    )
  }
}

describe("cluster", () => {
  it("does not depend on the order of units or judgements", () => {
    const cases = someJudgements.chain((judgements) => fc.tuple(fc.constant(judgements), shuffled(judgements), shuffled(letters)))
    fc.assert(
      fc.property(cases, ([judgements, others, ids]) => {
        expect(cluster(ids, others)).toEqual(cluster(letters, judgements))
      }),
    )
  })

  it("joins the two that speak most for one, again and again", () => {
    fc.assert(
      fc.property(someJudgements, (judgements) => {
        expect(cluster(letters, judgements)).toEqual(joinedOneByOne(judgements))
      }),
    )
  })

  it("never joins over a different", () => {
    fc.assert(
      fc.property(someJudgements, (judgements) => {
        const groups = cluster(letters, judgements)
        for (const { a, b, verdict } of judgements) {
          if (verdict === "different") expect(groups.some((group) => group.includes(a) && group.includes(b))).toBe(false)
        }
      }),
    )
  })

  it("gives every unit once", () => {
    fc.assert(
      fc.property(someJudgements, (judgements) => {
        expect(cluster(letters, judgements).flat().sort()).toEqual(letters)
      }),
    )
  })

  it("depends on the units that same ties together alone", () => {
    const far = [judged("x", "y", 0.9), judged("y", "z", 0.7), judged("a", "x", 0.3)]
    fc.assert(
      fc.property(someJudgements, (judgements) => {
        const alone = cluster(letters, judgements)
        const together = cluster([...letters, "x", "y", "z"], [...judgements, ...far])
        expect(together.filter((group) => letters.includes(group[0]!))).toEqual(alone)
      }),
    )
  })

  it.each([
    [
      "a chain that the whole speaks against is cut",
      [judged("a", "b", 0.95), judged("b", "c", 0.6), judged("a", "c", 0.051)],
      [["a", "b"], ["c"]],
    ],
    ["a hand joins what the program leaves unsure", [judged("a", "b", 0.2), judged("a", "b", 1, "ana")], [["a", "b"]]],
    ["a hand parts what the program joins", [judged("a", "b", 0.99), judged("a", "b", 0, "ana")], [["a"], ["b"]]],
    ["unsure joins nothing", [judged("a", "b", 0.4)], [["a"], ["b"]]],
  ])("%s", (_, judgements, groups) => {
    const ids = [...new Set(judgements.flatMap(({ a, b }) => [a, b]))]
    expect(cluster(ids, judgements)).toEqual(groups)
  })
})
