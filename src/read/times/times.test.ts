import { describe, expect, test } from "vitest"
import file from "../../../knowledge/en/times.json" with { type: "json" }
import { timeWordsSchema } from "../../knowledge/en-schema.ts"
import { combineTimes, findTimes, readTime, resolveTime } from "./index.ts"

const words = timeWordsSchema.parse(file)
// Wednesday
const anchor = "2006-11-15"

type Tense = "past" | "future" | "present"
const resolve = (expression: string, tense: Tense, more: { anchor?: string; reference?: string; begins?: boolean } = {}) =>
  resolveTime(expression, { anchor, tense, words, ...more })?.value

const table: readonly (readonly [string, Tense, string | undefined])[] = [
  ["Tuesday", "past", "2006-11-14"],
  ["Wednesday", "past", "2006-11-15"],
  ["Thursday", "past", "2006-11-09"],
  ["Thursday", "future", "2006-11-16"],
  ["Wednesday", "future", "2006-11-15"],
  ["Tuesday", "future", "2006-11-21"],
  ["Monday", "present", "2006-11-13"],
  ["WEDNESDAY", "past", "2006-11-15"],
  ["Wed.", "past", "2006-11-15"],
  ["on Tuesday", "past", "2006-11-14"],
  ["on Tuesday evening", "past", "2006-11-14"],
  ["Tuesday night", "past", "2006-11-14"],
  ["late Tuesday", "past", "2006-11-14"],
  ["early Saturday morning", "future", "2006-11-18"],
  ["earlier Wednesday", "past", "2006-11-15"],
  ["later Wednesday", "future", "2006-11-15"],
  ["early on Monday", "past", "2006-11-13"],
  ["the early hours of Wednesday", "past", "2006-11-15"],
  ["this Thursday", "future", "2006-11-16"],
  ["this Wednesday", "past", "2006-11-15"],
  ["next Wednesday", "future", "2006-11-22"],
  ["next Monday", "future", "2006-11-20"],
  ["last Wednesday", "past", "2006-11-08"],
  ["last Friday", "past", "2006-11-10"],
  ["Tuesday next week", "future", "2006-11-21"],
  ["next week Tuesday", "future", "2006-11-21"],
  ["Monday of this week", "past", "2006-11-13"],
  ["Friday last week", "past", "2006-11-10"],
  ["Monday and Tuesday", "past", "2006-11-13/2006-11-14"],
  ["Sunday to Tuesday", "past", "2006-11-12/2006-11-14"],
  ["from Thursday to Friday", "future", "2006-11-16/2006-11-17"],
  ["Friday-Saturday", "future", "2006-11-17/2006-11-18"],
  ["Monday, Tuesday and Wednesday", "past", "2006-11-13/2006-11-15"],
  ["Tuesday at 10:00", "past", "2006-11-14"],
  ["Tuesday at 10 a.m.", "past", "2006-11-14"],
  ["today", "past", "2006-11-15"],
  ["Today", "present", "2006-11-15"],
  ["tonight", "future", "2006-11-15"],
  ["yesterday", "past", "2006-11-14"],
  ["yesterday evening", "past", "2006-11-14"],
  ["tomorrow", "future", "2006-11-16"],
  ["tomorrow morning", "future", "2006-11-16"],
  ["the day before yesterday", "past", "2006-11-13"],
  ["the day after tomorrow", "future", "2006-11-17"],
  ["until tomorrow, Thursday", "future", "2006-11-16"],
  ["yesterday and today", "past", "2006-11-14/2006-11-15"],
  ["this morning", "past", "2006-11-15"],
  ["this evening", "future", "2006-11-15"],
  ["last night", "past", "2006-11-14"],
  ["last evening", "past", "2006-11-14"],
  ["in the afternoon", "past", "2006-11-15"],
  ["late in the evening", "future", "2006-11-15"],
  ["afternoon", "past", "2006-11-15"],
  ["earlier in the day", "past", "2006-11-15"],
  ["Later in the day", "future", "2006-11-15"],
  ["overnight", "past", "2006-11-14/2006-11-15"],
  ["currently", "present", "2006-11-15"],
  ["last week", "past", "2006-11-06/2006-11-12"],
  ["this week", "past", "2006-11-13/2006-11-15"],
  ["this week", "future", "2006-11-13/2006-11-19"],
  ["earlier this week", "past", "2006-11-13/2006-11-15"],
  ["later this week", "future", "2006-11-16/2006-11-19"],
  ["at the end of this week", "future", "2006-11-17/2006-11-19"],
  ["next week", "future", "2006-11-20/2006-11-26"],
  ["next week's", "future", "2006-11-20/2006-11-26"],
  ["the coming week", "future", "2006-11-20/2006-11-26"],
  ["the weekend", "past", "2006-11-11/2006-11-12"],
  ["over the weekend", "future", "2006-11-18/2006-11-19"],
  ["at the weekend", "past", "2006-11-11/2006-11-12"],
  ["last weekend", "past", "2006-11-11/2006-11-12"],
  ["this weekend", "future", "2006-11-18/2006-11-19"],
  ["next weekend", "future", "2006-11-18/2006-11-19"],
  ["this month", "past", "2006-11"],
  ["earlier this month", "past", "2006-11"],
  ["last month", "past", "2006-10"],
  ["late last month", "past", "2006-10"],
  ["next month", "future", "2006-12"],
  ["by the end of the month", "future", "2006-11"],
  ["the end of this month", "future", "2006-11"],
  ["this year", "past", "2006"],
  ["last year", "past", "2005"],
  ["early next year", "future", "2007"],
  ["next year's", "future", "2007"],
  ["by the end of the year", "future", "2006"],
  ["by the year's end", "future", "2006"],
  ["before the year is out", "future", "2006"],
  ["before the end of March", "future", "2007-03"],
  ["in two weeks", "future", "2006-11-29"],
  ["in two weeks' time", "future", "2006-11-29"],
  ["in three months", "future", "2007-02"],
  ["two days from now", "future", "2006-11-17"],
  ["two days ago", "past", "2006-11-13"],
  ["three weeks ago", "past", "2006-10-25"],
  ["a week ago", "past", "2006-11-08"],
  ["two months ago", "past", "2006-09"],
  ["five years ago", "past", "2001"],
  ["56 years ago", "past", "1950"],
  ["within a month", "future", "2006-11-15/2006-12-15"],
  ["the past one week", "past", "2006-11-08/2006-11-15"],
  ["over the past year", "past", "2005-11/2006-11"],
  ["in the next three years", "future", "2006-11/2009-11"],
  ["Over the past 50 years", "past", "1956/2006"],
  ["in 1994", "past", "1994"],
  ["1995", "past", "1995"],
  ["in 1995 and 1996", "past", "1995/1996"],
  ["Between 1999 and late 2005", "past", "1999/2005"],
  ["since 1991", "past", "1991/2006"],
  ["since January", "past", "2006-01/2006-11"],
  ["since Monday", "past", "2006-11-13/2006-11-15"],
  ["in March", "past", "2006-03"],
  ["in March", "future", "2007-03"],
  ["December", "past", "2005-12"],
  ["November", "past", "2006-11"],
  ["in early May 1995", "past", "1995-05"],
  ["October, 2001", "past", "2001-10"],
  ["October last year", "past", "2005-10"],
  ["May this year", "past", "2006-05"],
  ["June next year", "future", "2007-06"],
  ["last October", "past", "2005-10"],
  ["last July", "past", "2006-07"],
  ["this July", "past", "2006-07"],
  ["next June", "future", "2007-06"],
  ["mid-December", "future", "2006-12"],
  ["by mid-January 2007", "future", "2007-01"],
  ["the end of June", "future", "2007-06"],
  ["first days of March", "future", "2007-03"],
  ["late April or early May", "future", "2007-04/2007-05"],
  ["in December or January", "future", "2006-12/2007-01"],
  ["Nov. 12", "past", "2006-11-12"],
  ["Nov 21", "future", "2006-11-21"],
  ["Nov. 19th", "future", "2006-11-19"],
  ["Dec.12", "future", "2006-12-12"],
  // so near ahead, the tense is more likely mistaken than the year left out
  ["December 17", "past", "2006-12-17"],
  ["December 31", "past", "2005-12-31"],
  ["January 8", "future", "2007-01-08"],
  ["12 November 2005", "past", "2005-11-12"],
  ["June 4", "past", "2006-06-04"],
  ["February 9, 1920", "past", "1920-02-09"],
  ["4 September", "past", "2006-09-04"],
  ["Tuesday, March 12", "past", "2006-03-12"],
  ["the 2nd of May", "past", "2006-05-02"],
  ["the second of May", "past", "2006-05-02"],
  ["November 9 of this year", "past", "2006-11-09"],
  ["the 14th", "past", "2006-11-14"],
  ["the 18th", "future", "2006-11-18"],
  ["the 18th", "past", "2006-10-18"],
  ["the 5th of next month", "future", "2006-12-05"],
  ["from the 18th to the 20th", "future", "2006-11-18/2006-11-20"],
  ["2006-11-18", "future", "2006-11-18"],
  ["Feb. 30", "past", undefined],
  ["from Nov. 12 to 17", "future", "2006-11-12/2006-11-17"],
  ["Nov. 18-19", "future", "2006-11-18/2006-11-19"],
  ["Nov. 18–19, 2005", "past", "2005-11-18/2005-11-19"],
  ["November 18 and 19", "future", "2006-11-18/2006-11-19"],
  ["14 and 15 of March", "future", "2007-03-14/2007-03-15"],
  ["18-19 October", "past", "2006-10-18/2006-10-19"],
  ["between May 3 and May 5", "past", "2006-05-03/2006-05-05"],
  ["from Oct. 29 to Nov. 2", "past", "2006-10-29/2006-11-02"],
  ["29 October to 2 November", "past", "2006-10-29/2006-11-02"],
  ["December 30 to January 2", "future", "2006-12-30/2007-01-02"],
  ["until Nov. 25", "future", "2006-11-15/2006-11-25"],
  ["began on Monday and will end on Dec. 8", "future", "2006-11-20/2006-12-08"],
  ["the first week of July", "future", "2007-07-01/2007-07-07"],
  ["the second half of 2007", "future", "2007-07/2007-12"],
  ["the first half of next year", "future", "2007-01/2007-06"],
  ["second quarter", "past", "2006-04/2006-06"],
  ["first quarter of next year", "future", "2007-01/2007-03"],
  ["the early 1950s", "past", "1950/1953"],
  ["the 1980s", "past", undefined],
  ["the spring of 1997", "past", "1997"],
  ["last autumn", "past", "2005"],
  ["last spring", "past", "2006"],
  ["next spring", "future", "2007"],
  ["this summer", "future", "2006"],
  ["a three-day visit", "present", undefined],
  ["a three-day visit from Tuesday", "past", "2006-11-14/2006-11-16"],
  ["Tuesday on a two-day visit", "future", "2006-11-21/2006-11-22"],
  ["Christmas", "future", "2006-12-25"],
  ["New Year's Eve", "past", "2005-12-31"],
  ["Christmas Eve 1999", "past", "1999-12-24"],
  ["in 38 years", "past", "1968"],
  ["30th anniversary", "past", "1976"],
  ["on the 60th anniversary", "future", undefined],
  ["recently", "past", undefined],
  ["now", "present", undefined],
  ["soon", "future", undefined],
  ["every Tuesday", "present", undefined],
  ["on the sidelines", "past", undefined],
  ["", "past", undefined],
]

