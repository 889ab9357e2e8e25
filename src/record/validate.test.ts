import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { FAULT_CODES, type FaultCode } from "./faults.ts"
import { makeHead, type Report } from "./report.ts"
import sample from "./sample.json" with { type: "json" }
import type { DiplomaticRecord } from "./schema.ts"
import { makeSpan } from "./spans.ts"
import { validateRecord } from "./validate.ts"
import { spansIn } from "./validate-spans.ts"

interface Sample {
  report: Report
  record: DiplomaticRecord
}

const freshSample = () => structuredClone(sample) as Sample
/** A planted fault may break the types, as records come from anywhere. */
// biome-ignore lint/suspicious/noExplicitAny: the faults are meant to break the types
type Loose = any

const planted: [FaultCode, string, (record: Loose, report: Report) => void][] = [
  ["schema", "a missing section", (record) => delete record.ties],
  ["schema", "a confidence above 1", (record) => (record.actors[0].confidence = 1.5)],
  ["schema", "an empty name", (record) => (record.actors[0].name = " ")],
  ["schema", "half an offset", (record) => (record.actors[0].mentions[0].start = 0.5)],
  ["schema", "an offset below 0", (record) => (record.actors[0].mentions[0].start = -1)],
  ["schema", "a runtime of another kind", (record) => (record.producer.runtime = "cuda")],
  ["schema-unknown", "another version", (record) => (record.schema = "dragoman/record/2")],
  ["field-unknown", "an extra field", (record) => (record.events[0].mood = "warm")],
  ["word-unknown", "a type of event", (record) => (record.events[0].type = "dinner")],
  ["word-unknown", "a role", (record) => (record.events[0].participants[0].role = "speaker")],
  ["word-unknown", "a type of tie", (record) => (record.ties[0].type = "CONSULT")],
  ["evidence-missing", "an event without evidence", (record) => delete record.events[0].evidence],
  ["evidence-missing", "a participant with an empty list", (record) => (record.events[0].participants[0].evidence = [])],
  ["evidence-missing", "a place with one span and no list", (record) => (record.events[0].place.evidence = record.events[0].evidence[0])],
  ["evidence-missing", "an office without evidence", (record) => delete record.actors[0].offices[0].evidence],
  ["evidence-missing", "a leg without evidence", (record) => (record.tours[0].legs[0].evidence = [])],
  ["evidence-missing", "a time without evidence", (record) => delete record.events[0].time.evidence],
  ["evidence-missing", "an actor without a mention", (record) => (record.actors[0].mentions = [])],
  ["evidence-missing", "a statement without content", (record) => (record.statements[0].content = [])],
  ["evidence-missing", "a tie without evidence", (record) => (record.ties[0].evidence = [])],
  ["id-malformed", "a word as id", (record) => (record.tours[0].id = "tour")],
  ["id-malformed", "a number from 0", (record) => (record.ties[0].id = "p0")],
  ["id-malformed", "an event as speaker", (record) => (record.statements[0].speaker = "e1")],
  ["id-malformed", "an actor as attribution", (record) => (record.events[0].attribution = "a1")],
  ["id-repeated", "two actors", (record) => record.actors.push(record.actors[4])],
  ["id-repeated", "two statements", (record) => record.statements.push(record.statements[0])],
  ["reference-unknown", "a participant", (record) => (record.events[0].participants[0].actor = "a99")],
  ["reference-unknown", "an attribution", (record) => (record.events[0].attribution = "s99")],
  ["reference-unknown", "a traveller", (record) => (record.tours[0].traveller = "a99")],
  ["reference-unknown", "the event of a leg", (record) => (record.tours[0].legs[0].event = "e99")],
  ["reference-unknown", "a speaker", (record) => (record.statements[0].speaker = "a99")],
  ["reference-unknown", "an addressee", (record) => (record.statements[0].addressee = "a99")],
  ["reference-unknown", "an occasion", (record) => (record.statements[0].occasion = "e99")],
  ["reference-unknown", "whom it is about", (record) => record.statements[0].about.push("a99")],
  ["reference-unknown", "the source of a tie", (record) => (record.ties[0].source = "a99")],
  ["reference-unknown", "the target of a tie", (record) => (record.ties[0].target = "a99")],
  ["reference-unknown", "the statement of a tie", (record) => (record.ties[0].statement = "s99")],
  ["date-malformed", "a date as newspapers write it", (record) => (record.events[0].time.value = "June 4, 2024")],
  ["date-malformed", "a day that is not in the calendar", (record) => (record.events[0].time.value = "2023-02-29")],
  ["date-malformed", "an interval that runs backwards", (record) => (record.events[0].time.value = "2024-06-05/2024-06-04")],
  ["date-malformed", "the day of publication", (record) => (record.report.published = "Tuesday")],
  ["country-malformed", "two letters", (record) => (record.actors[0].country = "IR")],
  ["country-malformed", "a name", (record) => (record.tours[0].legs[0].country = "Lebanon")],
  ["hash-malformed", "a short hash", (record) => (record.producer.model = "abc")],
  ["head-mismatch", "another report", (record) => (record.report.id = "sample-2")],
  ["head-mismatch", "another length", (record) => (record.report.length += 1)],
  ["head-mismatch", "a text that was changed", (_, report) => (report.text = report.text.replace("friends, after", "friends; after"))],
  ["head-mismatch", "another publisher", (record) => (record.report.publisher = "Another agency")],
  ["head-mismatch", "no title", (record) => delete record.report.title],
  ["head-mismatch", "a dateline that is not there", (record) => (record.report.dateline.text = "DAMASCUS, June 5")],
  ["head-mismatch", "a place that is not in the dateline", (record) => (record.report.dateline.place = "Beirut")],
  ["span-reversed", "an empty span", (record) => (record.ties[0].evidence[0].end = record.ties[0].evidence[0].start)],
  ["span-out-of-range", "past the end", (record) => (record.ties[0].evidence[0].end = 5000)],
  ["span-out-of-range", "a body's offsets in the title", (record) => (record.ties[0].evidence[0].field = "title")],
  ["span-mismatch", "a quote in other words", (record) => (record.ties[0].evidence[0].text = "stood by")],
  ["span-mismatch", "an offset of one too many", (record) => (record.ties[0].evidence[0].start += 1)],
  [
    "span-wordless",
    "a mark",
    (record, { text }) => (record.ties[0].evidence[0] = makeSpan(text, text.indexOf("--"), text.indexOf("--") + 2)),
  ],
  [
    "span-splits-character",
    "half a dove",
    (record, { text }) => (record.issues[0].span = makeSpan(text, text.indexOf("🕊") + 1, text.length)),
  ],
  ["span-field-absent", "no dateline beside the text", (record) => (record.ties[0].evidence[0].field = "dateline")],
  ["attribution-elsewhere", "a statement of something else", (record) => (record.events[3].attribution = "s1")],
  [
    "basis-missing",
    "an office of a counterpart",
    (record) => (record.actors[3].offices[0] = { ...record.actors[2].offices[0], title: "chargé d'affaires", basis: undefined }),
  ],
  ["basis-missing", "a place that is described", (record) => delete record.events[4].place.basis],
  ["basis-missing", "a stated day without its year", (record) => (record.events[0].time.basis = "stated")],
  ["basis-missing", "a stated decade that is another", (record) => (record.events[3].time.value = "198X")],
  ["confidence-decimals", "a float as it falls", (record) => (record.events[0].confidence = 0.1 + 0.2)],
  ["confidence-decimals", "in an office", (record) => (record.actors[0].offices[0].confidence = 0.125)],
  ["leg-order", "out of order", (record) => record.tours[0].legs.reverse()],
  ["leg-order", "a gap", (record) => (record.tours[0].legs[1].order = 3)],
  ["leg-nowhere", "neither country nor place", (record) => delete record.tours[0].legs[1].country],
  ["tour-short", "one leg", (record) => record.tours[0].legs.pop()],
  ["office-of-no-person", "a state", (record) => (record.actors[1].offices = record.actors[0].offices)],
  ["participant-repeated", "host and guest", (record) => (record.events[0].participants[0].actor = record.events[0].participants[1].actor)],
  ["meeting-directed", "a sender", (record) => (record.events[0].participants[0].role = "sender")],
  ["tie-to-self", "one actor", (record) => (record.ties[0].target = record.ties[0].source)],
  ["coordinates-incomplete", "no longitude", (record) => delete record.events[0].place.lon],
]

