/** A slice of the killing that kill.accept.ts does in full. */
import { it } from "vitest"
import { killWhileAdding } from "./kill.ts"
import { startBackends } from "./stores.ts"

it("adding may be killed at any moment", { timeout: 600_000 }, async () => {
  const { embedded, server } = await startBackends()
  try {
    await killWhileAdding(embedded, server ? 6 : 12, 1)
    if (server) await killWhileAdding(server, 6, 2)
  } finally {
    await embedded.stop()
    await server?.stop()
  }
})
