/** Annotation tools: what goes out comes back mark by mark and agrees with its record; what coders change is told, and what is damaged too. */
import { describe, expect, it } from "vitest"
import { exportBrat } from "../../src/exchange/annotation/brat.ts"
import { importBrat } from "../../src/exchange/annotation/brat-read.ts"
import { compareMarks, foldKind } from "../../src/exchange/annotation/compare-marks.ts"
import { doccanoLine, importDoccano } from "../../src/exchange/annotation/doccano.ts"
import { labelStudioLabels, labelStudioTask } from "../../src/exchange/annotation/label-studio.ts"
import { importLabelStudio } from "../../src/exchange/annotation/label-studio-read.ts"
import type { ImportedMarks, MarkedDocument } from "../../src/exchange/annotation/marked-document.ts"
import { choicesOf, linksOf, type Marks, markRecord, SPAN_KINDS } from "../../src/exchange/annotation/marks.ts"
import { readAnnotationPage } from "../../src/exchange/annotation/web-annotation-read.ts"
import { LINE_FAULTS } from "../../src/exchange/field/claim.ts"
import { seededNumbers } from "../damage.ts"
import { kept } from "./kept.ts"
import { bytesOf } from "./told.ts"

const first = kept[0]!

/** What each tool is given, and what is read of it. */
const TOOLS = {
  labelstudio: { write: () => JSON.stringify(kept.map(labelStudioTask), null, 1), read: importLabelStudio },
  doccano: { write: () => kept.map((one) => `${JSON.stringify(doccanoLine(one))}\n`).join(""), read: importDoccano },
} as const

/** Where marks stand, with the kinds of those that they lead to; ids are the tool's own. */
function shapeOf(marks: Marks) {
  const spans = new Map(marks.spans.map(({ id, kind, pieces }) => [id, `${kind} ${pieces[0]!.start} ${pieces.at(-1)!.end}`]))
  return {
    spans: [...spans.values()],
    links: linksOf(marks).map(({ kind, from, to }) => `${spans.get(from)} ${kind} ${spans.get(to)}`),
  }
}

describe.each(Object.entries(TOOLS))("%s", (format, { write, read }) => {
  const { documents, faults } = read(bytesOf(write()))

  it("comes back mark by mark", () => {
    expect(faults).toEqual([])
    expect(documents.map(({ text }) => text)).toEqual(kept.map(({ report }) => report.text))
    for (const [at, { marks }] of documents.entries()) {
      const own = markRecord(kept[at]!.report, kept[at]!.record)
      expect(shapeOf(marks)).toEqual(shapeOf(own))
      if (format === "labelstudio")
        expect(choicesOf(marks).map(({ kind, value }) => [kind, value])).toEqual(choicesOf(own).map(({ kind, value }) => [kind, value]))
    }
  })

  it("agrees with the record that it was made of", () => {
    for (const [at, document] of [...documents.entries()].slice(-25)) {
      const there = { kept: kept[at]!, marks: markRecord(kept[at]!.report, kept[at]!.record) }
      const proposals = compareMarks(document, there, comparisonOf(format, documents))
      expect(proposals.filter(({ verdict }) => verdict !== "agree")).toEqual([])
    }
  })
})

const comparisonOf = (format: string, documents: readonly MarkedDocument[], isWhole = false) => ({
  format,
  kinds: SPAN_KINDS,
  isWhole,
  used: new Set(documents.flatMap(({ marks }) => marks.spans.map(({ kind }) => foldKind(kind)))),
})

it("the configuration of Label Studio has every label, relation and choice", () => {
  const xml = labelStudioLabels()
  const values = (tag: string) => new Set([...xml.matchAll(new RegExp(`<${tag} value="([^"]+)"/>`, "g"))].map(([, value]) => value))
  for (const { report, record } of kept) {
    const marks = markRecord(report, record)
    for (const { kind } of marks.spans) expect(values("Label")).toContain(kind)
    for (const { kind } of linksOf(marks)) expect(values("Relation")).toContain(kind)
    for (const { value } of choicesOf(marks)) expect(values("Choice")).toContain(value)
  }
})

