/** Damaged inputs give an issue or a record, in bounded time and memory. A slice here; all 2,000 in `npm run accept`. */
import { expect, test } from "vitest"
import { openReader } from "../src/cli/reader.ts"
import { DAMAGE_KINDS, makeDamaged } from "./damage.ts"
import { runDamage, soundInputs } from "./damage-run.ts"
import { createReader } from "./fake-reader.ts"

test("the same number gives the same bytes", () => {
  const sounds = soundInputs()
  for (let number = 0; number < DAMAGE_KINDS.length; number++) {
    const [once, again] = [makeDamaged(number, sounds), makeDamaged(number, sounds)]
    expect(Buffer.compare(once.bytes, again.bytes), once.name).toBe(0)
  }
})

test("every kind of damage, twice, through ingest and a stand-in for the reader", async () => {
  const reader = await createReader({})
  const before = process.memoryUsage().rss
  for await (const { name, faults, ms } of runDamage([0, DAMAGE_KINDS.length * 2], reader)) {
    expect(faults, name).toEqual([])
    expect(ms, name).toBeLessThan(10_000)
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(1.5 * 2 ** 30)
})

test("every kind of damage, once, where it is short enough, through the reader that is shipped", async () => {
  const reader = await openReader(new URL("../src/index.ts", import.meta.url).href, {})
  for await (const { name, faults, ms } of runDamage([DAMAGE_KINDS.length * 2, DAMAGE_KINDS.length * 3], reader, 4000)) {
    expect(faults, name).toEqual([])
    expect(ms, name).toBeLessThan(30_000)
  }
}, 180_000)
