/**
 * 100 shuffled orders of the example records, half on each database; and 10 of 300 newswire records, where DRAGOMAN_NEWSWIRE names a
 * file of them, a report and its record a line.
 */
import { readFileSync } from "node:fs"
import { it } from "vitest"
import type { ReadReport } from "../../src/store/index.ts"
import { addInOrders } from "./orders.ts"
import { PAIRS, startBackends } from "./stores.ts"

const newswire = process.env.DRAGOMAN_NEWSWIRE

it("100 orders of the examples", async () => {
  const { embedded, server } = await startBackends()
  try {
    if (!server) throw new Error("no PostgreSQL server could be started")
    await addInOrders(embedded, PAIRS, 50)
    await addInOrders(server, PAIRS, 50)
  } finally {
    await embedded.stop()
    await server?.stop()
  }
})

it.skipIf(newswire === undefined)("10 orders of 300 newswire records", async () => {
  const { embedded, server } = await startBackends()
  const lines = readFileSync(newswire!, "utf8").trimEnd().split("\n")
  const pairs = lines.slice(0, 300).map((line) => JSON.parse(line) as ReadReport)
  try {
    await addInOrders(server ?? embedded, pairs, 10)
  } finally {
    await embedded.stop()
    await server?.stop()
  }
})
