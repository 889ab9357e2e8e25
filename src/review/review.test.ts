/** Corrections of a record: what they make of it, that they merge in any order, and that another reading or text does not lose them. */
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type DiplomaticRecord, type Report, sha256, validateRecord } from "../record/index.ts"
import {
  applyCorrections,
  type Correction,
  draftCorrection,
  draftUndo,
  formatCorrections,
  mergeCorrections,
  parseCorrections,
  reviewFields,
  type Word,
} from "./index.ts"

const pairs = readFileSync(new URL("../../test/store/pairs.ndjson", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .slice(0, 6)
  .map((line) => JSON.parse(line) as { report: Report; record: DiplomaticRecord })
const { report, record } = pairs[0]!
const seen = { key: "r-0123456789abcdef", report, record }
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()

function say(address: string, word: Partial<Word>, minute = 1): Correction {
  const made = draftCorrection(seen, address, { verdict: "accept", coder: "ana", time: at(minute), ...word })
  if (!made) throw new Error(`nothing at ${address}`)
  return made
}

const event = record.events[0]!
const correct = (...corrections: Correction[]) => applyCorrections(record, corrections, report)

describe("one correction", () => {
  it("sets a value, and nothing else", () => {
    const { record: after, issues } = correct(say(`${event.id}/status`, { verdict: "set", value: "planned" }))
    expect(issues).toEqual([])
    expect(after).toEqual({ ...record, events: record.events.map((one) => (one === event ? { ...one, status: "planned" } : one)) })
  })

  it("is refused where the record would not be sound", () => {
    const { record: after, issues } = correct(say(`${event.id}/status`, { verdict: "set", value: "dreamt" }))
    expect(issues).toMatchObject([{ code: "correction-refused" }])
    expect(after.events).toEqual(record.events)
    expect(validateRecord(after, report)).toEqual([])
  })

  it("rejects a fact, with what refers to it", () => {
    const { record: after } = correct(say(event.id, { verdict: "reject" }))
    expect(after.events).toEqual(record.events.slice(1))
    expect(validateRecord(after, report)).toEqual([])
  })

  it("does not reject whom a statement needs", () => {
    const { speaker } = record.statements[0]!
    expect(correct(say(speaker, { verdict: "reject" })).issues).toMatchObject([{ code: "correction-refused" }])
  })

  it("adds a fact on words, with who takes part", () => {
    const start = report.text.indexOf("address says")
    const value = { type: "message", status: "occurred", attribution: "narrator" }
    const added = say(`events/${start}-${start + 7}`, { verdict: "set", value })
    const { record: after, issues } = correct(added)
    expect(issues).toEqual([])
    expect(after.events.at(-1)).toMatchObject({ ...value, id: `e${record.events.length + 1}`, confidence: 1 })
  })

  it("refers by words, not by ids", () => {
    const other = record.actors.find(({ id }) => id !== record.statements[0]!.speaker)!
    const set = say("s1/speaker", { verdict: "set", value: other.id })
    expect(set.value).toEqual({ ref: "actors", span: other.mentions[0] })
    expect(correct(set).record.statements[0]!.speaker).toBe(other.id)
  })

  it("can be taken back, and that, too", () => {
    const set = say(`${event.id}/status`, { verdict: "set", value: "planned" })
    const undo = draftUndo(set, at(2))
    expect(correct(set, undo).record).toEqual(record)
    expect(correct(set, undo, draftUndo(undo, at(3))).record).toEqual(correct(set).record)
  })
})

describe("several coders", () => {
  const planned = say(`${event.id}/status`, { verdict: "set", value: "planned", coder: "ana" })
  const denied = say(`${event.id}/status`, { verdict: "set", value: "denied", coder: "ben" }, 2)

  it("that differ leave the field as it was read", () => {
    const { record: after, fields } = correct(planned, denied)
    expect(after).toEqual(record)
    expect(fields).toMatchObject([{ disputed: true, settled: undefined }])
  })

  it("are decided by who adjudicates", () => {
    const decided = say(`${event.id}/status`, { verdict: "set", value: "denied", coder: "cem", adjudicates: true }, 3)
    expect(correct(planned, decided, denied).record.events[0]!.status).toBe("denied")
  })

  it("are left open by who adjudicates and cannot tell", () => {
    const open = (address: string) => say(address, { verdict: "unsure", coder: "cem", adjudicates: true }, 3)
    const planned = say(`${event.id}/status`, { verdict: "set", value: "planned" })
    expect(correct(planned, open(`${event.id}/status`))).toMatchObject({ record, issues: [] })
    expect(correct(...reviewFields(record).map(({ address }) => open(address)))).toMatchObject({ record, issues: [] })
  })

  it("may be unsure", () => {
    expect(correct(planned, say(`${event.id}/status`, { verdict: "unsure", coder: "ben" }, 4)).record.events[0]!.status).toBe("planned")
  })
})

describe("another reading", () => {
  const set = say(`${event.id}/status`, { verdict: "set", value: "planned" })

  it("with other ids and wider words has the correction, too", () => {
    const [first, ...others] = record.events
    const wider = { ...first!, id: "e99", status: "denied" as const }
    const again: DiplomaticRecord = {
      ...record,
      tours: [],
      statements: record.statements.map(({ occasion: _, ...one }) => one),
      events: [...others, wider],
    }
    const { record: after } = applyCorrections(again, [set], report)
    expect(after.events.find(({ id }) => id === "e99")!.status).toBe("planned")
  })

  it("of a changed text has it on the same words, and says so", () => {
    const text = `${"It was corrected. "}${report.text}`
    const moved = JSON.parse(JSON.stringify(record), (_, value) =>
      value && typeof value.start === "number" && value.field === undefined
        ? { ...value, start: value.start + 18, end: value.end + 18 }
        : value,
    ) as DiplomaticRecord
    const again = { ...moved, report: { ...moved.report, sha256: sha256(text), length: text.length } }
    const { record: after, issues } = applyCorrections(again, [set], { ...report, text })
    expect(after.events[0]!.status).toBe("planned")
    expect(issues).toMatchObject([{ code: "correction-text-changed" }])
    expect(validateRecord(after, { ...report, text })).toEqual([])
  })

  it("says what has lost its words", () => {
    const text = report.text.replaceAll(/\p{L}/gu, "x")
    const empty = {
      ...record,
      actors: [],
      events: [],
      statements: [],
      ties: [],
      tours: [],
      report: { ...record.report, sha256: sha256(text) },
    }
    expect(applyCorrections(empty, [set], { ...report, text }).issues).toMatchObject([{ code: "correction-unplaced" }])
  })

  it("without a fact that was accepted gets it back", () => {
    const accepted = say(event.id, { verdict: "accept" })
    const without = { ...record, tours: [], statements: [], events: record.events.slice(1) }
    const { record: after } = applyCorrections(without, [accepted], report)
    expect(after.events.at(-1)).toMatchObject({ type: event.type, evidence: event.evidence, confidence: 1 })
  })
})

/** Words of two coders on any fields of the record. */
const fields = reviewFields(record)
const someWord = fc.record({
  field: fc.constantFrom(...fields),
  verdict: fc.constantFrom("accept" as const, "reject" as const, "set" as const, "unsure" as const),
  coder: fc.constantFrom("ana", "ben"),
  minute: fc.integer({ min: 0, max: 40 }),
  value: fc.constantFrom("planned", "denied", "meeting", "SYR", "guest", "host", "a1", "2024-06-04"),
  adjudicates: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
  undo: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
})
const someCorrections = fc.array(someWord, { minLength: 1, maxLength: 25 }).map((all) =>
  all.flatMap(({ field, verdict, coder, minute, value, adjudicates, undo }) => {
    const made = draftCorrection(seen, field.address, { verdict, value, coder, time: at(minute), adjudicates })
    return made ? [made, ...(undo ? [draftUndo(made, at(minute + 1))] : [])] : []
  }),
)

describe("files of two coders", () => {
  it("merged in any order of files and lines give the same bytes and the same record", () => {
    fc.assert(
      fc.property(someCorrections, fc.infiniteStream(fc.nat()), (all, order) => {
        const [ana, ben] = [all.filter(({ coder }) => coder === "ana"), all.filter(({ coder }) => coder === "ben")]
        const shuffled = [...all, ...ana].map((one) => ({ one, rank: order.next().value as number })).sort((a, b) => a.rank - b.rank)
        const other = mergeCorrections(shuffled.map(({ one }) => one))
        const merged = mergeCorrections(ben, ana)
        expect(formatCorrections(other)).toBe(formatCorrections(merged))
        expect(parseCorrections(formatCorrections(other)).corrections.map(({ id }) => id)).toEqual(merged.map(({ id }) => id))
        expect(correct(...shuffled.map(({ one }) => one))).toEqual(correct(...merged))
      }),
      { numRuns: 60 },
    )
  })

  it("always give a sound record, and correcting again changes nothing", () => {
    fc.assert(
      fc.property(someCorrections, (all) => {
        const { record: after } = correct(...all)
        expect(validateRecord(after, report)).toEqual([])
        expect(correct(...all, ...all).record).toEqual(after)
      }),
      { numRuns: 60 },
    )
  })

  it("tell each line that is none", () => {
    const good = formatCorrections([say(`${event.id}/status`, { verdict: "accept" })])
    const { corrections, faults } = parseCorrections(`${good}{"id": 3}\nno json\n${good.replace("ana", "ben")}`)
    expect(corrections.length).toBe(1)
    expect(faults.map(({ line }) => line)).toEqual([2, 3, 4])
  })
})

describe("any value at any field", () => {
  const values = [null, [], {}, "x", [{}], [null], { evidence: [] }, 3]
  const places = fields.flatMap(({ address }) => values.map((value) => [address, value] as const)).filter((_, at) => at % 7 === 0)

  it("is applied or refused, and never throws", () => {
    for (const [address, value] of places) {
      const two = [
        say(address, { verdict: "set", value }),
        say("s1/content", { verdict: "reject" }),
        say(event.id, { verdict: "reject" }, 2),
      ]
      expect(validateRecord(correct(...two).record, report), address).toEqual([])
    }
  })
})
