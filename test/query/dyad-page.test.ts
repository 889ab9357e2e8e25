/** Two parties: what is counted is what the lists find, either way round. */
import { afterAll, beforeAll, expect, it } from "vitest"
import { dyadPage, dyads, QueryError, statements } from "../../src/query/index.ts"
import { startServing, type TestServing } from "../server/serving.ts"

let serving: TestServing
beforeAll(async () => {
  serving = await startServing()
}, 120_000)
afterAll(() => serving.close())

it("counts what dyads counts", async () => {
  const page = await dyadPage(serving.source, "Afghanistan", "PAK")
  const { rows } = await dyads(serving.source, { dyad: "AFG,PAK", limit: 1000 })
  const pair = rows.filter(({ source, target }) => [source, target].sort().join() === "AFG,PAK")
  const counted = new Set(pair.flatMap(({ records }) => records))
  expect(page.held).toBe(counted.size)
  expect(Object.values(page.types).reduce((sum, count) => sum + count, 0)).toBe(page.held)
})

it("has what each said of the other", async () => {
  const [page, turned] = [await dyadPage(serving.source, "AFG", "PAK"), await dyadPage(serving.source, "PAK", "AFG")]
  const said = await statements(serving.source, { speaker: "AFG", target: "PAK", limit: 1000 })
  expect(page.said.count).toBe(said.rows.length)
  expect([page.said, page.heard]).toEqual([turned.heard, turned.said])
  expect(page.heard.count).toBeGreaterThan(0)
})

it("has months in their order, each with the records behind it", async () => {
  const { months } = await dyadPage(serving.source, "PAK", "USA")
  expect(months.map(({ month }) => month)).toEqual(months.map(({ month }) => month).toSorted())
  for (const { held, said, heard } of months) expect([...held, ...said, ...heard].length).toBeGreaterThan(0)
})

it.each([
  ["PAK", "Pakistan", "dyad-malformed"],
  ["PAK", "Nobody At All", "party-unknown"],
])("%s and %s are refused", async (a, b, code) => {
  const fault = await dyadPage(serving.source, a, b).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(QueryError)
  expect((fault as QueryError).code).toBe(code)
})
