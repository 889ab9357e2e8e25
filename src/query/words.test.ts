import { expect, it } from "vitest"
import { stretchesBetween, toldIn } from "./words.ts"

const month = (year: number, of: number): number => year * 12 + of - 1

it.each([
  [month(2024, 6), month(2024, 6), ["2024-06"]],
  [month(2023, 11), month(2024, 2), ["2023-11", "2023-12", "2024-01", "2024-02"]],
  [month(2020, 1), month(2024, 12), ["2020", "2021", "2022", "2023", "2024"]],
])("from month %i to %i are %j", (from, to, told) => expect(toldIn({ from, to })).toEqual(told))

it.each([
  [1990, 1, 2019, 6],
  [2024, 6, 2024, 6],
  [2000, 12, 2024, 12],
  [1971, 1, 2024, 1],
])("from %i-%i to %i-%i every month is in one stretch, the latest first, and long ones are of whole years", (...days) => {
  const [first, last] = [month(days[0], days[1]), month(days[2], days[3])]
  const stretches = stretchesBetween(first, last)
  expect(stretches[0]).toEqual({ from: last, to: last })
  for (const [at, { from, to }] of stretches.entries()) {
    expect(stretches[at + 1]?.to ?? from - 1).toBe(from - 1)
    if (to - from >= 36) expect([from % 12, to % 12]).toEqual([0, 11])
  }
  expect(stretches.at(-1)!.from).toBeLessThanOrEqual(first)
})
