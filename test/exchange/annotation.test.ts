/** Annotations over records as they are: what goes out comes back, and every offset is where it says, also beyond the first plane. */
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bratConfiguration, exportBrat } from "../../src/exchange/annotation/brat.ts"
import { importBrat } from "../../src/exchange/annotation/brat-read.ts"
import { conlluOf } from "../../src/exchange/annotation/conllu.ts"
import { annotationsOf } from "../../src/exchange/annotation/web-annotation.ts"
import { importWebAnnotations } from "../../src/exchange/annotation/web-annotation-read.ts"
import { toCodePoints, toUnits } from "../../src/exchange/code-points.ts"
import { parseLanguageWords } from "../../src/language/index.ts"
import { kept } from "./kept.ts"

describe("code points", () => {
  it("go there and back", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const [points, units] = [toCodePoints(text), toUnits(text)]
        const letters = [...text]
        expect(points(text.length)).toBe(letters.length)
        for (let point = 0; point <= letters.length; point++) {
          const unit = letters.slice(0, point).join("").length
          expect([units(point), points(unit)]).toEqual([unit, point])
        }
        expect(units(letters.length + 1)).toBeUndefined()
      }),
    ))
})

describe("W3C Web Annotation", () => {
  it.each(kept.map((one, at) => [`${at} ${one.record.report.id}`, one] as const))("%s comes back, span by span", (_, one) => {
    const all = annotationsOf(one, 300) as { target: { source: { id: string } }; body: { value: string }[] }[]
    const own = all.filter(({ target }) => !/\/(title|dateline)$/.test(target.source.id))
    const { annotations, faults } = importWebAnnotations(JSON.stringify({ items: own }), one.report.text)
    expect(faults).toEqual([])
    expect(annotations.map(({ tags, values }) => [...tags, ...values])).toEqual(own.map(({ body }) => body.map(({ value }) => value)))
    const mentions = one.record.actors.flatMap((actor) => actor.mentions.filter(({ field }) => field === undefined))
    expect(annotations.filter(({ tags }) => tags[0] === "mention").map(({ span }) => span)).toEqual(mentions)
  })

  const text = "The minister met the minister. 😀 He left."
  const note = (selector: unknown, more: object = {}) => ({ type: "Annotation", body: "x", target: { source: "s", selector }, ...more })
  it.each([
    ["its position", note({ type: "TextPositionSelector", start: 31, end: 32 }), { start: 31, end: 33, text: "😀" }],
    ["its quote", note({ type: "TextQuoteSelector", exact: "met" }), { start: 13, end: 16, text: "met" }],
    [
      "its quote with what is before",
      note({ type: "TextQuoteSelector", exact: "minister", prefix: "met the " }),
      { start: 21, end: 29, text: "minister" },
    ],
    [
      "its quote where the position is off",
      note([
        { type: "TextPositionSelector", start: 0, end: 3 },
        { type: "TextQuoteSelector", exact: "left" },
      ]),
      { start: 37, end: 41, text: "left" },
    ],
    ["nothing, as the quote stands twice", note({ type: "TextQuoteSelector", exact: "minister" }), "quote-ambiguous"],
    ["nothing, as the quote stands nowhere", note({ type: "TextQuoteSelector", exact: "president" }), "quote-missing"],
    ["nothing, as it lies outside", note({ type: "TextPositionSelector", start: 30, end: 99 }), "position-outside"],
    ["nothing, as it has no selector", note(undefined), "selector-missing"],
    ["nothing, as it is none", { type: "Other" }, "annotation-foreign"],
    ["nothing, as it is null", null, "annotation-foreign"],
  ])("is placed by %s", (_, raw, expected) => {
    const { annotations, faults } = importWebAnnotations(JSON.stringify([raw]), text)
    if (typeof expected === "string") expect(faults).toEqual([{ number: 1, code: expected, raw }])
    else expect(annotations).toEqual([{ number: 1, id: null, span: expected, tags: [], values: ["x"] }])
  })
})

