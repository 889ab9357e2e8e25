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

/** A document as lines: B boilerplate, D dateline, H headline, and the body's sentences as they stand. */
function outline(text: string): string[] {
  const letters = { boilerplate: "B ", dateline: "D ", headline: "H ", body: "" }
  return segment({ text, published: "2021-03-09" }, words).sentences.map((s) => letters[s.kind] + text.slice(s.start, s.end))
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
          rest += `${document.text.slice(at, start)} `
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
    expect(performance.now() - start).toBeLessThan(15_000)
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

describe("the parts of a saved page", () => {
  test("an agency's page", () => {
    const lines = [
      "B Home » News » Politics",
      "B News ID: 85501234",
      "B Tue Mar 9, 2021 12:05PM [Last Updated: Tue Mar 9, 2021 1:15PM]",
      "H Minister meets envoy in Damascus",
      "B By Ali Khan",
      "D TEHRAN, Mar. 09 (MNA) –",
      "The minister met the envoy.",
      "B MP/PR",
      "B Photo: Mehr/Ali Sharifi",
      "B Read more:",
      "B Iran, Syria vow to boost ties",
    ]
    const text = lines
      .map((line) => line.replace(/^[BDH] /, ""))
      .join("\n")
      .replace("–\n", "– ")
    expect(outline(text)).toEqual(lines)
  })

  test("a headline that the report gives as its title, or over a sentence", () => {
    const body = "The minister met the envoy on Tuesday."
    expect(outline(`Minister meets envoy\n${body}`)).toEqual(["H Minister meets envoy", body])
    const title = "“We are friends,” says minister. Envoy agrees."
    expect(segment({ text: `${title}\n${body}`, title }, words).sentences.map((s) => s.kind)).toEqual(["headline", "body"])
  })

  test("a ministry's page", () => {
    const text =
      "March 9, 2021\nOttawa, Ontario\nThe Prime Minister spoke by video with the President.\nHe will visit Accra.\n\nAssociated Links\nCanada-Ghana relations"
    expect(outline(text)).toEqual([
      "D March 9, 2021",
      "D Ottawa, Ontario",
      "The Prime Minister spoke by video with the President.",
      "He will visit Accra.",
      "B Associated Links",
      "B Canada-Ghana relations",
    ])
    expect(segment({ text }, words).dateline).toMatchObject({ span: { start: 0, end: 29 }, place: { text: "Ottawa" }, date: "2021-03-09" })
  })

  test("a resolution", () => {
    const text =
      "1. Welcomes the visit;\n2. Takes note of S/RES/2334 (2016);\n(a) calls on both sides to meet;\n\nFor more information, please contact:\nPress Office, Ministry of Foreign Affairs\nTel.: +233 30 273 8465"
    expect(outline(text).map((line) => line.slice(0, 6))).toEqual(["1. Wel", "2. Tak", "(a) ca", "B For ", "B Pres", "B Tel."])
  })
})
