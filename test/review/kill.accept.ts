/** 1,000 random corrections with kills, restarts and rereading, half on each database. */
import { it } from "vitest"
import { startBackends } from "../store/stores.ts"
import { killWhileReviewing } from "./kill.ts"

it("1,000 corrections outlast kills, restarts and rereading, each once", async () => {
  const { embedded, server } = await startBackends()
  try {
    if (!server) throw new Error("no PostgreSQL server could be started")
    await killWhileReviewing(embedded, { corrections: 500, size: 12, seed: 11 })
    await killWhileReviewing(server, { corrections: 500, size: 12, seed: 12 })
  } finally {
    await embedded.stop()
    await server?.stop()
  }
})
