import { expect, it } from "vitest"
import { monthsBetween } from "./words.ts"

const month = (year: number, of: number): number => year * 12 + of - 1

it.each([
  [month(2024, 6), month(2024, 6), ["2024-06"]],
  [month(2023, 11), month(2024, 2), ["2023-11", "2023-12", "2024-01", "2024-02"]],
  [month(2019, 6), month(2024, 6), ["2019", "2020", "2021", "2022", "2023", "2024"]],
])("from month %i to %i are %j", (from, to, told) => expect(monthsBetween(from, to)).toEqual(told))
