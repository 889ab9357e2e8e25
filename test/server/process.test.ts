/** `dragoman serve` as a process: where it listens, slow clients, a stop that cuts nothing short, and nobody else who waits for a server. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { readdirSync, readFileSync } from "node:fs"
import { connect } from "node:net"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"

const root = fileURLToPath(new URL("../../", import.meta.url))
const main = join(root, "src/cli/main.ts")

describe("as a process", () => {
  let server: ChildProcess
  let address = ""
  beforeAll(async () => {
    server = spawn(process.execPath, [main, "serve", join(root, "test/store/pairs.ndjson"), "--port", "0"], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    const [line] = (await once(server.stdout!, "data")) as [Buffer]
    address = (JSON.parse(String(line)) as { address: string }).address
  }, 180_000)
  afterAll(() => server.kill("SIGKILL"))

  test("listens on this machine alone, and answers while others are slow", async () => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const slow = Array.from({ length: 50 }, () => connect(Number(new URL(address).port), "127.0.0.1").on("error", () => {}))
    for (const socket of slow) socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    for (const socket of slow) socket.destroy()
  })

  test("takes what is no HTTP for what it is", async () => {
    const socket = connect(Number(new URL(address).port), "127.0.0.1").on("error", () => {})
    socket.write("\u0016\u0003\u0001 nonsense\r\n\r\n")
    const [answer] = (await once(socket, "data")) as [Buffer]
    expect(String(answer)).toMatch(/^HTTP\/1\.1 400 /)
  })

  test("is ready when its reader is loaded", async () => {
    await expect.poll(async () => (await fetch(`${address}/readyz`)).status, { timeout: 60_000, interval: 200 }).toBe(200)
  }, 90_000)

  test("stops when the answers under way are given", async () => {
    const asked = fetch(`${address}/api/occurrences?limit=1000`)
    await new Promise((resolve) => setTimeout(resolve, 20))
    const ended = once(server, "exit")
    server.kill("SIGTERM")
    const { rows } = (await (await asked).json()) as { rows: unknown[] }
    expect(rows.length).toBeGreaterThan(100)
    expect((await ended)[0]).toBe(0)
  }, 60_000)
})

test("other hosts, taken together with a store, and no store are refused", () => {
  const run = (...args: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [main, "serve", ...args], { encoding: "utf8" })
    return { status, stderr }
  }
  expect(run("examples", "--host", "0.0.0.0")).toMatchObject({ status: 2, stderr: expect.stringContaining("has no tokens") })
  expect(run("--cors", "evil.example/path")).toMatchObject({ status: 2, stderr: expect.stringContaining("is no origin") })
  expect(run("examples", "--store", "x")).toMatchObject({ status: 2 })
  expect(run("--store", join(root, "test/none"))).toMatchObject({ status: 1, stderr: expect.stringContaining("store-missing") })
}, 60_000)

test("no command but serve waits for a server", () => {
  const files = readdirSync(join(root, "src/cli"), { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"))
  const early = files.filter((path) =>
    /^import (?!type )[^"]*"(?:hono|@hono|(?:\.\.\/)+(?:server|web\/index))/m.test(readFileSync(join(root, "src/cli", path), "utf8")),
  )
  expect(early).toEqual([])
})
