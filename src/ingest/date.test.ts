import { expect, test } from "vitest"
import { isEdtf } from "../record/index.ts"
import { readDate } from "./date.ts"

test.each([
  ["2024-06-04", "2024-06-04"],
  ["2024-06", "2024-06"],
  ["2024", "2024"],
  ["2024-06-04T23:30:00+09:00", "2024-06-04"],
  ["2024-06-04 10:00", "2024-06-04"],
  ["June 4, 2024", "2024-06-04"],
  ["4 June 2024", "2024-06-04"],
  ["4th Jun. 2024", "2024-06-04"],
  ["Tue, 04 Jun 2024 22:15:00 GMT", "2024-06-04"],
  ["Tuesday, June 4, 2024 10:15 p.m. EDT", "2024-06-04"],
  ["31-Dec-1999", "1999-12-31"],
])("%s is the day %s", (written, day) => {
  expect(readDate(written)).toBe(day)
  expect(isEdtf(day)).toBe(true)
})

test.each([
  "",
  "yesterday",
  "2024-13-01",
  "2024-02-30",
  "30 Feb 2024",
  "4 Juin 2024x",
  "Blah 4, 2024",
  "04/06/2024",
  "7",
  "x".repeat(10_000),
])("%s names no certain day", (written) => expect(readDate(written)).toBeUndefined())
