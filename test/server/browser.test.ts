/** The pages in Chromium: no fault, no request beyond the server, nothing wider than the screen, nothing serious for axe, at three widths, light and dark. */
import chromium from "@sparticuz/chromium"
import axe from "axe-core"
import { type Browser, chromium as launcher, type Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { FoundOccurrence } from "../../src/query/index.ts"
import { type Listening, listen } from "../../src/server/index.ts"
import { startServing, type TestServing } from "./serving.ts"

const WIDTHS = [360, 800, 1600]

let serving: TestServing
let listening: Listening
let browser: Browser | undefined
const known = { occurrence: "", person: "", report: "" }

beforeAll(async () => {
  serving = await startServing()
  listening = await listen(serving, { host: "127.0.0.1", port: 0 })
  browser = await startBrowser()
  const { rows } = (await (await serving.get("/api/occurrences?limit=1000")).json()) as { rows: FoundOccurrence[] }
  const most = rows.toSorted((a, b) => b.reports - a.reports)[0]!
  known.occurrence = most.id
  known.report = most.members[0]!.report
  known.person = rows.flatMap(({ participants }) => participants.flatMap(({ id }) => (id?.startsWith("p-") ? id : [])))[0]!
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await listening.stop(100)
  await serving.close()
})

/** Chromium from the package, which needs no install script; undefined, with a plain line, where it cannot start. */
async function startBrowser(): Promise<Browser | undefined> {
  const args = chromium.args.filter((one) => one !== "--single-process")
  try {
    return await launcher.launch({ executablePath: await chromium.executablePath(), args, headless: true })
  } catch (error) {
    console.warn(`No Chromium for tests (${error instanceof Error ? error.message.split("\n")[0] : error}).`)
    return undefined
  }
}

interface Visit {
  readonly page: Page
  readonly faults: string[]
}

async function openPage(path: string, width: number): Promise<Visit> {
  const context = await browser!.newContext({
    viewport: { width, height: 900 },
    colorScheme: width === 800 ? "dark" : "light",
    bypassCSP: false,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on("console", (message) => void (message.type() === "error" && faults.push(message.text())))
  page.on("pageerror", (error) => faults.push(error.message))
  page.on("request", (request) => void (request.url().startsWith(listening.address) || faults.push(`beyond: ${request.url()}`)))
  await page.goto(listening.address + path)
  return { page, faults }
}

/** What axe finds serious; it is put into the page from outside, past the policy. */
async function findSerious(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const found = (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { impact: string; id: string; nodes: { html: string; failureSummary: string }[] }[] }> }
      }
    ).axe
    const { violations } = await found.run()
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 150)} ${nodes[0]?.failureSummary.slice(0, 200)}`)
  })
}

const PATHS = [
  "/",
  "/?country=PAK&type=meeting",
  "/timeline?from=2019-03",
  "/tours",
  "/statements",
  "/agenda",
  "/dyads",
  "/network",
  "/read",
  "/status",
  "/api",
  "/states/PAK",
  "occurrence",
  "person",
  "report",
  "/none",
]

describe.each(WIDTHS)("at %d pixels", (width) => {
  it.each(PATHS)("%s", async (name) => {
    if (!browser) return
    const path =
      { occurrence: `/occurrences/${known.occurrence}`, person: `/people/${known.person}`, report: `/reports/${known.report}` }[name] ??
      name
    const { page, faults } = await openPage(path, width)
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBeLessThanOrEqual(0)
    expect(await findSerious(page)).toEqual([])
    expect(faults.filter((fault) => !fault.includes("404"))).toEqual([])
    await page.context().close()
  })
})

it("a report is pasted, and hovering a fact lights its words", async () => {
  if (!browser) return
  const { page, faults } = await openPage("/read", 1280)
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
  const { page } = await openPage("/", 1280)
  const total = () => page.locator(".total").textContent()
  const all = await total()
  await page.locator(".facets").getByRole("link", { name: "meeting", exact: true }).click()
  const fewer = await total()
  expect(Number.parseInt(fewer ?? "", 10)).toBeLessThan(Number.parseInt(all ?? "", 10))
  await page.getByRole("link", { name: /type meeting/ }).click()
  expect(await total()).toBe(all)
}, 60_000)
