import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { makeSpan, quoteOf } from "./spans.ts"

const report = { text: "He met “Ana” in Łódź 🕊.", title: "Ana met" }

describe("makeSpan", () => {
  it.each([
    [0, 2, "He"],
    [8, 11, "Ana"],
    [16, 20, "Łódź"],
    [21, 23, "🕊"],
  ])("quotes %i-%i", (start, end, text) => expect(makeSpan(report.text, start, end)).toEqual({ start, end, text }))

  it.each([
    [3, 3],
    [4, 2],
    [-1, 2],
    [0, 25],
    [0.5, 2],
    [Number.NaN, 2],
  ])("refuses %d-%d", (start, end) => expect(() => makeSpan(report.text, start, end)).toThrow(RangeError))

  it("quotes the slice of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        const span = makeSpan(text, start, end)
        expect(span.text).toBe(text.slice(start, end))
        expect(quoteOf(span, { text })).toBe(span.text)
      }),
    )
  })
})

describe("quoteOf", () => {
  it.each([
    [{ start: 0, end: 2 }, "He"],
    [{ start: 0, end: 3, field: "title" }, "Ana"],
    [{ start: 0, end: 3, field: "dateline" }, undefined],
    [{ start: 4, end: 9, field: "title" }, undefined],
    [{ start: 4, end: 4 }, undefined],
  ] as const)("%j is %j", (span, words) => expect(quoteOf(span, report)).toBe(words))
})
