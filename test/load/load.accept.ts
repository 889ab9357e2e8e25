/** Pages and questions on PostgreSQL while a reader is at work, ten minutes long: quick, and nothing fails. */
import { expect, test } from "vitest"
import { pressStore } from "./pressure.ts"

const MOST_P95_MS = 150

test("50 requests a second with one reader at work", async () => {
  const pressed = await pressStore({ reports: 5_000, perSecond: 50, seconds: 600 })
  expect(pressed.failed).toEqual([])
  expect(pressed.read).toBeGreaterThan(0)
  expect(pressed.p95).toBeLessThan(MOST_P95_MS)
})