describe("resolveTime", () => {
  test.each(table)("%s (%s) is %s", (expression, tense, value) => {
    expect(resolve(expression, tense)).toBe(value)
  })

  test.each([
    ["the same day", "2006-11-12", "2006-11-12"],
    ["the same day", undefined, "2006-11-15"],
    ["that night", "2006-11-12", "2006-11-12"],
    ["the next day", "2006-11-12", "2006-11-13"],
    ["the following morning", "2006-11-12", "2006-11-13"],
    ["the next day", undefined, undefined],
    ["two days later", "2006-11-10", "2006-11-12"],
    ["a day earlier", "2006-11-10", "2006-11-09"],
    ["A week later", undefined, undefined],
    ["two days after", "2006-11-10", "2006-11-08"],
    ["three days before", "2006-11-10", "2006-11-13"],
    ["by the end of that year", "1985-03", "1985"],
    ["that November", "1984-04", "1984-11"],
    ["a year later", "1997", "1998"],
    ["the night before", "2006-11-10", "2006-11-09"],
    ["the day after", "2006-11-10/2006-11-12", "2006-11-13"],
    ["the evening before", undefined, "2006-11-14"],
    ["the day after", undefined, undefined],
    ["the previous day", undefined, "2006-11-14"],
    ["a day earlier", undefined, "2006-11-14"],
  ])("%s after %s is %s", (expression, reference, value) => {
    expect(resolve(expression, "past", reference === undefined ? {} : { reference })).toBe(value)
  })

  test("what is done once began then, and lasts since", () => {
    expect(resolve("since 1991", "past", { begins: true })).toBe("1991")
    expect(resolve("since Monday", "past", { begins: true })).toBe("2006-11-13")
  })

  test("weeks and months across the turn of a year", () => {
    expect(resolve("last week", "past", { anchor: "2007-01-03" })).toBe("2006-12-25/2006-12-31")
    expect(resolve("last month", "past", { anchor: "2007-01-03" })).toBe("2006-12")
    expect(resolve("Sunday", "past", { anchor: "2007-01-01" })).toBe("2006-12-31")
    expect(resolve("over the weekend", "past", { anchor: "2005-12-04" })).toBe("2005-12-03/2005-12-04")
  })

  test("a date with its year is stated, any other worked out", () => {
    expect(resolveTime("12 November 2005", { anchor, tense: "past", words })?.basis).toBe("stated")
    expect(resolveTime("12 November", { anchor, tense: "past", words })?.basis).toBe("relative")
    expect(resolveTime("1994", { anchor, tense: "past", words })?.basis).toBe("stated")
    expect(resolveTime("today", { anchor, anchored: "dateline", tense: "past", words })?.basis).toBe("dateline")
    expect(resolveTime("yesterday", { anchor, anchored: "dateline", tense: "past", words })?.basis).toBe("relative")
  })

  test.each<[string, string | undefined]>([
    ["May 20, 1998", "1998-05-20"],
    ["in 1994", "1994"],
    ["from November 15 to 26, 2005", "2005-11-15/2005-11-26"],
    ["May 20", undefined],
    ["Monday", undefined],
    ["since 1991", undefined],
    ["last year", undefined],
    ["today", undefined],
  ])("without a day to count from: %s", (expression, value) => {
    for (const none of [undefined, "2024", "2024-06", "2024-02-30"])
      expect(resolveTime(expression, { anchor: none, tense: "past", words })?.value).toBe(value)
  })
})

