/** Databases and stores for a whole file of tests: made before its first test, gone after its last. */
import { afterAll, beforeAll } from "vitest"
import { addReports, type ReadReport, type Store } from "../../src/store/index.ts"
import { type Backend, open, startBackends, tools } from "./stores.ts"

/** One on PGlite, and one on a server where one can be started; filled before the first test. */
interface Both<T> {
  embedded?: T
  server?: T | undefined
}

/** The databases. */
export function useBackends(): Readonly<Both<Backend>> {
  const backends: Both<Backend> = {}
  beforeAll(async () => Object.assign(backends, await startBackends()), 120_000)
  afterAll(async () => {
    for (const backend of Object.values(backends)) await backend?.stop()
  }, 120_000)
  return backends
}

/** A store on each database, with some reports in it. */
export function useStores(pairs: readonly ReadReport[]): Readonly<Both<Store>> {
  const backends = useBackends()
  const stores: Both<Store> = {}
  beforeAll(async () => {
    for (const kind of ["embedded", "server"] as const) {
      const backend = backends[kind]
      if (!backend) continue
      const store = await open(await backend.makePlace())
      stores[kind] = store
      await addReports(store, pairs, tools)
    }
  }, 180_000)
  afterAll(async () => {
    for (const store of Object.values(stores)) await store?.close()
  }, 60_000)
  return stores
}
