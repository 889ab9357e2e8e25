import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { roundConfidence } from "./parts.ts"

describe("roundConfidence", () => {
  it.each([
    [0.123, 0.12],
    [0.126, 0.13],
    [0.995, 1],
    [1.2, 1],
    [-0.1, 0],
    [0.1 + 0.2, 0.3],
  ])("%d is %d", (probability, confidence) => expect(roundConfidence(probability)).toBe(confidence))

  it("refuses what is no number", () => expect(() => roundConfidence(Number.NaN)).toThrow(RangeError))

  it("has two decimals at most and does not change again", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (probability) => {
        const confidence = roundConfidence(probability)
        expect(String(confidence)).toMatch(/^(0|1|0\.\d{1,2})$/)
        expect(roundConfidence(confidence)).toBe(confidence)
      }),
    )
  })
})
