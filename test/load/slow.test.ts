/** A thousand clients that are slow, broken or greedy, and a server that answers the others meanwhile, and is rid of those in time. */
import { connect, type Socket } from "node:net"
import { setTimeout } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { fillStore, makeToken, type Served, startBackend, startServer } from "./serve.ts"

const EACH = 250

let stop = async (): Promise<void> => {}
let server: Served
let token = ""
beforeAll(async () => {
  const started = await startBackend()
  stop = started.stop
  const place = await started.backend.makePlace()
  await fillStore(place, 200)
  token = await makeToken(place, "write")
  server = await startServer(place)
}, 300_000)
afterAll(async () => {
  await server?.end("SIGKILL")
  await stop()
}, 60_000)

interface Client {
  readonly socket: Socket
  isOver: boolean
}

function startClient(): Client {
  const socket = connect(Number(new URL(server.address).port), "127.0.0.1").on("error", () => {})
  const client = { socket, isOver: false }
  socket.on("close", () => {
    client.isOver = true
  })
  return client
}

/** Sends a byte at a time for as long as it is let. */
async function drip({ socket }: Client, text: string): Promise<void> {
  socket.resume()
  for (const byte of text) {
    if (socket.destroyed) return
    socket.write(byte)
    await setTimeout(500)
  }
}

test("1,000 of them stop nobody", async () => {
  const head = "Host: 127.0.0.1\r\n"
  const add = `POST /api/reports HTTP/1.1\r\n${head}Authorization: Bearer ${token}\r\nContent-Type: application/x-ndjson\r\n`
  const clients = Array.from({ length: 4 * EACH }, startClient)
  for (const [at, client] of clients.entries()) {
    const { socket } = client
    if (at % 4 === 0) void drip(client, `GET / HTTP/1.1\r\n${head}X-Slow: ${"a".repeat(200)}\r\n\r\n`)
    if (at % 4 === 1)
      void socket.resume().write(`${add}Content-Length: 100000\r\n\r\n`, () => void drip(client, `{"text": "${"a".repeat(200)}`))
    if (at % 4 === 2) socket.write(`${add}Transfer-Encoding: chunked\r\n\r\n400\r\n{"text": "half`, () => socket.resetAndDestroy())
    if (at % 4 === 3) socket.pause().write(`GET /api/occurrences.csv HTTP/1.1\r\n${head}\r\n`) // and never takes the answer
  }
  const times: number[] = []
  for (let number = 0; number < 60; number++) {
    const began = performance.now()
    const response = await fetch(`${server.address}${number % 2 === 0 ? "/api/tours" : "/agenda"}`)
    await response.arrayBuffer()
    expect(response.status).toBe(200)
    times.push(performance.now() - began)
    await setTimeout(100)
  }
  const slow = clients.filter((_, at) => at % 4 === 0)
  await expect.poll(() => slow.filter(({ isOver }) => !isOver).length, { timeout: 30_000, interval: 500 }).toBe(0)
  const sorted = times.sort((a, b) => a - b)
  console.log(JSON.stringify({ clients: clients.length, others: times.length, p50: sorted[30], p95: sorted[57], most: sorted.at(-1) }))
  const metrics = await (await fetch(`${server.address}/metrics`)).text()
  console.log(/process_resident_memory_bytes \d+/.exec(metrics)?.[0])
  for (const { socket } of clients) socket.destroy()
  const sent = await fetch(`${server.address}/api/reports`, {
    method: "POST",
    body: JSON.stringify({ report: { text: "x" } }),
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
  })
  expect([400, 429]).toContain(sent.status)
}, 120_000)
