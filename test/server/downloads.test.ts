/** One thing in each format: a file to be saved, of that thing alone, as the page offers it. */
import { afterAll, beforeAll, expect, it } from "vitest"
import type { FoundOccurrence } from "../../src/query/index.ts"
import { OCCURRENCE_FORMAT_NAMES } from "../../src/server/downloads.ts"
import { startServing, type TestServing } from "./serving.ts"

let serving: TestServing
let occurrence: FoundOccurrence
beforeAll(async () => {
  serving = await startServing()
  const { rows } = (await (await serving.get("/api/occurrences?limit=1000&type=meeting")).json()) as { rows: FoundOccurrence[] }
  occurrence = rows.filter(({ place, lat }) => place !== null && lat !== null).toSorted((a, b) => b.reports - a.reports)[0]!
}, 120_000)
afterAll(() => serving.close())

it.each(OCCURRENCE_FORMAT_NAMES)("an occurrence as %s", async (format) => {
  const page = await (await serving.get(`/occurrences/${occurrence.id}`)).text()
  expect(page).toContain(`href="/occurrences/${occurrence.id}/as/${format}" download`)
  const answer = await serving.get(`/occurrences/${occurrence.id}/as/${format}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get("Content-Disposition")).toMatch(new RegExp(`^attachment; filename="${occurrence.id}\\.[a-z]+"$`))
  const content = await answer.text()
  expect(content.trim().length).toBeGreaterThan(20)
  const type = answer.headers.get("Content-Type") ?? ""
  if (type === "application/x-ndjson") for (const line of content.trim().split("\n")) JSON.parse(line)
  if (type === "application/geo+json") expect((JSON.parse(content) as { features: unknown[] }).features).toHaveLength(1)
  if (format === "icalendar") expect(content).toMatch(/^BEGIN:VCALENDAR/)
})

it("a report as its record and as its evidence page", async () => {
  const key = occurrence.members[0]!.report
  const { record } = (await (await serving.get(`/api/reports/${key}`)).json()) as { record: unknown }
  expect(await (await serving.get(`/reports/${key}/as/record`)).json()).toEqual(record)
  const page = await serving.get(`/reports/${key}/as/html`)
  expect(page.headers.get("Content-Disposition")).toBe(`attachment; filename="${key}.html"`)
  expect(await page.text()).toMatch(/^<!doctype html>/)
})

it.each([
  "/occurrences/o-000000000000/as/csv",
  "/occurrences/ID/as/doc",
  "/occurrences/ID/as/constructor",
  "/reports/r-0000000000000000/as/record",
])("%s is not here", async (path) => {
  const answer = await serving.get(path.replace("ID", occurrence.id))
  expect(answer.status).toBe(404)
})
