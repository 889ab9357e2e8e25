/** A server for tests, without a port: the store of test/store, a reader that answers at once, a day that stays. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeMcpRoutes } from "../../src/mcp/index.ts"
import { limitReading, makeApp, type ReadReport, type ServerTools } from "../../src/server/index.ts"
import { addReports, type ReadReport as Pair, type Store } from "../../src/store/index.ts"
import { createReader } from "../fake-reader.ts"
import { open, PAIRS, tools } from "../store/stores.ts"

/** A server that runs in the test. */
export interface TestServing {
  readonly fetch: (request: Request) => Promise<Response>
  readonly get: (path: string, init?: RequestInit) => Promise<Response>
  readonly logged: object[]
  readonly source: ServerTools["source"]
  close(): Promise<void>
}

/** The origin that requests name. */
export const ORIGIN = "http://127.0.0.1:4747"

/** Starts it on the reports given. */
export async function startServing({
  pairs = PAIRS,
  read,
  most,
}: {
  pairs?: readonly Pair[]
  read?: ReadReport
  most?: number
} = {}): Promise<TestServing> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-serving-"))
  const store: Store = await open({ folder: join(folder, "store") })
  await addReports(store, pairs, tools)
  const logged: object[] = []
  const serving: ServerTools = {
    source: { db: store.db, knowledge: tools.knowledge },
    reading: limitReading(read ?? readQuickly, most === undefined ? undefined : { most, secondsEach: 3 }),
    today: () => "2019-03-13",
    version: "0.0.0",
    log: (line) => logged.push(line),
  }
  const app = makeApp(serving, [makeMcpRoutes(serving)])
  return {
    fetch: (request) => app.fetch(request),
    get: (path, init) => app.fetch(new Request(`${ORIGIN}${path}`, init)),
    logged,
    source: serving.source,
    async close() {
      await store.close()
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
