import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { daysOf, isEdtf } from "./dates.ts"

const dates: [string, { first?: string; last?: string }][] = [
  ["2024-06-04", { first: "2024-06-04", last: "2024-06-04" }],
  ["2006-11", { first: "2006-11-01", last: "2006-11-30" }],
  ["1998", { first: "1998-01-01", last: "1998-12-31" }],
  ["2024-02-29", { first: "2024-02-29", last: "2024-02-29" }],
  ["2000-02", { first: "2000-02-01", last: "2000-02-29" }],
  ["1900-02", { first: "1900-02-01", last: "1900-02-28" }],
  ["2001-21", { first: "2001-01-01", last: "2001-12-31" }],
  ["2001-24~", { first: "2001-01-01", last: "2001-12-31" }],
  ["198X", { first: "1980-01-01", last: "1989-12-31" }],
  ["19XX", { first: "1900-01-01", last: "1999-12-31" }],
  ["2006-XX", { first: "2006-01-01", last: "2006-12-31" }],
  ["2006-XX-XX", { first: "2006-01-01", last: "2006-12-31" }],
  ["2006-11-XX", { first: "2006-11-01", last: "2006-11-30" }],
  ["2006~", { first: "2006-01-01", last: "2006-12-31" }],
  ["2006-11?", { first: "2006-11-01", last: "2006-11-30" }],
  ["2006-11-18%", { first: "2006-11-18", last: "2006-11-18" }],
  ["2006-11-18/2006-11-20", { first: "2006-11-18", last: "2006-11-20" }],
  ["2006-11/2006-11-20", { first: "2006-11-01", last: "2006-11-20" }],
  ["2006/2008~", { first: "2006-01-01", last: "2008-12-31" }],
  ["2006-11-18/..", { first: "2006-11-18" }],
  ["../2006-11-18", { last: "2006-11-18" }],
  ["2006-11-18/", { first: "2006-11-18" }],
  ["/2006", { last: "2006-12-31" }],
  ["2024-06-04T10:30:00Z", { first: "2024-06-04", last: "2024-06-04" }],
  ["2024-06-04T10:30:00+03:30", { first: "2024-06-04", last: "2024-06-04" }],
  ["2024-06-04T10:30:00", { first: "2024-06-04", last: "2024-06-04" }],
]

const notDates = [
  "",
  " ",
  "2024-6-4",
  "24-06-04",
  "2024/06/04/05",
  "2024-13",
  "2024-00",
  "2024-06-00",
  "2024-06-31",
  "2023-02-29",
  "1900-02-29",
  "2024-20",
  "2024-25",
  "2024-21-03",
  "20X4",
  "2XXX",
  "XXXX",
  "20XX-06",
  "2024-XX-04",
  "Tuesday",
  "2024-06-04 ",
  " 2024",
  "2024--06",
  "2006-11-20/2006-11-18",
  "2007/2006",
  "2006-12/2006-11-30",
  "/",
  "../..",
  "..",
  "2006/2007/2008",
  "2006~?",
  "~2006",
  "T10:30:00",
  "2024-06-04T10:30",
  "2024-06-04T25:00:00Z",
  "2024-06-04T10:30:00+3",
  "2024-06-31T10:30:00Z",
  "2024-06-04\n",
  "２０２４",
] // prettier-ignore

describe("isEdtf and daysOf", () => {
  it.each(dates)("takes %s", (value, days) => {
    expect(isEdtf(value)).toBe(true)
    expect(daysOf(value)).toEqual(days)
  })

  it.each(notDates)("refuses %j", (value) => {
    expect(isEdtf(value)).toBe(false)
    expect(daysOf(value)).toBeUndefined()
  })

  it.each([undefined, null, 2024, {}, []])("refuses what is no string: %j", (value) => expect(isEdtf(value)).toBe(false))

  it("takes every day of the calendar, and pairs of them in order only", () => {
    const day = fc
      .date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(daysOf(a)).toEqual({ first: a, last: a })
        expect(isEdtf(`${a}/${b}`)).toBe(a <= b)
      }),
    )
  })

  it("gives bounds in order, for whatever it takes", () => {
    const part = fc.stringMatching(/^\d{4}(-\d\d(-\d\d)?)?[?~%]?$/)
    fc.assert(
      fc.property(part, part, (a, b) => {
        for (const value of [a, `${a}/${b}`, `${a}/..`]) {
          const days = daysOf(value)
          expect(days !== undefined).toBe(isEdtf(value))
          if (days?.first && days.last) expect(days.first <= days.last).toBe(true)
        }
      }),
    )
  })
})
