import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { roundConfidence } from "./parts.ts"
import type { Report } from "./report.ts"
import sample from "./sample.json" with { type: "json" }
import type { DiplomaticRecord } from "./schema.ts"
import { keepConfident, withoutQuotes } from "./select.ts"
import { validateRecord } from "./validate.ts"

const { record, report } = sample as { record: DiplomaticRecord; report: Report }

/** The sample with a confidence of our own for every fact that has one, taken in turn. */
function withConfidences(confidences: readonly number[]): DiplomaticRecord {
  let next = 0
  const text = JSON.stringify(record, (key, value) => (key === "confidence" ? confidences[next++ % confidences.length] : value))
  return JSON.parse(text) as DiplomaticRecord
}

const idsOf = ({ actors, events, tours, statements, ties }: DiplomaticRecord) =>
  [actors, events, tours, statements, ties].flatMap((section) => section.map(({ id }) => id)).join(" ")

describe("keepConfident", () => {
  it.each([
    [0, "a1 a2 a3 a4 a5 e1 e2 e3 e4 e5 t1 s1 s2 p1"],
    [0.85, "a1 a2 a3 a4 a5 e1 e2 e3 e4 t1 s1 s2 p1"],
    // s2 stays as e4 rests on it; the tour goes.
    [0.9, "a1 a2 a3 a4 a5 e1 e2 e3 e4 s1 s2"],
    // The participants of e1 are less probable, so nothing names a3 and a4 any more.
    [0.96, "a1 a2 a5 e1"],
    [1, ""],
  ])("keeps what is at least %d", (threshold, ids) => expect(idsOf(keepConfident(record, threshold))).toBe(ids))

  it("writes the same bytes where it leaves nothing out", () => {
    expect(JSON.stringify(keepConfident(record, 0))).toBe(JSON.stringify(record))
  })

  it("keeps the parts of facts that are probable enough", () => {
    const kept = keepConfident(record, 0.6)
    expect(kept.events[1]!.participants.map(({ actor }) => actor)).toEqual(["a1"])
    expect(kept.actors[2]!.offices).toHaveLength(1)
    expect(keepConfident(record, 0.61).actors[2]!.offices).toHaveLength(0)
  })

  it("drops references to events that are gone, and keeps their holders", () => {
    const doubtful = structuredClone(record)
    for (const event of doubtful.events) event.confidence = 0.1
    const kept = keepConfident(doubtful, 0.5)
    expect(kept.statements[0]).not.toHaveProperty("occasion")
    expect(kept.tours[0]!.legs[1]).not.toHaveProperty("event")
  })

  it("leaves a sound record at any threshold and whatever the confidences, and changes nothing in the record", () => {
    const confidence = fc.double({ min: 0, max: 1, noNaN: true }).map(roundConfidence)
    fc.assert(
      fc.property(fc.array(confidence, { minLength: 1, maxLength: 40 }), confidence, (confidences, threshold) => {
        const given = withConfidences(confidences)
        const before = JSON.stringify(given)
        expect(validateRecord(keepConfident(given, threshold), report)).toEqual([])
        expect(JSON.stringify(given)).toBe(before)
      }),
    )
  })

  it("does nothing a second time, and less at a higher threshold", () => {
    const confidence = fc.double({ min: 0, max: 1, noNaN: true }).map(roundConfidence)
    fc.assert(
      fc.property(fc.array(confidence, { minLength: 1, maxLength: 40 }), confidence, confidence, (confidences, a, b) => {
        const given = withConfidences(confidences)
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const once = keepConfident(given, low)
        expect(keepConfident(once, low)).toEqual(once)
        expect(keepConfident(once, high)).toEqual(keepConfident(given, high))
      }),
    )
  })
})

describe("withoutQuotes", () => {
  it("leaves no quote and a sound record", () => {
    const bare = withoutQuotes(record)
    expect(validateRecord(bare, report)).toEqual([])
    expect(JSON.stringify(bare)).not.toContain("second leg")
    expect(bare.report.dateline?.text).toBe(record.report.dateline?.text)
  })

  it("changes nothing else", () => {
    const ends = (value: DiplomaticRecord) => JSON.stringify(value).match(/"start":\d+,"end":\d+/g)
    expect(ends(withoutQuotes(record))).toEqual(ends(record))
  })
})
