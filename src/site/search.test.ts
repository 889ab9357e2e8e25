/** Searching rows of the index: the filters of find and statements, as the server takes them. */
import { describe, expect, it } from "vitest"
import type { FoundOccurrence, FoundStatement } from "../query/index.ts"
import { boundedDeep, fromIndexRow, fromStatementRow, toIndexRow } from "./rows.ts"
import { facetsOf, isAsked, isAskedStatement, namesIn } from "./search.ts"

const STATES = { SYR: ["Syria", "Syrian Arab Republic", "Syrian"], IRN: ["Iran", "Iranian"] }
const person = {
  role: "guest",
  kind: "person",
  id: "p-0123456789ab",
  name: "Ali Bagheri Kani",
  country: "IRN",
  office: "foreign minister",
  officeOf: "IRN",
}
const state = { role: "host", kind: "state", id: null, name: "Syria", country: "SYR", office: null, officeOf: null }
const ROW = fromIndexRow({
  id: "o-0123456789ab",
  type: "visit",
  status: "occurred",
  first: "2024-06-04",
  last: "2024-06-04",
  place: "Damascus",
  country: "SYR",
  participants: [person, state],
  publishers: ["Iranian state agency"],
  reports: 1,
  sources: 1,
  confidence: 0.9,
})

describe("an occurrence", () => {
  it.each([
    [{ person: "Bagheri Kani" }, true],
    [{ person: "bagheri" }, true],
    [{ person: "p-0123456789ab" }, true],
    [{ person: "Lavrov" }, false],
    [{ country: "Syria" }, true],
    [{ country: "SYR" }, true],
    [{ country: "Russia" }, false],
    [{ office: "foreign minister of Iran" }, true],
    [{ office: "foreign minister of Syria" }, false],
    [{ place: "Damascus" }, true],
    [{ place: "Syria" }, true],
    [{ place: "Aleppo" }, false],
    [{ from: "2024-06", to: "2024-06" }, true],
    [{ from: "2024" }, true],
    [{ to: "2024-05" }, false],
    [{ from: "2024-06-05" }, false],
    [{ type: "meeting,visit" }, true],
    [{ type: "meeting" }, false],
    [{ status: "planned" }, false],
    [{ dyad: "SYR,IRN" }, true],
    [{ dyad: "SYR,RUS" }, false],
    [{ publisher: "iranian state agency" }, true],
    [{ text: "damascus minister" }, true],
    [{ text: "grain" }, false],
    [{}, true],
  ])("%j: %s", (asked, isFound) => expect(isAsked(ROW, asked as Record<string, string>, STATES)).toBe(isFound))

  it("without a day is in no range", () => expect(isAsked({ ...ROW, first: null, last: null }, { from: "2020" }, STATES)).toBe(false))

  it("comes out of the index as it went in, but for the facts behind it", () =>
    expect(fromIndexRow(JSON.parse(toIndexRow(ROW)) as Partial<FoundOccurrence>)).toEqual(ROW))

  it("is counted by its facets", () => {
    const { total, type, country, year } = facetsOf([ROW, { ...ROW, type: "meeting" }])
    expect({ total, type: type.map(({ value }) => value), country, year }).toEqual({
      total: 2,
      type: ["meeting", "visit"],
      country: [
        { value: "IRN", count: 2 },
        { value: "SYR", count: 2 },
      ],
      year: [{ value: "2024", count: 2 }],
    })
  })

  it("names its people, bodies and places", async () => {
    const names = namesIn([ROW], STATES)
    expect([
      await names.isPerson("Bagheri Kani"),
      await names.isPerson("Kan"),
      await names.isPlace("Damascus"),
      names.isState("Iran"),
    ]).toEqual([true, false, true, true])
  })
})

const SAID = fromStatementRow({
  id: "q-0123456789ab",
  speaker: person,
  mode: "direct",
  content: "Syria has our support",
  first: "2024-06-04",
  last: "2024-06-05",
  targets: [{ kind: "state", id: null, name: "Syria", country: "SYR", stance: "SUPPORT" }],
  confidence: 0.9,
  reports: 1,
  sources: 1,
  wordings: 1,
})

describe("a statement", () => {
  it.each([
    [{ speaker: "Bagheri Kani", target: "Syria" }, true],
    [{ speaker: "IRN" }, true],
    [{ target: "Iran" }, false],
    [{ stance: "support" }, true],
    [{ stance: "ACCUSE" }, false],
    [{ text: "support" }, true],
    [{ from: "2024-07" }, false],
  ])("%j: %s", (asked, isFound) => expect(isAskedStatement(SAID, asked as Record<string, string>, STATES)).toBe(isFound))

  it("is quoted, not copied", () => {
    const { content } = boundedDeep({ ...SAID, content: "word ".repeat(1_000) }) satisfies FoundStatement
    expect(content.length).toBeLessThanOrEqual(480)
    expect(content).toMatch(/word…$/)
  })
})
