/** Chromium for tests: from its package, which needs no install script, and what is looked at on every page. */
import chromium from "@sparticuz/chromium"
import axe from "axe-core"
import { type Browser, chromium as launcher, type Page } from "playwright-core"

/** Starts it; undefined, with a plain line, where it cannot start. */
export async function startBrowser(): Promise<Browser | undefined> {
  const args = chromium.args.filter((one) => one !== "--single-process")
  try {
    return await launcher.launch({ executablePath: await chromium.executablePath(), args, headless: true })
  } catch (error) {
    console.warn(`No Chromium for tests (${error instanceof Error ? error.message.split("\n")[0] : error}).`)
    return undefined
  }
}

/** A page that was opened, and what went wrong on it. */
export interface Visit {
  readonly page: Page
  readonly faults: string[]
}

/** What a page is opened with. */
export interface Visiting {
  /** Requests that do not begin with it are faults. */
  readonly within: string
}

/** Opens a page. */
export async function visit(browser: Browser, address: string, { within }: Visiting): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: "light" })
  const page = await context.newPage()
  const faults: string[] = []
  page.on("console", (message) => void (message.type() === "error" && faults.push(message.text())))
  page.on("pageerror", (error) => faults.push(error.message))
  const isOwn = (url: string) => url.startsWith(within) || url.startsWith("blob:")
  page.on("request", (request) => void (isOwn(request.url()) || faults.push(`beyond: ${request.url()}`)))
  await page.goto(address)
  return { page, faults }
}

/** How far a page is wider than the screen, in pixels. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

/** What axe finds serious; it is put into the page from outside, past the policy. */
export async function findSerious(page: Page): Promise<string[]> {
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

/** At which widths a page is wider than the screen, and what axe finds serious on it, light and narrow, and dark and less narrow. */
export async function lookOver(page: Page): Promise<{ readonly wide: number[]; readonly serious: string[] }> {
  const [wide, serious]: [number[], string[]] = [[], []]
  for (const [width, colorScheme] of [
    [1600, undefined],
    [360, "light"],
    [800, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    if (colorScheme) await page.emulateMedia({ colorScheme, reducedMotion: "reduce" }) // no colour is half way when it is measured
    if ((await overflowOf(page)) > 0) wide.push(width)
    if (colorScheme) serious.push(...(await findSerious(page)))
  }
  return { wide, serious }
}
