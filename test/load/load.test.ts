/** A quarter of a minute of what load.accept.ts does for longer, beside other tests: that nothing fails. How quick it is, is measured there, alone. */
import { expect, test } from "vitest"
import { pressStore } from "./pressure.ts"

test("50 requests a second with one reader at work", { timeout: 600_000 }, async () => {
  const pressed = await pressStore({ reports: 1_000, perSecond: 50, seconds: 15 })
  expect(pressed.failed).toEqual([])
  expect(pressed.requests).toBe(750)
  expect(pressed.read).toBeGreaterThan(0)
})
