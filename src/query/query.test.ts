/** The Query: what is taken, what is refused, and which days a range asks for. */
import { describe, expect, it } from "vitest"
import { dayWords } from "../exchange/day-words.ts"
import { QueryError } from "./errors.ts"
import { parseQuery, type QueryInput, querySchema, rangeOf, VERB_FILTERS, type Verb, verbSchema } from "./query.ts"
import { precisionOf } from "./timeline.ts"

const codeOf = (verb: Verb, given: QueryInput): string => {
  try {
    parseQuery(verb, given)
    return "fine"
  } catch (error) {
    return error instanceof QueryError ? error.code : String(error)
  }
}

describe("a query", () => {
  it.each<[Verb, object, string]>([
    ["find", {}, "fine"],
    ["find", { type: "meeting, Visit", status: ["planned"] }, "fine"],
    ["find", { type: "banquet" }, "query-invalid"],
    ["find", { type: "" }, "query-invalid"],
    ["find", { person: "  " }, "query-invalid"],
    ["find", { from: "2024-02-30" }, "query-invalid"],
    ["find", { from: "yesterday" }, "query-invalid"],
    ["find", { from: "2024-06", to: "2024-05" }, "dates-reversed"],
    ["find", { from: "2024", to: "2024-05" }, "fine"],
    ["find", { minConfidence: 2 }, "query-invalid"],
    ["find", { limit: 0 }, "query-invalid"],
    ["find", { limit: 1001 }, "query-invalid"],
    ["find", { speaker: "Syria" }, "query-unused"],
    ["find", { speaker: undefined }, "fine"],
    ["find", { colour: "red" }, "query-unused"],
    ["statements", { speaker: "Syria", stance: "accuse" }, "fine"],
    ["statements", { type: "meeting" }, "query-unused"],
    ["tours", { text: "grain" }, "query-unused"],
  ])("%s %j: %s", (verb, given, code) => expect(codeOf(verb, given as QueryInput)).toBe(code))

  it("takes several values as a list or with commas", () => {
    expect(parseQuery("find", { type: "meeting, visit" })).toEqual(parseQuery("find", { type: ["meeting", "visit"] }))
  })

  it("has the filters of each verb as a schema, with nothing else", () => {
    for (const [verb, filters] of Object.entries(VERB_FILTERS)) {
      expect(Object.keys(verbSchema(verb as Verb).shape)).toEqual([...filters])
      expect(filters.every((filter) => filter in querySchema.shape)).toBe(true)
    }
  })

  it.each<[QueryInput, object]>([
    [
      { from: "2024-06", to: "2024-06" },
      { first: "2024-06-01", last: "2024-06-30" },
    ],
    [{ from: "2024" }, { first: "2024-01-01" }],
    [{ to: "2023-02" }, { last: "2023-02-28" }],
    [{ from: "../2024" }, {}],
  ])("asks with %j for the days %j", (given, days) => expect(rangeOf(given)).toEqual(days))
})

describe("days", () => {
  it.each([
    [null, null, "open", "no date"],
    ["2024-06-04", "2024-06-04", "day", "2024-06-04"],
    ["2024-06-04", "2024-06-08", "days", "2024-06-04 to 2024-06-08"],
    ["2024-02-01", "2024-02-29", "month", "2024-02"],
    ["2024-01-01", "2024-12-31", "year", "2024"],
    ["2024-06-04", null, "open", "from 2024-06-04"],
    [null, "2024-06-04", "open", "until 2024-06-04"],
  ] as const)("%s to %s are exact to the %s: %s", (first, last, precision, words) => {
    expect(precisionOf(first, last)).toBe(precision)
    expect(dayWords({ first, last })).toBe(words)
  })
})
