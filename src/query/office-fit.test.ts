/** Offices against the table, case by case. */
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { readKnowledge } from "../knowledge/files.ts"
import { makeOfficeCheck } from "./office-fit.ts"
import { mergeOffices, type OfficeRow } from "./office-table.ts"
import type { ReportedOffice } from "./reported-offices.ts"

const knowledge = readKnowledge(fileURLToPath(new URL("../../knowledge", import.meta.url)))

const row = (person: string, given: Partial<OfficeRow> = {}): OfficeRow => ({
  title: "foreign minister",
  country: "SYR",
  organization: null,
  person,
  from: null,
  to: null,
  first: null,
  last: null,
  several: false,
  count: 0,
  reports: [],
  source: "a gazette",
  ...given,
})
const says = (name: string, day: string | undefined, status: ReportedOffice["status"] = "current"): ReportedOffice => ({
  report: "r-0123456789abcdef",
  days: day === undefined ? {} : { first: day, last: day },
  fact: "r-0123456789abcdef/a1",
  person: null,
  name,
  shownName: null,
  title: "foreign minister",
  of: "SYR",
  status,
  evidence: [{ start: 0, end: 16, text: "Foreign Minister" }],
})

const moallem = row("Walid al-Moallem", { from: "2006-02-11", to: "2020-11-16" })
const mekdad = row("Faisal Mekdad", { from: "2020-11-22", to: ".." })
const shown = row("Walid al-Moallem", { first: "2006-03-01", last: "2008-05-01", count: 4, source: null })
const month = row("Walid al-Moallem", { from: "2006-02", to: "2020-11" })

describe("an office that a report gives", () => {
  it.each([
    ["to who holds it", [moallem, mekdad], says("Walid al-Moallem", "2006-11-18"), undefined],
    ["to who holds it, by the family name or spelt otherwise", [moallem, mekdad], says("Walid Muallem", "2006-11-18"), undefined],
    ["to who holds it still", [moallem, mekdad], says("Mekdad", "2030-01-01"), undefined],
    ["to another", [moallem, mekdad], says("Farouk al-Sharaa", "2006-11-18"), "office-of-another"],
    ["to the predecessor", [moallem, mekdad], says("Walid al-Moallem", "2021-01-01"), "office-of-another"],
    ["to its holder at another time", [moallem], says("Walid al-Moallem", "2021-01-01"), "office-not-then"],
    ["between two holders", [moallem, mekdad], says("Farouk al-Sharaa", "2020-11-19"), undefined],
    ["on no day", [moallem], says("Farouk al-Sharaa", undefined), undefined],
    ["in the month of taking it, of which no day is known", [month], says("Farouk al-Sharaa", "2006-02-15"), undefined],
    ["after that month", [month], says("Farouk al-Sharaa", "2006-03-01"), "office-of-another"],
    ["while reports show another in it", [shown], says("Farouk al-Sharaa", "2007-01-01"), "office-of-another"],
    ["before reports show somebody in it", [shown], says("Farouk al-Sharaa", "2005-01-01"), undefined],
    ["to one of several", [{ ...shown, several: true }], says("Farouk al-Sharaa", "2007-01-01"), undefined],
    ["as a former one to who holds it", [moallem], says("Walid al-Moallem", "2007-01-01", "former"), "office-still-held"],
    ["as a former one after it was left", [moallem], says("Walid al-Moallem", "2020-12-01", "former"), undefined],
    ["to a designated one", [moallem], says("Farouk al-Sharaa", "2007-01-01", "designate"), undefined],
    ["that is another state's", [{ ...moallem, country: "IRN" }], says("Farouk al-Sharaa", "2007-01-01"), undefined],
  ] as const)("%s", (_, table, given, code) => expect(makeOfficeCheck(table, knowledge)(given)?.code).toBe(code))

  it("is told with the words, the day and the table's holder", () => {
    expect(makeOfficeCheck([moallem, mekdad], knowledge)(says("Farouk al-Sharaa", "2006-11-18"))).toMatchObject({
      message:
        "The report gives Farouk al-Sharaa as foreign minister of SYR on 2006-11-18; the table has Walid al-Moallem from 2006-02-11 to 2020-11-16.",
      span: { start: 0, end: 16, text: "Foreign Minister" },
      rows: [moallem],
    })
  })
})

describe("a table that is filled", () => {
  const plain = row("Walid al-Moallem", {
    first: "2006-03-01",
    last: "2008-05-01",
    count: 4,
    reports: ["r-0123456789abcdef"],
    source: null,
  })

  it("joins what a store shows to what a file says of the same person", () => {
    const joined = { ...moallem, first: "2006-03-01", last: "2008-05-01", count: 4, reports: plain.reports }
    expect(mergeOffices([moallem], [plain], knowledge)).toEqual([joined])
    expect(mergeOffices([plain], [moallem], knowledge)).toEqual([joined])
    expect(mergeOffices([joined], [plain], knowledge)).toEqual([joined])
  })

  it("keeps two spells, and two people, apart", () => {
    const again = row("Walid al-Moallem", { from: "2022-01-01", to: ".." })
    expect(mergeOffices([mekdad, moallem], [again], knowledge)).toEqual([moallem, mekdad, again])
  })
})
