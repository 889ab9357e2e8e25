import fc from "fast-check"
import { describe, expect, test } from "vitest"
import file from "../../../knowledge/en/times.json" with { type: "json" }
import { timeWordsSchema } from "../../knowledge/en-schema.ts"
import { isEdtf } from "../../record/index.ts"
import { findTimes, makes, resolveTime } from "./index.ts"

const words = timeWordsSchema.parse(file)
type Tense = "past" | "future" | "present"

describe("whatever stands there", () => {
  const known = [...Object.values(words.words).flatMap((entries) => Object.keys(entries)), ...words.noise, ...words.soft]
  const word = fc.oneof(
    fc.constantFrom(...known),
    fc.integer({ min: 0, max: 12000 }).map(String),
    fc.constantFrom("18th", "1990s", "2006-13-45"),
  )
  const day = fc.constantFrom("2006-11-15", "2007-01-01", "1996-02-29", "1999-12-31")
  const tense = fc.constantFrom<Tense>("past", "future", "present")
  const reference = fc.constantFrom(undefined, "2006-11-12", "2006-10", "1985", "2006-11-01/2006-11-03")

  test("a date that is found is EDTF, and nothing throws", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), day, tense, reference, (parts, anchor, tense, reference) => {
        const context = { anchor, tense, words, ...(reference ? { reference } : {}) }
        const value = resolveTime(parts.join(" "), context)?.value
        expect(value === undefined || isEdtf(value), value).toBe(true)
        findTimes(parts.join(" "), context)
      }),
      { numRuns: 3000, seed: 7 },
    )
  })

  test("an anchor that is no day resolves nothing", () => {
    expect(resolveTime("Tuesday", { anchor: "soon", tense: "past", words })).toBeUndefined()
    expect(findTimes("Tuesday", { anchor: "", tense: "past", words })).toEqual([])
  })
})

describe("times.json", () => {
  test.each(words.rules.map((rule) => [rule.name, rule] as const))("the rule %s names known classes and a known make", (_name, rule) => {
    const known = new Set([...Object.keys(words.words), "day", "dayth", "year", "decade", "iso"])
    for (const slot of rule.pattern.split(" ")) expect(known).toContain(slot.replace("?", ""))
    expect(makes).toHaveProperty(rule.make)
  })
})
