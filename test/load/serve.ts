/** `dragoman serve` as a process for load tests: on PostgreSQL, with tokens, ended by its own process id. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { generateReports } from "../../bench/generate.ts"
import { addReports, createToken, type Scope, type Store, type StorePlace } from "../../src/store/index.ts"
import { type Backend, open, PAIRS, startBackends, tools } from "../store/stores.ts"

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url))

/** A server that runs. */
export interface Served {
  readonly address: string
  readonly process: ChildProcess
  /** Ends it: by SIGTERM, or as a crash does. Gives its exit code. */
  end(signal?: "SIGTERM" | "SIGKILL"): Promise<number | null>
}

/** Starts it on a store, and waits until it listens. */
export async function startServer(place: StorePlace, args: readonly string[] = []): Promise<Served> {
  const [store, env] = "folder" in place ? [["--store", place.folder], {}] : [[], { DATABASE_URL: place.url }]
  const child = spawn(process.execPath, [main, "serve", "--port", "0", ...store, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  })
  const closed = once(child, "close")
  const ended = closed.then(() => Promise.reject(new Error(`dragoman serve ended with ${child.exitCode}`)))
  const [line] = (await Promise.race([once(child.stdout, "data"), ended])) as [Buffer]
  ended.catch(() => {})
  const { address } = JSON.parse(String(line)) as { address: string }
  return {
    address,
    process: child,
    async end(signal = "SIGTERM") {
      child.kill(signal)
      await closed
      return child.exitCode
    },
  }
}

/** Waits until the server says that it is ready, its reader loaded. */
export async function untilReady({ address }: Served, seconds = 60): Promise<void> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    if ((await fetch(`${address}/readyz`)).ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The server was not ready within ${seconds} s.`)
}

/** A token of the store. */
export async function makeToken(place: StorePlace, ...scopes: Scope[]): Promise<string> {
  const store = await open(place)
  const { secret } = await createToken(store, { name: "load", scopes, now: new Date() })
  await store.close()
  return secret
}

/** A database for a load test: PostgreSQL where it can be started, else PGlite. */
export async function startBackend(): Promise<{ backend: Backend; stop(): Promise<void> }> {
  const { embedded, server } = await startBackends()
  return {
    backend: server ?? embedded,
    async stop() {
      await embedded.stop()
      await server?.stop()
    },
  }
}

const STEP = 200

/** A store of so many generated reports. */
export async function fillStore(place: StorePlace, reports: number, work: (store: Store) => Promise<void> = async () => {}): Promise<void> {
  const store = await open(place)
  const generated = [...generateReports(PAIRS, reports)]
  for (let at = 0; at < generated.length; at += STEP) await addReports(store, generated.slice(at, at + STEP), tools)
  await work(store)
  await store.close()
}
