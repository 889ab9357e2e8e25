/** A store that is watched in a test: a reader that answers at once, a clock that can be put forward, loopback's first address as the only one allowed beside public ones. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { readToLine } from "../../src/cli/reading/reading.ts"
import { keepInputs } from "../../src/cli/store/keep.ts"
import type { Input } from "../../src/ingest/index.ts"
import { openStore, type Store, type StorePlace } from "../../src/store/index.ts"
import {
  type Allows,
  isPublicAddress,
  openRobots,
  openWeb,
  type WatchDb,
  type WatchTools,
  watchDb,
  watchSources,
} from "../../src/watch/index.ts"
import { createReader } from "../fake-reader.ts"
import { makePlace } from "../store/places.ts"
import { tools } from "../store/stores.ts"

/** Loopback's own address, where test servers are, and no other private one. */
export const allows: Allows = (address) => address === "127.0.0.1" || isPublicAddress(address)

/** A store that is watched. */
export interface Watching {
  readonly store: Store
  readonly db: WatchDb
  readonly tools: WatchTools
  readonly told: Record<string, unknown>[]
  /** Looks at all that is due, with the clock put forward by so many minutes. */
  look(minutes?: number): Promise<void>
  now(): number
  /** As it was made, so that the next test need not wait for another store. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** Tables that are a store's own, and stay. */
const OWN = ["meta", "revision", "tokens"]

/** Opens it. */
export async function startWatch(place?: StorePlace, more: Partial<WatchTools> = {}): Promise<Watching> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-watch-"))
  const made = place ? undefined : await makePlace(join(folder, "store"))
  const store = await openStore(made?.place ?? place!, { create: true, command: "test" })
  const told: Record<string, unknown>[] = []
  let ahead = 0
  const now = () => Date.now() + ahead
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class where relkind = 'r'
    and relnamespace = (select relnamespace from pg_class where oid = to_regclass('meta'))`.execute(store.db)
  const tables = rows.flatMap(({ name }) => (OWN.includes(name) ? [] : [sql.table(name)]))
  const web = openWeb({ userAgent: "dragoman/0.0.0 (test)", allows, timeoutMs: 3_000 })
  const robots = { current: openRobots(web, now) }
  const reader = await createReader({})
  const openPool = async () => ({
    read: (input: Parameters<typeof readToLine>[1]) => readToLine(reader as never, input),
    close: async () => {},
  })
  const given: WatchTools = {
    source: { db: store.db, knowledge: tools.knowledge },
    web,
    robots: { check: (url) => robots.current.check(url), delayOf: (url) => robots.current.delayOf(url) },
    keep: (inputs) => keepInputs(refuseSome(inputs), store, { jobs: 1, tools, openPool }),
    now,
    tell: (line) => told.push(line as Record<string, unknown>),
    delayMs: 1,
    pageOf: (path) => `https://desk.example${path}`,
    ...more,
  }
  return {
    store,
    db: watchDb(store.db),
    tools: given,
    told,
    now,
    async look(minutes = 0) {
      ahead += minutes * 60_000
      await watchSources(given, { once: true })
    },
    async clear() {
      await sql`truncate ${sql.join(tables)}`.execute(store.db)
      told.length = 0
      ahead = 0
      robots.current = openRobots(web, now)
    },
    async close() {
      await web.close()
      await store.close()
      await made?.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As a store does that cannot take a report. */
async function* refuseSome(inputs: AsyncIterable<Input>): AsyncGenerator<Input> {
  for await (const input of inputs) {
    if (input.kind === "report" && input.report.text.includes("UNKEEPABLE")) throw new Error("index row size exceeds maximum")
    yield input
  }
}

/** The reports that are kept, by their address. */
export const keptReports = ({ store }: Pick<Watching, "store">) =>
  store.db.selectFrom("reports").select(["url", "publisher", "title", "published", "latest"]).orderBy("url").orderBy("key").execute()
