/** Spans of a layer, decoded from planted probabilities: whole rows of labels, thresholds, hints, and ends free of marks. */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Planting, plant } from "../../../test/planted-labels.ts"
import type { LabelTable } from "../../language/index.ts"
import { type Reading, textOf } from "../reading.ts"
import { findSpans, trimMarks } from "./find-spans.ts"

const found = (layer: string, planting: Planting): string[] => {
  const { reading } = plant(planting)
  return findSpans(reading, layer).map((span) => `${span.label}: ${textOf(reading, span)}`)
}

describe("findSpans", () => {
  test.each<[string, string, string, string[]]>([
    ["nothing", "actor", "They met.", []],
    ["a span", "actor", "[Bashar al-Assad|a:person] left.", ["person: Bashar al-Assad"]],
    ["the first and the last word", "actor", "[Assad|a:person] met [Putin|b:person]", ["person: Assad", "person: Putin"]],
    ["two side by side", "actor", "the [Syrian|a:state] [president|b:unnamed]", ["state: Syrian", "unnamed: president"]],
    ["two of one label side by side", "when", "held [Monday|a:WHEN] [June 3|b:WHEN].", ["WHEN: Monday", "WHEN: June 3"]],
    ["over the end of a sentence", "content", "[We stay. We help|c:CONTENT].", ["CONTENT: We stay. We help"]],
    ["marks at its ends", "content", "He said: [“We stay.”|c:CONTENT]", ["CONTENT: We stay"]],
    ["marks inside", "actor", "[Abdul-Karim, Ali|a:person] left.", ["person: Abdul-Karim, Ali"]],
    ["marks alone", "content", "He said [“ ”|c:CONTENT] to us.", []],
    ["money and shares", "content", "It is [$5|a:CONTENT] or [5%|b:CONTENT].", ["CONTENT: $5", "CONTENT: 5%"]],
  ])("%s", (_what, layer, text, expected) => expect(found(layer, { text })).toEqual(expected))

  test("the title is not read, the dateline only for places", () => {
    const planting = { title: "[Assad|a:person] in [Tehran|p:WHERE]", dateline: "[DAMASCUS|d:WHERE], [June 4|w:WHEN]", text: "He came." }
    expect(found("actor", planting)).toEqual([])
    expect(found("when", planting)).toEqual([])
    expect(found("where", planting)).toEqual(["WHERE: DAMASCUS"])
  })

  test("no span goes from dateline to body", () => {
    const text = "[Damascus|b:WHERE] is a city."
    expect(found("where", { dateline: "[DAMASCUS|d:WHERE]", text })).toEqual(["WHERE: DAMASCUS", "WHERE: Damascus"])
  })

  test.each<[string, number, number, string[]]>([
    ["likelier than not", 0, 0.6, ["person: Assad"]],
    ["less likely than not", 0, 0.4, []],
    ["against a push", 1, 0.6, []],
    ["with a pull", -1, 0.4, ["person: Assad"]],
  ])("%s", (_what, outside, probability, expected) => {
    const text = `[Assad|a:person~${probability}] left.`
    expect(found("actor", { text, settings: { outside: { actor: outside } } })).toEqual(expected)
  })

  test.each<[string, number, string | undefined, string[]]>([
    ["knowledge pushes over", 2, "meeting", ["meeting: met"]],
    ["knowledge speaks for another label", 2, "call", []],
    ["knowledge does not speak", 2, undefined, []],
    ["its push is nothing", 0, "meeting", []],
  ])("%s", (_what, hint, label, expected) => {
    const { reading, span } = plant({ text: "They [met|m:meeting~0.3].", settings: { hints: { trigger: hint } } })
    const hints = { trigger: new Map(label ? [[span("m").first, new Set([label])]] : []) }
    expect(findSpans({ ...reading, hints }, "trigger").map((one) => `${one.label}: ${textOf(reading, one)}`)).toEqual(expected)
  })

  test("the probability of a span is the mean over its words", () => {
    const { reading } = plant({ text: "[Bashar|a:person~0.9] left." })
    expect(findSpans(reading, "actor")[0]?.probability).toBeCloseTo(0.9, 9)
  })

  test("whatever the probabilities, spans are in order, apart, within the text and of known labels", () => {
    const { reading } = plant({ text: "one two three, four five. six (seven) eight nine -- ten eleven" })
    const labels = ["O", "B-person", "I-person", "B-state", "I-state"]
    const count = reading.labels.words.length
    const row = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: labels.length, maxLength: labels.length }).map((values) => {
      const sum = values.reduce((a, b) => a + b, 0) || 1
      return Float64Array.from(values, (value) => value / sum)
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: count, maxLength: count }), (rows) => {
        const table: LabelTable = { labels, of: (word) => rows[word]! }
        const spans = findSpans({ ...reading, labels: { ...reading.labels, table: () => table } } as Reading, "actor")
        spans.forEach((span, index) => {
          expect(span.first).toBeGreaterThanOrEqual(index === 0 ? 0 : spans[index - 1]!.last)
          expect(span.last).toBeGreaterThan(span.first)
          expect(span.last).toBeLessThanOrEqual(count)
          expect(["person", "state"]).toContain(span.label)
          expect(textOf(reading, span)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}]$/u)
        })
      }),
      { numRuns: 200, seed: 5 },
    )
  })
})

describe("trimMarks", () => {
  test("keeps what else a span says of itself", () => {
    const { reading, span } = plant({ text: "He said [“We stay.”|c:CONTENT]" })
    const trimmed = trimMarks(reading, { ...span("c"), label: "CONTENT", probability: 0.5 })
    expect(trimmed).toMatchObject({ label: "CONTENT", probability: 0.5 })
  })
})
