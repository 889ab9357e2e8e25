/** SIGKILL at 200 random moments while adding, half on each database. */
import { it } from "vitest"
import { killWhileAdding } from "./kill.ts"
import { useBackends } from "./use-stores.ts"

const backends = useBackends()

it.each([
  ["embedded", 11],
  ["server", 12],
] as const)("adding may be killed at 100 moments, %s", { timeout: 7_200_000 }, async (kind, seed) => {
  const backend = backends[kind]
  if (!backend) throw new Error("no PostgreSQL server could be started")
  await killWhileAdding(backend, 100, seed)
})