describe("readTime, combineTimes and findTimes", () => {
  test("a length is kept as one", () => {
    expect(readTime("a three-day visit", { anchor, tense: "present", words })).toEqual({ kind: "length", days: 3 })
    expect(readTime("48-hour", { anchor, tense: "present", words })).toEqual({ kind: "length", days: 2 })
    expect(readTime("a two-week tour", { anchor, tense: "present", words })).toEqual({ kind: "length", days: 14 })
  })

  test.each([
    [["Tuesday", "three-day"], {}, "2006-11-14/2006-11-16"],
    [["Tuesday", "three-day"], { ends: true }, "2006-11-12/2006-11-14"],
    [["three-day"], {}, undefined],
    [["this month", "Tuesday"], {}, "2006-11-14"],
    [["Nov. 12", "Nov. 14"], {}, "2006-11-12/2006-11-14"],
    [["recently"], {}, undefined],
  ] as const)("%j with %j is %s", (expressions, more, value) => {
    expect(combineTimes(expressions, { anchor, tense: "past", words, ...more })?.value).toBe(value)
  })

  test.each([
    ["He arrived here Tuesday for a three-day official visit and may march on.", ["Tuesday", "three-day"]],
    ["They met on Nov. 12, 2005 in Hanoi, and talks resume next week.", ["Nov. 12, 2005", "next week"]],
    ["The second round of talks went on later.", []],
  ])("%s holds %j", (sentence, found) => {
    expect(findTimes(sentence, { anchor, tense: "past", words }).map((time) => time.text)).toEqual(found)
  })
})
