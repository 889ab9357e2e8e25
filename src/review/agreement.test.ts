/** Agreement against published worked examples. */
import { describe, expect, it } from "vitest"
import { cohenKappa, krippendorffAlpha, nominal, spansWithin, wilsonInterval } from "./agreement.ts"

const times = (count: number, pair: readonly [string, string]) => Array.from({ length: count }, () => pair)
const row = (text: string): (string | undefined)[] => text.split(" ").map((value) => (value === "." ? undefined : value))
const units = (...rows: string[]) => {
  const coders = rows.map(row)
  return coders[0]!.map((_, at) => coders.map((values) => values[at]))
}
const interval = (one: string, other: string): number => (Number(one) - Number(other)) ** 2

describe("Cohen's kappa", () => {
  it.each([
    // The grant proposals of the article on Cohen's kappa in Wikipedia: 20 both yes, 5 and 10 apart, 15 both no; and its two tables of 100
    [[20, 5, 10, 15], 0.4],
    [[45, 15, 25, 15], 0.1304],
    [[25, 35, 5, 35], 0.2593],
  ])("of %j is %d", ([yes = 0, left = 0, right = 0, no = 0], kappa) => {
    const pairs = [...times(yes, ["y", "y"]), ...times(left, ["y", "n"]), ...times(right, ["n", "y"]), ...times(no, ["n", "n"])]
    expect(cohenKappa(pairs)).toBeCloseTo(kappa, 4)
  })

  it("is not defined where there is nothing to agree on", () => {
    expect(cohenKappa([])).toBeUndefined()
    expect(cohenKappa(times(5, ["y", "y"]))).toBeUndefined()
  })
})

describe("Krippendorff's alpha, the examples of Krippendorff (2011)", () => {
  it("A: two names, two observers", () => {
    expect(krippendorffAlpha(units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), nominal)).toBeCloseTo(0.095, 3)
  })

  it("B: many names, two observers", () => {
    expect(krippendorffAlpha(units("a a b b d c c c e d d a", "b a b b b c c c e d d d"), nominal)).toBeCloseTo(0.692, 3)
  })

  it("C: four observers, values missing", () => {
    const data = units("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
    expect(krippendorffAlpha(data, nominal)).toBeCloseTo(0.743, 3)
    expect(krippendorffAlpha(data, interval)).toBeCloseTo(0.849, 3)
  })

  it("of spans, with tolerance", () => {
    const near = [
      [[{ start: 10, end: 20 }], [{ start: 11, end: 20 }]],
      [[{ start: 40, end: 55 }], [{ start: 40, end: 55 }]],
    ]
    expect(krippendorffAlpha(near, spansWithin(1))).toBe(1)
    expect(krippendorffAlpha(near, spansWithin(0))).toBeLessThan(1)
  })

  it("is not defined for a single value", () => expect(krippendorffAlpha([["a", undefined]], nominal)).toBeUndefined())
})

describe("Wilson's interval, the examples of Newcombe (1998), method 3", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %d of %d", (right, all, low, high) => {
    const found = wilsonInterval(right, all)!
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })
})