describe("what a coder changed", () => {
  const text = "Ana Silva met Bo Lind in Oslo on Monday. Ana Silva then left."
  const span = (words: string, from = 0) => {
    const start = text.indexOf(words, from)
    return { start, end: start + words.length, text: words }
  }
  const region = (id: string, label: string, at: object) => ({
    id,
    type: "labels",
    from_name: "label",
    to_name: "text",
    value: { ...at, labels: [label] },
  })
  const record = {
    ...first.record,
    actors: [
      {
        id: "a1",
        kind: "person" as const,
        name: "Ana Silva",
        offices: [],
        mentions: [span("Ana Silva"), span("Ana Silva", 20)],
        confidence: 1,
      },
      { id: "a2", kind: "person" as const, name: "Bo Lind", offices: [], mentions: [span("Bo Lind")], confidence: 1 },
    ],
    events: [
      {
        id: "e1",
        type: "meeting" as const,
        status: "occurred" as const,
        participants: [
          { actor: "a1", role: "participant" as const, evidence: [span("Ana Silva")], confidence: 1 },
          { actor: "a2", role: "participant" as const, evidence: [span("Bo Lind")], confidence: 1 },
        ],
        topics: [],
        attribution: "narrator" as const,
        evidence: [span("met")],
        confidence: 1,
      },
    ],
    statements: [],
    ties: [],
    tours: [],
  }
  const source = { key: "r-1", report: { ...first.report, text }, record }
  const there = { kept: source, marks: markRecord(source.report, record) }
  const results = [
    region("p", "Person", span("Ana Silva", 20)),
    region("q", "Bystander", span("Bo Lind")),
    region("m", "Visit", span("met")),
    { id: "m", type: "choices", from_name: "status", value: { ...span("met"), choices: ["planned"] } },
    region("o", "Place", span("Oslo")),
    { type: "relation", from_id: "m", to_id: "p", labels: ["Participant"] },
    { type: "relation", from_id: "m", to_id: "o", labels: ["Place"] },
  ]
  const task = {
    id: 7,
    data: { text },
    annotations: [
      { id: 1, result: results },
      { id: 2, was_cancelled: true, result: [null] },
    ],
  }
  const { documents, faults } = importLabelStudio(bytesOf(JSON.stringify([task])))

  it("is told by slot", () => {
    expect([faults, documents.length, documents[0]!.id]).toEqual([[], 1, "7/1"])
    const proposals = compareMarks(documents[0]!, there, comparisonOf("labelstudio", documents))
    expect(
      proposals.map(({ verdict, about, slots }) => [verdict, about, slots.map(({ slot, verdict: one }) => `${slot} ${one}`).join(", ")]),
    ).toEqual([
      ["agree", "Person: Ana Silva", "label agree, words agree"],
      ["agree", "Bystander: Bo Lind", "label here, words agree"],
      ["differ", "Visit: met", "label differ, words agree, status differ, participant differ, place here"],
      ["only-here", "Place: Oslo", ""],
      ["only-there", "Person: Ana Silva", ""],
    ])
    expect(proposals[2]).toMatchObject({
      occurrences: ["r-1/e1"],
      slots: [{}, {}, { here: "planned", there: "occurred" }, { here: "Ana Silva", there: "Ana Silva; Bo Lind" }, { here: "Oslo" }],
      evidence: [{ report: "r-1", quote: "Ana Silva met Bo Lind in Oslo on Monday." }],
    })
  })

  it("is only here without the text in the store", () => {
    const proposals = compareMarks(documents[0]!, undefined, comparisonOf("labelstudio", documents))
    expect(proposals.map(({ verdict }) => verdict)).toEqual(["only-here", "only-here", "only-here", "only-here"])
  })
})

describe("other shapes", () => {
  const text = "😀 Ana met Bo."
  it.each<[string, ImportedMarks]>([
    ["JSON-MIN", importLabelStudio(bytesOf(JSON.stringify([{ id: 1, text, label: [{ start: 2, end: 5, labels: ["Person"] }] }])))],
    [
      "completions without words",
      importLabelStudio(
        bytesOf(
          JSON.stringify([
            {
              id: 1,
              data: { body: text },
              completions: [{ result: { id: "x", type: "labels", value: { start: 2, end: 5, labels: ["Person"] } } }],
            },
          ]),
        ),
      ),
    ],
    [
      "marked-up text",
      importLabelStudio(
        bytesOf(
          JSON.stringify([
            {
              data: { text },
              predictions: [
                {
                  result: [
                    {
                      type: "hypertextlabels",
                      value: { start: "/p[1]", globalOffsets: { start: 2, end: 5 }, hypertextlabels: ["Person"] },
                    },
                  ],
                },
              ],
            },
          ]),
        ),
      ),
    ],
    ["doccano's tuples", importDoccano(bytesOf(JSON.stringify({ id: 3, data: text, label: [[2, 5, "Person"]] })))],
  ])("%s", (_, { documents, faults }) => {
    expect(faults).toEqual([])
    expect(documents.flatMap(({ marks }) => marks.spans)).toMatchObject([{ kind: "Person", pieces: [{ start: 3, end: 6, text: "Ana" }] }])
  })
})

