/** A server for tests, without a port: the store of test/store, a reader that answers at once, a day that stays. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { keepInputs } from "../../src/cli/store/keep.ts"
import { makeMcpRoutes } from "../../src/mcp/index.ts"
import { makeReviewRoutes } from "../../src/reviewing/index.ts"
import {
  type Access,
  countReports,
  type KeepReports,
  limitKeeping,
  limitReading,
  makeApp,
  makeMetrics,
  type ReaderState,
  type ReadReport,
  type ServerTools,
} from "../../src/server/index.ts"
import { addReports, createToken, type ReadReport as Pair, type Scope, type Store, type StorePlace } from "../../src/store/index.ts"
import { makeFeedRoutes } from "../../src/watch/index.ts"
import { createReader } from "../fake-reader.ts"
import { makePlace } from "../store/places.ts"
import { open, PAIRS, tools } from "../store/stores.ts"

/** A server that runs in the test. */
export interface TestServing {
  readonly fetch: (request: Request) => Promise<Response>
  readonly get: (path: string, init?: RequestInit) => Promise<Response>
  readonly logged: object[]
  readonly requests: object[]
  readonly source: ServerTools["source"]
  readonly store: Store
  /** A token with the scopes. */
  makeToken(...scopes: Scope[]): Promise<string>
  close(): Promise<void>
}

/** What a test wants of its server. */
export interface Wanted {
  readonly pairs?: readonly Pair[]
  readonly read?: ReadReport
  readonly most?: number
  readonly access?: Partial<Access>
  readonly readerState?: ReaderState
  readonly keep?: (keep: KeepReports) => KeepReports
  readonly place?: StorePlace
}

/** The origin that requests name. */
export const ORIGIN = "http://127.0.0.1:4747"

/** Starts it on the reports given. */
export async function startServing(wanted: Wanted = {}): Promise<TestServing> {
  const { pairs = PAIRS, read = readQuickly, most, access, readerState = "loaded", place, keep: change = (keep) => keep } = wanted
  const folder = mkdtempSync(join(tmpdir(), "dragoman-serving-"))
  const made = place ? undefined : await makePlace(join(folder, "store"), pairs)
  const store: Store = await open(made?.place ?? place!)
  if (!made) await addReports(store, pairs, tools)
  const [logged, requests]: [object[], object[]] = [[], []]
  const source = { db: store.db, knowledge: tools.knowledge }
  const pool = { read: (input: { readonly report: Parameters<ReadReport>[0] }) => read(input.report), close: async () => {} }
  const keep: KeepReports = (inputs) => keepInputs(inputs, store, { jobs: 1, tools, openPool: async () => pool })
  const reading = limitReading(read, most === undefined ? undefined : { most, secondsEach: 3 })
  const keeping = limitKeeping(change(keep), most)
  const version = "0.0.0"
  const measured = { version, reading: reading.waiting, keeping: keeping.waiting, reports: () => countReports(source), isProcess: false }
  const serving: ServerTools = {
    source,
    reading,
    readerState: () => readerState,
    keeping,
    access: { isOpen: true, cors: [], ...access },
    metrics: makeMetrics(measured),
    today: () => "2019-03-13",
    version,
    log: (line) => logged.push(line),
    logRequest: (line) => requests.push(line),
  }
  const app = makeApp(serving, [makeMcpRoutes(serving), makeFeedRoutes(serving), makeReviewRoutes({ store, merging: tools })])
  return {
    fetch: (request) => app.fetch(request),
    get: (path, init) => app.fetch(new Request(`${ORIGIN}${path}`, init)),
    logged,
    requests,
    source,
    store,
    makeToken: async (...scopes) => (await createToken(store, { name: "test", scopes, now: new Date() })).secret,
    async close() {
      await keeping.idle()
      await store.close()
      await made?.remove()
      rmSync(folder, { recursive: true })
    },
  }
}

const readQuickly: ReadReport = async (report) => {
  const { read } = await createReader({})
  try {
    return { line: JSON.stringify(await read(report)) }
  } catch (error) {
    return { fault: String(error) }
  }
}
