/**
 * Takes the pictures of README: an occurrence that many reports tell, the map, a report that is read, each in docs/images.
 *
 *   node scripts/screenshots.mjs                a store made of examples/, which takes a minute
 *   node scripts/screenshots.mjs --store DIR    a store that is there
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import chromium from "@sparticuz/chromium"
import { chromium as launcher } from "playwright-core"
import { toPalette } from "./palette-png.mjs"

const root = fileURLToPath(new URL("../", import.meta.url))
const MOST_BYTES = 150_000
const SIZE = { width: 1120, height: 720 }

/** @typedef {import("playwright-core").Page} Page */

/** What is taken: a name, and how to come there. @type {{ name: string, go: (page: Page, address: string) => Promise<unknown> }[]} */
const PICTURES = [
  {
    name: "occurrence",
    go: async (page, address) => {
      const { rows } = await (await fetch(`${address}/api/occurrences?limit=1000`)).json()
      const isTelling = (/** @type {{ conflicts: boolean, place: string | null }} */ row) => row.conflicts && row.place !== null
      const told = rows
        .filter(isTelling)
        .sort((/** @type {any} */ a, /** @type {any} */ b) => b.reports - a.reports || (a.id < b.id ? -1 : 1))
      await page.goto(`${address}/occurrences/${(told[0] ?? rows[0]).id}`)
    },
  },
  {
    name: "map",
    go: async (page, address) => {
      await page.goto(`${address}/map`)
      await page.evaluate("document.querySelector('.plot').scrollIntoView({ block: 'center' })")
    },
  },
  {
    name: "read",
    go: async (page, address) => {
      await page.goto(`${address}/read`)
      await page.getByLabel(/A report, as text/).fill(readFileSync(`${root}examples/iranian-state-agency.txt`, "utf8"))
      await page.getByRole("button", { name: "Read it" }).click()
      await page.locator(".fact").first().waitFor({ timeout: 120_000 })
      await page.locator(".switches").scrollIntoViewIfNeeded()
      await page.evaluate("document.querySelector('.switches').scrollIntoView()")
      await page.locator(".fact").nth(1).hover()
      await page.waitForTimeout(400)
    },
  },
]

async function startServer() {
  const place = process.argv.includes("--store") ? ["--store", process.argv.at(-1) ?? ""] : ["examples"]
  const server = spawn(process.execPath, ["src/cli/main.ts", "serve", ...place, "--port", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  })
  const [line] = await once(server.stdout, "data")
  return { address: JSON.parse(String(line)).address, stop: () => server.kill("SIGTERM") }
}

const { address, stop } = await startServer()
const args = chromium.args.filter((one) => one !== "--single-process")
const browser = await launcher.launch({ executablePath: await chromium.executablePath(), args, headless: true })
mkdirSync(`${root}docs/images`, { recursive: true })
for (const { name, go } of PICTURES) {
  const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 1.5 })
  await go(page, address)
  const path = `${root}docs/images/${name}.png`
  writeFileSync(path, toPalette(await page.screenshot()))
  const { size } = statSync(path)
  console.log(`docs/images/${name}.png ${Math.round(size / 1000)} kB`)
  if (size > MOST_BYTES) process.exitCode = 1
  await page.close()
}
await browser.close()
stop()