/** Fifty damaged files of each. */
describe("damaged files", () => {
  const small = kept.slice(0, 3)
  const files = {
    labelstudio: { whole: JSON.stringify(small.map(labelStudioTask)), read: (text: string) => importLabelStudio(bytesOf(text)).faults },
    doccano: {
      whole: small.map((one) => JSON.stringify(doccanoLine(one))).join("\n"),
      read: (text: string) => importDoccano(bytesOf(text)).faults,
    },
    brat: { whole: exportBrat(first), read: (text: string) => importBrat(text, first.report.text).faults },
  }
  const harms: readonly ((text: string, below: (most: number) => number) => string)[] = [
    (text, below) => text.slice(0, below(text.length)),
    (text) => text.replace(/("start(?:_offset)?":|^T\d+\t\S+ )\d+/m, "$199999999"),
    (text) =>
      text.replace(/("(?:from_id|to_id)":)("[^"]*"|\d+)|(?<=^E1\t\S+:)T\d+/m, (_, key = "") => (key === "" ? "T999" : `${key}"T999"`)),
    (text, below) => text.replace(/"text":"|^T1\t/m, (found) => (found.startsWith("T") ? `T1 ${below(9)}` : `"text":${below(9)},"was":"`)),
    (text) => text.replaceAll("\t", " ").replaceAll('"labels":', '"Labels":').replaceAll('"label":', '"labeled":'),
    (text, below) => text.slice(0, below(text.length)) + String.fromCharCode(0, 7, 0xfffd) + text.slice(-below(50)),
    () => "<html><body>502 Bad Gateway</body></html>",
    (text) => text.split("").reverse().join(""),
    () => '[[], null, 7, "x"]',
    (text, below) => text.replace(/"text":"[^"]{4}|\t\w+$/m, (found) => `${found}${"x".repeat(1 + below(5))}`),
  ]

  it.each(Object.entries(files).flatMap(([name, file]) => Array.from({ length: 50 }, (_, at) => [name, at, file] as const)))(
    "%s, case %d: what is not read is told",
    (name, at, { whole, read }) => {
      const number = seededNumbers(at * 7919 + 1)
      const harmed = harms[at % harms.length]!(whole, (most) => Math.floor(number() * most))
      const faults = read(harmed)
      for (const { code, line } of faults) expect([code in LINE_FAULTS, line >= 1]).toEqual([true, true])
      const isSeen = at % harms.length !== 0 && at % harms.length !== 5 && !(name === "doccano" && at % harms.length === 9) // it has no words
      if (isSeen) expect(faults.length).toBeGreaterThan(0)
    },
  )

  it.each(Array.from({ length: 50 }, (_, at) => at))("W3C, case %d: every item is an annotation or a fault", (at) => {
    const number = seededNumbers(at * 104_729 + 1)
    const below = (most: number): number => Math.floor(number() * most)
    const good = { type: "Annotation", target: { source: "urn:dragoman:r-1", selector: { type: "TextQuoteSelector", exact: "x" } } }
    const bad = [
      null,
      7,
      "x",
      [],
      {},
      { type: "Annotation" },
      { type: ["Annotation"], target: [null, 3] },
      { ...good, target: below(9) },
      { ...good, body: [null, { value: 3 }] },
    ]
    const items = Array.from({ length: 1 + below(9) }, () => (below(2) ? good : bad[below(bad.length)]))
    const { loose, faults } = readAnnotationPage(JSON.stringify(below(2) ? items : { first: { items } }))
    expect([...loose, ...faults].map((one) => one.number).sort()).toEqual(items.map((_, index) => index + 1))
    for (const { code } of faults) expect(code in LINE_FAULTS).toBe(true)
  })
})
