/** A site of hostile reports: what they say stays words in its files, in its index and in what the browser makes of that. */

import { readFileSync } from "node:fs"
import { join, relative } from "node:path"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { startBrowser, visit } from "../chromium.ts"
import { HOSTILE, plant } from "../hostile/planted.ts"
import { type FileServer, filesIn, type SiteMaking, serveFiles, startMaking } from "./making.ts"

let making: SiteMaking
let server: FileServer
let browser: Browser | undefined
beforeAll(async () => {
  making = await startMaking(Object.entries(HOSTILE).map(([name, words]) => plant(words, name.replaceAll(" ", "-"))))
  await making.make("site")
  server = await serveFiles(making.folder)
  browser = await startBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  server.close()
  await making.close()
})

/** Elements and attributes that we never write. */
const WILD =
  /<(?:script(?! src="[./]*page\.mjs" type="module"><\/script>)|iframe|object|embed|img|base)\b|<[a-z]+ [^>]*\son[a-z]+=|="javascript:/i

describe("the files", () => {
  it("have nothing wild in them", () => {
    const pages = filesIn(join(making.folder, "site")).filter((path) => path.endsWith(".html"))
    expect(pages.length).toBeGreaterThan(40)
    const wild = pages.filter((path) => WILD.test(readFileSync(join(making.folder, "site", path), "utf8")))
    expect(wild).toEqual([])
  })

  it("lie in the folder, under names of ours", () => {
    for (const path of filesIn(join(making.folder, "site"))) {
      expect(path).toMatch(/^(?:[a-z]+\/){0,2}[A-Za-z0-9-]+(?:\/[A-Za-z0-9-]+)?\.[a-z]+$/)
      expect(relative(making.folder, join(making.folder, "site", path))).not.toMatch(/^\.\./)
    }
  })

  it("have no formula for a spreadsheet", () => {
    const csv = readFileSync(join(making.folder, "site/data/statements.csv"), "utf8")
    expect(csv).not.toMatch(/(?:^|,|\r\n)"?[\s]*[=+@＝]/u)
  })
})

it.each([
  "occurrences.html?text=ana",
  "statements.html?text=ana",
  "occurrences.html?q=%3Cscript%3Ealert(1)%3C/script%3E%20in%20Damascus",
  `statements.html?speaker=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`,
  "records.html?ids=javascript:alert(1)",
  `read.html#text=${encodeURIComponent("<img src=x onerror=alert(1)>")}`,
])(
  "%s runs nothing",
  async (path) => {
    if (!browser) return
    const { page, faults } = await visit(browser, `${server.address}/site/${path}`, { within: server.address })
    page.on("dialog", (dialog) => {
      faults.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.waitForLoadState("networkidle")
    expect(await page.locator("main img, main script, main iframe").count()).toBe(0)
    expect(await page.locator('main a[href^="javascript:"]').count()).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  },
  60_000,
)
