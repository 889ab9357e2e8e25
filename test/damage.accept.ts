/** All 2,000 damaged inputs through ingest and the reader that is shipped: an issue or a valid record each, in bounded processor time and memory. */
import { expect, test } from "vitest"
import { openReader } from "../src/cli/reader.ts"
import { runDamage } from "./damage-run.ts"

const COUNT = 2000
const MOST_MS = 120_000 // of processor time
const MOST_BYTES = 2 * 2 ** 30

test(`${COUNT} damaged inputs`, async () => {
  const reader = await openReader(new URL("../src/index.ts", import.meta.url).href, {})
  let slowest = { name: "", ms: 0 }
  for await (const { name, faults, ms } of runDamage([0, COUNT], reader)) {
    expect.soft(faults, name).toEqual([])
    expect.soft(ms, name).toBeLessThan(MOST_MS)
    expect(process.memoryUsage().rss, name).toBeLessThan(MOST_BYTES)
    if (ms > slowest.ms) slowest = { name, ms }
  }
  console.log(`slowest: ${slowest.name}, ${Math.round(slowest.ms)} ms; ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB at the end`)
})
