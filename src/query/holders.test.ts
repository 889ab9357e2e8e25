/** Who held an office at a date, from the days on which reports show it. */
import { expect, it } from "vitest"
import { chooseHolders, type ShownHolding } from "./holders.ts"

const held = (name: string, first: string, last = first): ShownHolding => ({
  person: name,
  name,
  title: "foreign minister",
  country: "SYR",
  organization: null,
  status: "current",
  first,
  last,
  reports: 1,
})
const SPELLS = [held("Sharaa", "2001-05-01", "2006-02-10"), held("Moallem", "2006-02-12", "2020-11-15"), held("Mekdad", "2020-11-23")]

it.each([
  ["between the days on which it was shown", "2010-01-01", "2010-01-01", ["Moallem shown"]],
  ["on the very day", "2020-11-23", "2020-11-23", ["Mekdad shown"]],
  ["in a month of a change both", "2006-02-01", "2006-02-28", ["Sharaa shown", "Moallem shown"]],
  ["in a gap the last before and the first after", "2020-11-20", "2020-11-20", ["Moallem before", "Mekdad after"]],
  ["before all the first", "1990-01-01", "1990-12-31", ["Sharaa after"]],
  ["after all the last", "2024-01-01", "2024-01-01", ["Mekdad before"]],
])("%s", (_, first, last, expected) => {
  expect(chooseHolders(SPELLS, first, last).map(({ name, when }) => `${name} ${when}`)).toEqual(expected)
})

it("nobody where no report shows anyone", () => expect(chooseHolders([], "2010-01-01", "2010-01-01")).toEqual([]))
