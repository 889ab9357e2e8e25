/**
 * What all files of tests share, kept by the runner's own process: a folder that is gone at the end, and a PostgreSQL server, which is
 * started when the first file asks for it. Files learn of both by environment variables; without the runner each starts its own.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type RunningPostgres, runPostgres, SHARED_POSTGRES } from "./postgres.ts"
import { SHARED_FOLDER } from "./store/stores.ts"

let running: Promise<RunningPostgres> | undefined
let asked: Server
let folder = ""

/** Before the first file. */
export async function setup(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), "dragoman-tests-"))
  asked = createServer(async (_, response) => {
    running ??= runPostgres(["fsync=off", "max_connections=200"])
    await running.then(
      ({ port }) => response.end(String(port)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => asked.listen(0, "127.0.0.1", () => resolve()))
  process.env[SHARED_POSTGRES] = `http://127.0.0.1:${(asked.address() as AddressInfo).port}`
  process.env[SHARED_FOLDER] = folder
}

/** After the last. */
export async function teardown(): Promise<void> {
  asked.close()
  await running?.then(
    ({ end }) => end(),
    () => {},
  )
  rmSync(folder, { recursive: true, force: true })
}