describe("validateRecord", () => {
  it("finds nothing in a sound record", () => {
    const { record, report } = freshSample()
    expect(validateRecord(record, report)).toEqual([])
  })

  it.each(planted)("finds a planted %s: %s", (code, _what, plant) => {
    const { record, report } = freshSample()
    plant(record, report)
    const found = validateRecord(record, report)
    expect([...new Set(found.map((fault) => fault.code))]).toEqual([code])
  })

  it("has a planted fault for every code", () => {
    expect([...new Set(planted.map(([code]) => code))]).toEqual([...FAULT_CODES])
  })

  it.each([
    ["1998-05", "May 1998", true],
    ["1998-05", "May '98", true],
    ["1998-05", "May 1997", false],
    ["1998-05", "May", false],
    ["198X", "the 1980s", true],
    ["198X", "the '80s", true],
    ["1995/1999", "the late 1990s", true],
    ["1995/1999", "the late 1980s", false],
    ["19XX", "the last century", true],
    ["1998/2001", "from 1998 to 2001", true],
    ["1998/2001", "since 1998", false],
    ["1998-05-04", "May 4, 1998", true],
  ])("takes %s as stated by %j: %s", (value, words, isStated) => {
    const { record, report } = freshSample()
    report.text += words
    record.report = makeHead(report, { language: "en" })
    const evidence = [makeSpan(report.text, report.text.length - words.length, report.text.length)]
    record.events[0]!.time = { value, basis: "stated", evidence }
    expect(validateRecord(record, report).map(({ code }) => code)).toEqual(isStated ? [] : ["basis-missing"])
  })

  it("names the path of a fault", () => {
    const { record, report } = freshSample()
    record.events[1]!.participants[0]!.actor = "a99"
    expect(validateRecord(record, report)).toEqual([
      { code: "reference-unknown", message: "events[1].participants[0].actor: there is no a99 in actors" },
    ])
  })

  it("takes records without quotes", () => {
    const { record, report } = freshSample()
    for (const [span] of spansIn(record, [])) delete span.text
    expect(validateRecord(record, report)).toEqual([])
  })

  it("takes a report without an id by the id that is made from its text", () => {
    const { record, report } = freshSample()
    delete report.id
    expect(validateRecord(record, report).map(({ code }) => code)).toEqual(["head-mismatch"])
    record.report.id = `r-${record.report.sha256.slice(0, 16)}`
    expect(validateRecord(record, report)).toEqual([])
  })

  it("changes neither record nor report", () => {
    const { record, report } = freshSample()
    validateRecord(record, report)
    expect({ record, report }).toEqual(sample)
  })

  it("never throws and always finds a fault in what is no record", () => {
    const { report } = freshSample()
    fc.assert(fc.property(fc.jsonValue(), (value) => validateRecord(value, report).length > 0))
  })

  it("never throws on a record in which any one value is replaced by anything", () => {
    const paths = pathsOf(sample.record)
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const { record, report } = freshSample()
        const parent = path.slice(0, -1).reduce((at: Loose, step) => at[step], record)
        parent[path.at(-1)!] = value
        const faults = validateRecord(record, report)
        return faults.every(({ code }) => (FAULT_CODES as readonly string[]).includes(code))
      }),
    )
  })

  it("finds every span that was moved", () => {
    const spans = [...spansIn(freshSample().record, [])]
    fc.assert(
      fc.property(fc.nat(spans.length - 1), fc.integer({ min: 1, max: 3 }), (index, shift) => {
        const { record, report } = freshSample()
        const span = [...spansIn(record, [])][index]![0]
        span.start += shift
        span.end += shift
        return validateRecord(record, report).some(({ code }) => code.startsWith("span-"))
      }),
    )
  })
})

function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path]
  const below = Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, Array.isArray(value) ? Number(key) : key]))
  return path.length > 0 ? [path, ...below] : below
}
