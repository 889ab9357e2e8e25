import fc from "fast-check"
import { describe, expect, test } from "vitest"
import file from "../../knowledge/en/language.json" with { type: "json" }
import type { Document } from "./document.ts"
import { segment } from "./segment.ts"
import { parseLanguageWords } from "./words.ts"

const words = parseLanguageWords(file)

/** What holds for the document of any text: slices exact, in order, and nothing but blanks left out. */
function expectWhole(document: Document): void {
  let end = 0
  for (const [index, sentence] of document.sentences.entries()) {
    expect(sentence.start).toBeGreaterThanOrEqual(end)
    end = sentence.end
    const tokens = document.tokens.slice(sentence.first, sentence.last)
    expect(tokens.every((token) => token.sentence === index && token.start >= sentence.start && token.end <= sentence.end)).toBe(true)
    expect(tokens.length > 0).toBe(sentence.kind !== "boilerplate")
  }
  let at = 0
  for (const { start, end, text } of document.tokens) {
    expect(text).toBe(document.text.slice(start, end))
    expect(start).toBeGreaterThanOrEqual(at)
    expect(end).toBeGreaterThan(start)
    at = end
  }
  for (const { start, end } of document.quotations) expect(end).toBeGreaterThanOrEqual(start)
}

const pieces = [
  "The minister said",
  " ",
  "\n",
  "\n\n",
  "\r\n",
  ". ",
  "? ",
  '"',
  "“",
  "”",
  "'",
  "’",
  "«",
  "»",
  "(",
  ")",
  "U.S.",
  "Gen. ",
  "DAMASCUS, June 4 (AFP) -",
  "End/ 257",
  "…",
  "...",
  "-",
  "—",
  "\u0000",
  "\ud800",
  "\udc00",
  "😀",
  "é",
  "e\u0301",
  "\u200d",
  "12.5",
  "$",
  "%",
  "www.",
  "a@b.c",
  "By Ali Khan",
  "1. ",
  "• ",
  "\u0085",
  "\u2028",
  "n't",
  "'s",
  "/",
  ":",
]

describe("segment", () => {
  test("holds for any text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((p) => p.join("")),
    )
    fc.assert(
      fc.property(text, (text) => expectWhole(segment({ text, published: "2024-06-04" }, words))),
      { numRuns: 400, seed: 7 },
    )
  })

  test("leaves out nothing but blanks", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const document = segment({ text: parts.join("") }, words)
        if (document.issues.length) return
        const kept = [...document.tokens, ...document.sentences.filter((s) => s.kind === "boilerplate")].sort((a, b) => a.start - b.start)
        let [rest, at] = ["", 0]
        for (const { start, end } of kept) {
          rest += document.text.slice(at, start)
          at = end
        }
        expect((rest + document.text.slice(at)).replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{M}]/gu, "")).toBe("")
      }),
      { numRuns: 400, seed: 8 },
    )
  })

  test("does not change its arguments and gives the same twice", () => {
    const report = Object.freeze({
      text: "DAMASCUS, June 4 (AFP) - The ministers met. “We are friends,” he said.",
      published: "2024-06-04",
    })
    expect(segment(report, words)).toEqual(segment(report, words))
  })

  test.each([
    ["one line of 10 MB", "The foreign minister met the president of Syria and said that the talks were good. ".repeat(120_000)],
    ["one word of 10 MB", "a".repeat(10_000_000)],
    ["100,000 quotation marks", '"'.repeat(100_000)],
    ["nested brackets", `${"([{".repeat(50_000)}${")]}".repeat(50_000)}`],
    ["only emoji", "😀".repeat(200_000)],
    ["controls", "\u0001\u0000".repeat(300_000)],
    ["lone surrogates", "\ud800a".repeat(200_000)],
    ["blank lines", "a\n\n".repeat(100_000)],
    ["stops", ". ".repeat(200_000)],
    ["signs of an address", "a@".repeat(200_000)],
    ["names", "Abc ".repeat(200_000)],
  ])("bounded: %s", (_, text) => {
    const start = performance.now()
    const document = segment({ text }, words)
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(Math.max(0, ...document.sentences.slice(0, 1000).map((s) => s.last - s.first))).toBeLessThanOrEqual(200)
  })

  test("a text past the limit is cut at a blank and says so", () => {
    const text = "The foreign minister met the president of Syria. ".repeat(30_000)
    const document = segment({ text }, words)
    expect(document.issues).toEqual([
      { code: "text-too-long", message: expect.any(String), span: { start: document.sentences.at(-1)!.end, end: text.length } },
    ])
    expect(/\S/.test(text[document.tokens.at(-1)!.end] ?? " ")).toBe(false)
  })
})