describe("brat", () => {
  it.each(kept.map((one, at) => [`${at} ${one.record.report.id}`, one] as const))("%s comes back", (_, one) => {
    const annotations = exportBrat(one)
    const file = importBrat(annotations, one.report.text)
    expect(file.faults).toEqual([])
    const kinds = new Set([...bratConfiguration().matchAll(/^([A-Z][\w-]*)/gm)].map(([, kind]) => kind))
    for (const { kind } of [...file.spans, ...file.events]) expect(kinds.has(kind)).toBe(true)
    const spans = new Map(file.spans.map((span) => [span.id, span]))
    const triggers = one.record.events.flatMap(({ type, evidence: [span] }) => (span!.field === undefined ? [[type, span!.start]] : []))
    const events = file.events.filter(({ kind }) => !["Statement", "Tie", "Tour"].includes(kind))
    expect(events.map(({ kind, trigger }) => [kind.toLowerCase(), spans.get(trigger)!.pieces[0]!.start])).toEqual(triggers)
    const statements = file.events.filter(({ kind }) => kind === "Statement")
    expect(statements.length).toBe(one.record.statements.filter(({ cue, content }) => (cue ?? content[0]!).field === undefined).length)
    expect(file.attributes.filter(({ kind }) => kind === "Status").map(({ value }) => value)).toEqual(
      one.record.events.filter(({ evidence: [span] }) => span!.field === undefined).map(({ status }) => status),
    )
  })

  it("keeps a span over lines in pieces", () => {
    const text = "The foreign\r\nminister 😀 left."
    const file = importBrat("T1\tOffice 4 11;13 21\tforeign minister\nT2\tTime 22 23\t😀", text)
    expect(file.faults).toEqual([])
    expect(file.spans.map(({ pieces }) => pieces.map((piece) => piece.text))).toEqual([["foreign", "minister"], ["😀"]])
  })

  const bad: [string, string][] = [
    ["T1\tPerson 0 3\tAna", ""],
    ["T1\tPerson 0 3\tAnn", "span-differs"],
    ["T1\tPerson 0 99\tAna", "span-outside"],
    ["T1\tPerson 3 3\t", "span-outside"],
    ["T1 Person 0 3 Ana", "line-unreadable"],
    ["T1\tPerson 0\tAna", "line-unreadable"],
    ["E1\tMeeting:T9", "reference-missing"],
    ["E1\tMeeting", "line-unreadable"],
    ["R1\tHolds Arg1:T8 Arg2:T9", "reference-missing"],
    ["R1\tHolds", "line-unreadable"],
    ["A1\tStatus E9 planned", "reference-missing"],
    ["A1\tStatus", "line-unreadable"],
    ["*\tEquiv", "line-unreadable"],
    ["#1\tAnnotatorNotes", "line-unreadable"],
    ["nonsense", "line-unreadable"],
  ]
  it.each(bad)("%j is told by its line", (line, code) => {
    const { faults } = importBrat(`\n${line}\n`, "Ana spoke.")
    expect(faults).toEqual(code === "" ? [] : [{ line: 2, code, raw: line }])
  })
})

describe("CoNLL-U", () => {
  const words = parseLanguageWords(JSON.parse(readFileSync(new URL("../../knowledge/en/language.json", import.meta.url), "utf8")))
  it.each(kept.map((one, at) => [`${at} ${one.record.report.id}`, one] as const))("%s has every token where it says", (_, one) => {
    const lines = conlluOf(one, words).split("\n")
    const units = toUnits(one.report.text)
    const tokens = lines.filter((line) => /^\d/.test(line)).map((line) => line.split("\t"))
    expect(tokens.length).toBeGreaterThan(20)
    for (const cells of tokens) {
      expect(cells.length).toBe(10)
      const [, from, to] = /TokenRange=(\d+):(\d+)$/.exec(cells[9]!)!
      expect(one.report.text.slice(units(Number(from))!, units(Number(to))!)).toBe(cells[1])
    }
    expect(lines.filter((line) => line.includes("Event=B-")).length).toBeGreaterThan(one.record.events.length > 0 ? 0 : -1)
  })
})
