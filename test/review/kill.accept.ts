/** 1,000 random corrections with kills, restarts and rereading, half on each database. */
import { expect, it } from "vitest"
import { startBackends } from "../store/stores.ts"
import { killWhileReviewing } from "./kill.ts"

it("1,000 corrections outlast kills, restarts and rereading, each once", async () => {
  const { embedded, server } = await startBackends()
  try {
    if (!server) throw new Error("no PostgreSQL server could be started")
    const figures = [
      await killWhileReviewing(embedded, { corrections: 500, size: 12, seed: 11 }),
      await killWhileReviewing(server, { corrections: 500, size: 12, seed: 12 }),
    ]
    console.table(figures)
    for (const { runs, killed } of figures) expect(killed).toBeGreaterThan(runs / 10)
  } finally {
    await embedded.stop()
    await server?.stop()
  }
})
