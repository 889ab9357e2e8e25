/** A site in Chromium, served from a folder within a folder by a plain server of files: it searches, and reads to the command line's bytes. */
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { availableParallelism, loadavg } from "node:os"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { findSerious, lookOver, startBrowser, visit } from "../chromium.ts"
import { readByCommand, readByPage } from "./in-browser.ts"
import { type FileServer, filesIn, ROOT, type SiteMaking, serveFiles, startMaking } from "./making.ts"

let making: SiteMaking
let server: FileServer
let browser: Browser | undefined
let site = ""
const some = { occurrence: "", person: "", report: "", state: "states/PAK.html" }

beforeAll(async () => {
  making = await startMaking()
  await making.make("papers")
  const files = filesIn(join(making.folder, "papers"))
  const first = (kind: string) => files.filter((path) => path.startsWith(`${kind}/`)).sort()[0]!
  Object.assign(some, { occurrence: first("occurrences"), person: first("people"), report: first("reports") })
  server = await serveFiles(making.folder)
  site = `${server.address}/papers/`
  browser = await startBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  server.close()
  await making.close()
})

const open = (path: string) => visit(browser!, `${site}${path}`, { within: site })

it.each([
  "index.html",
  "occurrences.html?type=meeting",
  "statements.html?target=Russia",
  "map.html",
  "network.html",
  "dyads/AFG/PAK.html",
  "read.html",
  "state",
  "occurrence",
  "person",
  "report",
])("%s", async (name) => {
  if (!browser) return
  const { page, faults } = await open(some[name as keyof typeof some] ?? name)
  await page.waitForLoadState("networkidle")
  expect(await lookOver(page)).toEqual({ wide: [], serious: [] })
  expect(faults).toEqual([])
  await page.context().close()
})

describe("searching", () => {
  it("narrows by a facet, and a chip lets go", async () => {
    if (!browser) return
    const { page, faults } = await open("occurrences.html")
    const total = async () => Number.parseInt((await page.locator(".total").textContent()) ?? "", 10)
    const all = await total()
    await page.locator(".facets").getByRole("link", { name: "meeting", exact: true }).click()
    await page.getByRole("link", { name: /type meeting/ }).waitFor()
    const fewer = await total()
    expect(fewer).toBeGreaterThan(0)
    expect(fewer).toBeLessThan(all)
    await page.getByRole("link", { name: /type meeting/ }).click()
    await page.waitForURL(/occurrences\.html$/)
    expect(await total()).toBe(all)
    expect(faults).toEqual([])
  }, 60_000)

  it("understands a question in words", async () => {
    if (!browser) return
    const { page, faults } = await open("index.html")
    await page.getByLabel("Ask").fill("Khattak in Tashkent 2019")
    await page.getByRole("button", { name: "Find" }).click()
    await page.waitForURL(/occurrences\.html\?(?=.*person=Khattak)(?=.*place=Tashkent)(?=.*from=2019)/)
    await page.getByRole("link", { name: /place Tashkent/ }).waitFor()
    expect(faults).toEqual([])
  }, 60_000)

  it("opens what was counted", async () => {
    if (!browser) return
    const { page, faults } = await open("dyads.html")
    const link = page.locator("td.number a").first()
    const count = Number(await link.textContent())
    await link.click()
    await page.locator("h2", { hasText: "Occurrences" }).waitFor()
    expect(await page.locator(".line").count()).toBe(count)
    await page.locator(".line .what a").first().click()
    await page.waitForURL(/\/papers\/occurrences\/o-/)
    expect(faults).toEqual([])
  }, 60_000)
})

/** What "all over the examples" takes too long for here is in examples.accept.ts. */
const SLICE = ["french-wire", "iranian-state-agency", "russian-agency", "western-wire-expulsions"].map((name) =>
  join(ROOT, `examples/${name}.txt`),
)

describe("reading", () => {
  it("gives the command line's bytes, loads less than 50 MB and reads 500 words in 3 seconds", async () => {
    if (!browser) return
    const before = server.sent()
    const { page, faults } = await open("read.html")
    await page.getByText("The model is loaded.").waitFor({ timeout: 120_000 })
    expect(server.sent() - before).toBeLessThan(50e6)
    for (const { report, record } of readByCommand(SLICE)) expect((await readByPage(page, report)).record).toBe(record)
    const text = readFileSync(SLICE[0]!, "utf8")
    const { stdout } = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), "read", "-"], { input: text, encoding: "utf8" })
    expect(`${(await readByPage(page, text)).record}\n`).toBe(stdout)
    const words = SLICE.flatMap((path) =>
      readFileSync(path, "utf8")
        .replace(/^[\s\S]*?\n\n/, "")
        .split(/(?<=\s)/),
    ).slice(0, 500)
    const tries = [] // the machine may be busy with others
    for (let at = 0; at < 3; at += 1) tries.push((await readByPage(page, words.join(""))).seconds)
    const seconds = Math.min(...tries)
    console.info(`500 words in ${seconds.toFixed(2)} s; first load ${((server.sent() - before) / 1e6).toFixed(1)} MB`)
    // others on the machine make it slower, and not the page
    expect(seconds).toBeLessThan(3 * Math.max(1, loadavg()[0]! / availableParallelism()))
    expect(faults).toEqual([])
  }, 240_000)

  it("says what is no report, by keyboard alone, and lights words and facts", async () => {
    if (!browser) return
    const { page, faults } = await open("read.html")
    await page.locator("#text").focus()
    await page.keyboard.type('{"title": "nothing"}')
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page
      .getByRole("alert")
      .getByText(/It is not a report/)
      .waitFor({ timeout: 60_000 })
    await readByPage(page, readFileSync(SLICE[0]!, "utf8"))
    const words = page.locator(".body a").first()
    const colour = () =>
      words.evaluate(
        (one) =>
          (globalThis as unknown as { getComputedStyle(of: unknown): { backgroundColor: string } }).getComputedStyle(one).backgroundColor,
      )
    const plain = await colour()
    await words.hover()
    await page.waitForTimeout(300)
    expect(await colour()).not.toBe(plain)
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /the record/ }).click()])
    expect(saved.suggestedFilename()).toMatch(/\.json$/)
    expect(await findSerious(page)).toEqual([])
    expect(faults).toEqual([])
  }, 120_000)
})
