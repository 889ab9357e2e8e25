/** Every example, and fifty reports of newswires, read in Chromium to the bytes of the command line (`npm run accept`). */
import { join } from "node:path"
import { expect, it } from "vitest"
import { startBrowser, visit } from "../chromium.ts"
import { readByCommand, readByPage } from "./in-browser.ts"
import { ROOT, serveFiles, startMaking } from "./making.ts"

it("reads in the browser as on the command line", async () => {
  const making = await startMaking([])
  const server = await serveFiles(making.folder)
  const browser = await startBrowser()
  try {
    await making.make("site")
    const { page, faults } = await visit(browser!, `${server.address}/site/read.html`, { within: server.address })
    await page.getByText("The model is loaded.").waitFor({ timeout: 120_000 })
    const weeks = ["march-2019", "november-2004", "june-2023"].map((name) => join(ROOT, `examples/weeks/${name}.ndjson`))
    const read = readByCommand([join(ROOT, "examples/*.txt"), ...weeks])
    expect(read.length).toBeGreaterThan(60)
    const differing: string[] = []
    for (const { report, record } of read) if ((await readByPage(page, report)).record !== record) differing.push(report.slice(0, 60))
    console.info(`${read.length} reports, ${differing.length} differ`)
    expect(differing).toEqual([])
    expect(faults).toEqual([])
  } finally {
    await browser?.close()
    server.close()
    await making.close()
  }
})
