/** The pages in Chromium: no fault, no request beyond the server, nothing wider than the screen, nothing serious for axe, at three widths, light and dark. */
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { FoundOccurrence } from "../../src/query/index.ts"
import { type Listening, listen } from "../../src/server/index.ts"
import { lookOver, startBrowser, type Visit, visit } from "../chromium.ts"
import { startServing, type TestServing } from "./serving.ts"

let serving: TestServing
let listening: Listening
let browser: Browser | undefined
const known = { occurrence: "", person: "", report: "", tour: "" }

beforeAll(async () => {
  serving = await startServing()
  listening = await listen(serving, { host: "127.0.0.1", port: 0 })
  browser = await startBrowser()
  const { rows } = (await (await serving.get("/api/occurrences?limit=1000")).json()) as { rows: FoundOccurrence[] }
  const most = rows.toSorted((a, b) => b.reports - a.reports)[0]!
  known.occurrence = most.id
  known.report = most.members[0]!.report
  const tours = (await (await serving.get("/api/tours?limit=1")).json()) as { rows: { id: string }[] }
  known.tour = tours.rows[0]!.id
  known.person = rows.flatMap(({ participants }) => participants.flatMap(({ id }) => (id?.startsWith("p-") ? id : [])))[0]!
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await listening.stop(100)
  await serving.close()
})

const openPage = (path: string): Promise<Visit> => visit(browser!, listening.address + path, { within: listening.address })

const PATHS = [
  "/",
  "/?country=PAK&type=meeting",
  "/timeline?from=2019-03",
  "/tours",
  "/statements",
  "/agenda",
  "/dyads",
  "/dyads/AFG/PAK",
  "/network",
  "/network?limit=300&level=people",
  "/map",
  "/read",
  "/status",
  "tour",
  "/api",
  "/states/PAK",
  "occurrence",
  "person",
  "report",
  "/none",
]

it.each(PATHS)("%s", async (name) => {
  if (!browser) return
  const path =
    {
      occurrence: `/occurrences/${known.occurrence}`,
      person: `/people/${known.person}`,
      report: `/reports/${known.report}`,
      tour: `/tours/${known.tour}`,
    }[name] ?? name
  const { page, faults } = await openPage(path)
  expect(await lookOver(page)).toEqual({ wide: [], serious: [] })
  expect(faults.filter((fault) => !fault.includes("404"))).toEqual([])
  await page.context().close()
})

it("a report is pasted, and hovering a fact lights its words", async () => {
  if (!browser) return
  const { page, faults } = await openPage("/read")
  await page.getByLabel(/A report, as text/).fill("Date: 2024-06-04\n\nAna Maria spoke.")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  const fact = page.locator(".fact.actor").first()
  await fact.waitFor()
  const words = page.locator(".body a.actor").first()
  const colour = () =>
    words.evaluate(
      (one) =>
        (globalThis as unknown as { getComputedStyle(of: unknown): { backgroundColor: string } }).getComputedStyle(one).backgroundColor,
    )
  const before = await colour()
  await fact.hover()
  await page.waitForTimeout(300)
  expect(await colour()).not.toBe(before)
  expect(faults).toEqual([])
}, 60_000)

it("a facet narrows, and a chip lets go", async () => {
  if (!browser) return
  const { page } = await openPage("/")
  const total = () => page.locator(".total").textContent()
  const all = await total()
  await page.locator(".facets").getByRole("link", { name: "meeting", exact: true }).click()
  const fewer = await total()
  expect(Number.parseInt(fewer ?? "", 10)).toBeLessThan(Number.parseInt(all ?? "", 10))
  await page.getByRole("link", { name: /type meeting/ }).click()
  expect(await total()).toBe(all)
}, 60_000)

it("a question in words becomes filters that can be let go, by keyboard alone", async () => {
  if (!browser) return
  const { page, faults } = await openPage("/")
  await page.getByLabel("Ask").focus()
  await page.keyboard.type("Khattak in Tashkent 2019")
  await page.keyboard.press("Enter")
  await page.waitForURL(/person=Khattak/)
  const chips = page.getByRole("list", { name: "Filters that are set" })
  expect(await chips.getByRole("link").count()).toBe(4)
  await chips.getByRole("link", { name: /place Tashkent/ }).focus()
  await page.keyboard.press("Enter")
  await page.waitForURL((url) => !url.searchParams.has("place"))
  expect(faults).toEqual([])
}, 60_000)
