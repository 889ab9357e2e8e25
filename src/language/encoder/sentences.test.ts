/** What the encoder is given: title and dateline first, then the sentences that are read, every word with its place. */
import { describe, expect, test } from "vitest"
import file from "../../../knowledge/en/language.json" with { type: "json" }
import type { Report } from "../../record/index.ts"
import { segment } from "../segment.ts"
import { parseLanguageWords } from "../words.ts"
import { encoderSentences, wordsOf } from "./sentences.ts"

const words = parseLanguageWords(file)
const rowOf = (report: Report) => wordsOf(encoderSentences(report, words))
/** Sentences as their words, each after its field. */
const shown = (report: Report): string[] =>
  encoderSentences(report, words).map(({ kind, tokens }) => `${kind}: ${tokens.map(({ text }) => text).join(" ")}`)

describe("encoderSentences", () => {
  test.each<[string, Report, string[]]>([
    ["nothing", { text: "" }, []],
    ["a body", { text: "They met. They talked." }, ["body: They met .", "body: They talked ."]],
    [
      "title and dateline",
      { title: "Envoys meet", dateline: "DAMASCUS, June 4", text: "They met." },
      ["title: Envoys meet", "dateline: DAMASCUS , June 4", "body: They met ."],
    ],
    ["an empty title", { title: "  ", text: "They met." }, ["body: They met ."]],
    ["two paragraphs", { text: "They met.\n\nSyria's envoy left." }, ["body: They met .", "body: Syria 's envoy left ."]],
  ])("%s", (_what, report, expected) => expect(shown(report)).toEqual(expected))

  test("boilerplate is not given", () => {
    const report = { text: "They met.\n\nEnditem" }
    expect(segment(report, words).sentences.some(({ kind }) => kind === "boilerplate")).toBe(true)
    expect(shown(report)).toEqual(["body: They met ."])
  })

  test("a document that is cut already is taken as it is", () => {
    const report = { text: "They met. They talked." }
    expect(encoderSentences(report, words, segment(report, words))).toEqual(encoderSentences(report, words))
  })
})

describe("wordsOf", () => {
  const report = { title: "Envoys meet", dateline: "DAMASCUS, June 4", text: "The 🕊 envoys met.\n\nThey didn't talk." }

  test("every word stands where it says", () => {
    const texts = { title: report.title, dateline: report.dateline, body: report.text }
    for (const { text, start, end, field } of rowOf(report)) expect(texts[field].slice(start, end)).toBe(text)
  })

  test("sentences are counted from the title on, without gaps", () => {
    expect([...new Set(rowOf(report).map(({ sentence }) => sentence))]).toEqual([0, 1, 2, 3])
    expect(rowOf(report).find(({ field }) => field === "body")?.sentence).toBe(2)
  })
})
