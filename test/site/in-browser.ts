/** Records by the browser and by the command line, of the same reports. */
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { ROOT } from "./making.ts"

/** A report as the command line takes it, and the line of the record that it writes. */
export interface ReadByCommand {
  readonly report: string
  readonly record: string
}

/** Reads the files on the command line. */
export function readByCommand(paths: readonly string[]): ReadByCommand[] {
  const lines = (verb: string): string[] => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), verb, ...paths], {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    })
    if (status !== 0) throw new Error(stderr)
    return stdout.split("\n").filter(Boolean)
  }
  const records = lines("read")
  return lines("reports").map((report, at) => ({ report, record: records[at]! }))
}

/** Reads a text on the Read page and gives the bytes of its record and the seconds that passed. */
export async function readByPage(page: Page, text: string): Promise<{ readonly record: string; readonly seconds: number }> {
  await page.evaluate("document.querySelector('#read').removeAttribute('data-line')")
  await page.locator("#text").fill(text)
  const began = performance.now()
  await page.getByRole("button", { name: "Read it" }).click()
  await page.locator("#read[data-line], #read .problem").waitFor({ timeout: 120_000 })
  const seconds = (performance.now() - began) / 1000
  return { record: (await page.locator("#read").getAttribute("data-line")) ?? (await page.locator("#read").textContent()) ?? "", seconds }
}
