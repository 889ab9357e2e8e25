/** The review page in Chromium, by keyboard alone; and that a lost connection loses nothing and doubles nothing. */
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import { type Listening, listen } from "../../src/server/index.ts"
import { keptCorrections } from "../../src/store/index.ts"
import { findSerious, startBrowser, visit } from "../chromium.ts"
import { loadDescription } from "../server/described.ts"
import { startServing, type TestServing } from "../server/serving.ts"
import { PAIRS } from "../store/stores.ts"

let serving: TestServing
let listening: Listening
let browser: Browser | undefined
beforeAll(async () => {
  serving = await startServing({ pairs: PAIRS.slice(0, 3) })
  listening = await listen(serving, { host: "127.0.0.1", port: 0 })
  browser = await startBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await listening.stop(100)
  await serving.close()
}, 60_000)

const verdicts = async () => (await keptCorrections(serving.store)).map(({ verdict }) => verdict)

it("takes a verdict in one key, with its words in view, and keeps each once", { timeout: 120_000 }, async ({ skip }) => {
  if (!browser) return skip("no Chromium")
  const token = await serving.makeToken("review")
  const { page, faults } = await visit(browser, `${listening.address}/review`, { within: listening.address })
  await page.keyboard.type(token)
  await page.keyboard.press("Enter")
  await page.waitForSelector("#work:not([hidden]) mark")
  expect(await page.textContent("#quote mark")).not.toBe("")
  expect(await findSerious(page)).toEqual([])
  const first = await page.textContent("#at")
  await page.keyboard.press("j")
  expect(await page.textContent("#at")).not.toBe(first)
  await page.keyboard.press("k")
  for (const key of ["a", "x", "u"]) await page.keyboard.press(key)
  await expect.poll(verdicts, { timeout: 20_000 }).toHaveLength(3)
  await page.keyboard.press("z")
  await expect.poll(verdicts, { timeout: 20_000 }).toHaveLength(4)
  expect(faults).toEqual([])

  await page.waitForSelector("#said:text('Taken back.')")
  await page.context().setOffline(true)
  await page.keyboard.press("u")
  await page.keyboard.press("u")
  expect(await verdicts()).toHaveLength(4)
  await page.context().setOffline(false)
  await expect.poll(verdicts, { timeout: 20_000 }).toHaveLength(6)
})

it("takes the scope review, and keeps what comes twice once", async () => {
  const send = async (token: string, body: object) =>
    serving.get("/api/review/words", {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    })
  const queue = async (token: string) => serving.get("/api/review/queue", { method: "POST", headers: { Authorization: `Bearer ${token}` } })
  const { expectDescribed } = await loadDescription(serving)
  const told = (name: string, answer: Response) => expectDescribed(`/api/review/${name}`, answer, "post")
  const refused = await queue(await serving.makeToken("read"))
  expect(refused.status).toBe(403)
  await told("queue", refused)
  const token = await serving.makeToken("review")
  const { rows } = (await told("queue", await queue(token))) as { rows: { field: string }[] }
  const word = { field: rows[0]!.field, verdict: "accept", value: null, time: "2026-01-01T00:00:00.000Z" }
  const before = (await verdicts()).length
  const outcomes: unknown[] = []
  for (let time = 0; time < 2; time++) outcomes.push(await told("words", await send(token, word)))
  expect(outcomes).toMatchObject([{ outcome: "kept" }, { outcome: "known" }])
  expect(await verdicts()).toHaveLength(before + 1)
  const unsound = await send(token, { ...word, field: "nothing" })
  expect(unsound.status).toBe(400)
  await told("words", unsound)
  const headers = { Authorization: `Bearer ${token}` }
  const undo = () => serving.get("/api/review/undo", { method: "POST", headers })
  expect(await told("undo", await undo())).toMatchObject({ outcome: "undone" })
})
