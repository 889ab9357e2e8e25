/** 50 random corrections with kills, restarts and rereading; the thousand is in kill.accept.ts. */
import { it } from "vitest"
import { startBackends } from "../store/stores.ts"
import { killWhileReviewing } from "./kill.ts"

it("50 corrections outlast kills, restarts and rereading, each once", { timeout: 600_000 }, async () => {
  const { embedded, server } = await startBackends()
  try {
    await killWhileReviewing(embedded, { corrections: 50, size: 10, seed: 1 })
  } finally {
    await embedded.stop()
    await server?.stop()
  }
})
