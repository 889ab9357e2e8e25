/** SIGKILL at 200 random moments while adding, half on each database. */
import { afterAll, beforeAll, it } from "vitest"
import { killWhileAdding } from "./kill.ts"
import { startBackends } from "./stores.ts"

let backends: Awaited<ReturnType<typeof startBackends>>
beforeAll(async () => {
  backends = await startBackends()
}, 120_000)
afterAll(async () => {
  await backends.embedded.stop()
  await backends.server?.stop()
})

it.each([
  ["embedded", 11],
  ["server", 12],
] as const)("adding may be killed at 100 moments, %s", { timeout: 7_200_000 }, async (kind, seed) => {
  const backend = backends[kind]
  if (!backend) throw new Error("no PostgreSQL server could be started")
  await killWhileAdding(backend, 100, seed)
})
