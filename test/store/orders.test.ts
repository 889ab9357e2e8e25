/** A slice of the shuffled orders that orders.accept.ts does in full. */
import { it } from "vitest"
import { addInOrders } from "./orders.ts"
import { PAIRS, startBackends } from "./stores.ts"

it("any order of arrival, with restarts, gives the same bytes", { timeout: 600_000 }, async () => {
  const { embedded, server } = await startBackends()
  try {
    await addInOrders(embedded, PAIRS, 2)
    if (server) await addInOrders(server, PAIRS, 3)
  } finally {
    await embedded.stop()
    await server?.stop()
  }
})
