/** SIGKILL at 200 random moments while adding, half on each database. */
import { it } from "vitest"
import { killWhileAdding } from "./kill.ts"
import { startBackends } from "./stores.ts"

it("adding may be killed at 200 moments", async () => {
  const { embedded, server } = await startBackends()
  try {
    if (!server) throw new Error("no PostgreSQL server could be started")
    await killWhileAdding(embedded, 100, 11)
    await killWhileAdding(server, 100, 12)
  } finally {
    await embedded.stop()
    await server?.stop()
  }
})
