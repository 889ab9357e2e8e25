/** Requests are hostile: whatever comes down a socket, the server answers or ends it, tells nothing that it should not, and goes on. */
import { connect, type Socket } from "node:net"
import { setTimeout } from "node:timers/promises"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Listening, listen } from "../../src/server/index.ts"
import { startServing, type TestServing } from "../server/serving.ts"

let serving: TestServing
let listening: Listening
let port = 0
let token = ""
beforeAll(async () => {
  serving = await startServing({ pairs: [] })
  token = await serving.makeToken("read", "write")
  const times = { headersTimeout: 1_000, requestTimeout: 2_000, connectionsCheckingInterval: 200 }
  listening = await listen({ fetch: serving.fetch }, { host: "127.0.0.1", port: 0, ...times })
  port = Number(new URL(listening.address).port)
}, 120_000)
afterAll(async () => {
  await listening.stop(500)
  await serving.close()
}, 30_000)

function open(): Socket {
  return connect(port, "127.0.0.1").on("error", () => {})
}

const closed = (socket: Socket): Promise<void> => new Promise((resolve) => void socket.once("close", () => resolve()))

/** Sends bytes as they are and gives all that comes back until the server ends it, or is silent for a while. */
async function exchange(bytes: string | Uint8Array): Promise<string> {
  const socket = open()
  let answer = ""
  socket.setEncoding("latin1").on("data", (piece) => {
    answer += piece
  })
  const ended = closed(socket)
  socket.write(typeof bytes === "string" ? bytes.replace("TOKEN", token) : bytes)
  await Promise.race([ended, setTimeout(400)])
  if (answer === "") await Promise.race([ended, setTimeout(2_000)])
  socket.destroy()
  return answer
}

const well = async (): Promise<void> => expect((await fetch(`${listening.address}/healthz`)).status).toBe(200)
const HEAD = "Host: 127.0.0.1\r\nConnection: close\r\n"
const post = (headers: string, body = "") => `POST /api/reports HTTP/1.1\r\n${HEAD}Authorization: Bearer TOKEN\r\n${headers}\r\n${body}`
const get = (target: string, headers = "") => `GET ${target} HTTP/1.1\r\n${HEAD}${headers}\r\n`

/** Each with the statuses that may come back; none is an end without an answer. */
const CASES: Readonly<Record<string, readonly [string | Uint8Array, ...(number | "none")[]]>> = {
  TLS: [new Uint8Array([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc]), 400],
  "HTTP/0.9": ["GET /\r\n", 400, 408, "none"],
  "HTTP/2 preface": ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, 505, "none"],
  "HTTP/9.9": ["GET / HTTP/9.9\r\n\r\n", 400, 505],
  "no host": ["GET / HTTP/1.1\r\n\r\n", 400],
  "two hosts": [`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n`, 400, 200, 421],
  "another host": [`GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`, 421],
  "a host that begins like ours": [`GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\nConnection: close\r\n\r\n`, 421],
  "a host with a user": [`GET / HTTP/1.1\r\nHost: 127.0.0.1@evil.example\r\nConnection: close\r\n\r\n`, 400, 421],
  "a host with a line": [`GET / HTTP/1.1\r\nHost: 127.0.0.1\n X: y\r\nConnection: close\r\n\r\n`, 400, 421, 200],
  "whole address of another": [`GET http://evil.example/api/tours HTTP/1.1\r\n${HEAD}\r\n`, 200, 400, 404, 421],
  "another scheme": [`GET file:///etc/passwd HTTP/1.1\r\n${HEAD}\r\n`, 400, 404, 421],
  CONNECT: [`CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n`, "none", 400, 405, 421],
  TRACE: [`TRACE / HTTP/1.1\r\n${HEAD}Cookie: a=secret\r\n\r\n`, 400, 405],
  "a method of our own": [`BREW / HTTP/1.1\r\n${HEAD}\r\n`, 400],
  "an asterisk": [`OPTIONS * HTTP/1.1\r\n${HEAD}\r\n`, 400, 404, 405],
  upgrade: [get("/", "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"), 200],
  "web socket": [get("/", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n"), 200],
  "path tricks": [get("/../../../../etc/passwd"), 404],
  "path tricks in code": [get("/reports/..%2f..%2f..%2fetc%2fpasswd"), 404],
  "path tricks with backslashes": [get("/reports/..\\..\\etc\\passwd"), 404, 400],
  "double slashes": [get("//evil.example/%2e%2e"), 404],
  "NUL in code": [get("/people/a%00b"), 400],
  NUL: [get("/people/a\u0000b"), 400],
  "half a code": [get("/people/%"), 404, 400],
  "no UTF-8": [get("/people/%ff%fe"), 404, 400],
  "overlong UTF-8": [get("/people/%c0%ae%c0%ae"), 404, 400],
  "a surrogate": [get("/people/%ed%a0%80"), 404, 400],
  "a blank in the address": [get("/a b"), 400],
  "8-bit in the address": [get("/people/\u00e9"), 400, 404],
  "a header in the address": [get("/people/a%0d%0aSet-Cookie:%20x=1"), 404],
  "a header in a parameter": [get("/api/tours.csv?limit=1&cursor=a%0d%0aSet-Cookie:%20x=1"), 400],
  "a header in an id that leads on": [get("/api/occurrences/o-000000000000%0d%0aLocation:%20//evil.example"), 404],
  "a header in a header": [get("/", "X: a\r\nInjected\r\n"), 400],
  "a header with a bare line feed": [get("/", "X: a\nSet-Cookie: b=c\n"), 200, 400],
  "a header with a NUL": [get("/", "X: a\u0000b\r\n"), 400],
  "a header name with a blank": [get("/", "X Y: a\r\n"), 400],
  "folded headers": [get("/", "X: a\r\n b\r\n"), 200, 400],
  "an endless header": [get("/", `X: ${"a".repeat(100_000)}\r\n`), 431, "none"],
  "ten thousand headers": [get("/", Array.from({ length: 10_000 }, (_, at) => `X${at}: a\r\n`).join("")), 431, "none"],
  "an endless address": [get(`/${"a".repeat(100_000)}`), 431, 414, 400, "none"],
  "ten thousand parameters": [get(`/api/tours?${Array.from({ length: 1_500 }, (_, at) => `x${at}=1`).join("&")}`), 400],
  "a parameter of prototypes": [get("/api/tours?__proto__=1&constructor=2"), 400],
  "a token in Basic": [get("/", `Authorization: Basic ${Buffer.from("admin:admin").toString("base64")}\r\n`), 401],
  "two tokens": [get("/", "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), 401],
  "an empty token": [get("/", "Authorization:\r\n"), 401, 200],
  "an endless token": [get("/", `Authorization: Bearer ${"a".repeat(10_000)}\r\n`), 401],
  "a token of commands": [get("/", "Authorization: Bearer '; drop table tokens; --\r\n"), 401],
  "a cookie bomb": [get("/", `Cookie: ${"a=b; ".repeat(2_000)}\r\n`), 200],
  "an ETag bomb": [get("/api/tours", `If-None-Match: ${'"x", '.repeat(2_000)}\r\n`), 200],
  "an unclosed ETag": [get("/api/tours", `If-None-Match: W/"${'a"'.repeat(3_000)}\r\n`), 200],
  "an Accept bomb": [get("/api/tours", `Accept: ${"text/html;q=0.1,".repeat(900)}\r\n`), 200],
  "a range": [get("/style.css", "Range: bytes=0-0,1-1,2-2,3-3\r\n"), 200],
  "an origin that is none": [post("Origin: null\r\nContent-Length: 0\r\n"), 403],
  "another origin": [post("Origin: http://evil.example\r\nContent-Length: 0\r\n"), 403],
  "an origin that begins like ours": [post("Origin: http://127.0.0.1.evil.example\r\nContent-Length: 0\r\n"), 403],
  "another site's form": [post("Sec-Fetch-Site: cross-site\r\nContent-Length: 0\r\n"), 403],
  "no length": [post("Content-Type: application/json\r\n"), 400],
  "a length below zero": [post("Content-Type: application/json\r\nContent-Length: -1\r\n"), 400],
  "a length that is no number": [post("Content-Type: application/json\r\nContent-Length: 1e3\r\n"), 400],
  "two lengths": [post("Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n", "{}"), 400],
  "a length of terabytes": [post("Content-Type: application/json\r\nContent-Length: 99999999999999\r\n", "{}"), 413],
  "length and pieces": [
    post("Content-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET / HTTP/1.1\r\n\r\n"),
    400,
  ],
  "pieces by another name": [post("Content-Type: application/json\r\nTransfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 400],
  "pieces twice": [post("Content-Type: application/json\r\nTransfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), 400],
  "a piece of no size": [post("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n", "zz\r\nx\r\n"), 400],
  "a piece of endless size": [
    post("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n", "fffffffffffffffff\r\nx\r\n"),
    400,
    413,
  ],
  "a body with a second request": [
    post("Content-Type: application/json\r\nContent-Length: 2\r\n", "{}GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"),
    400,
  ],
  "more than it says": [post("Content-Type: text/plain\r\nContent-Length: 1\r\n", "xxxxxxxxxx"), 201, 200, 400],
  "packed by nobody": [post("Content-Type: application/json\r\nContent-Encoding: gzip, br\r\nContent-Length: 2\r\n", "{}"), 415],
  "a type with a header": [post("Content-Type: application/json\u0001\r\nContent-Length: 2\r\n", "{}"), 400, 415],
  "a type of prototypes": [post("Content-Type: __proto__\r\nContent-Length: 2\r\n", "{}"), 415],
  expect: [post("Content-Type: application/json\r\nExpect: 200-maybe\r\nContent-Length: 2\r\n", "{}"), 417],
}

describe.each(Object.keys(CASES))("%s", (name) => {
  it("is answered or ended", async () => {
    const [bytes, ...statuses] = CASES[name]!
    const answer = await exchange(bytes)
    const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? []
    expect(statuses).toContain(status === undefined ? "none" : Number(status))
    const [head = "", body = ""] = answer.split("\r\n\r\n", 2)
    expect(head).not.toMatch(/^(?:set-cookie|location|x|injected):/im)
    expect(body).not.toMatch(/root:|node_modules|at \w+ \(|\.ts:\d/)
    expect(answer).not.toContain(token)
    expect(answer.match(/HTTP\/1\.1 2\d\d/g)?.length ?? 0).toBeLessThan(2)
    await well()
  })
})

describe("clients that are slow or gone", () => {
  const SLOW: Readonly<Record<string, string>> = {
    "say nothing": "",
    "stop in the first line": "GET / HT",
    "stop in a header": "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    "stop in a body": post("Content-Type: application/x-ndjson\r\nContent-Length: 1000\r\n", '{"text": "half'),
    "stop in a piece": post("Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n", '400\r\n{"text": "half'),
  }
  it.each(Object.keys(SLOW))(
    "that %s are ended in time",
    async (name) => {
      const socket = open()
      const ended = closed(socket)
      socket.resume().write(SLOW[name]!.replace("TOKEN", token))
      if (SLOW[name] === "") socket.write("G")
      const began = performance.now()
      await ended
      expect(performance.now() - began).toBeLessThan(8_000)
      await well()
    },
    20_000,
  )

  it.each(Object.keys(SLOW))(
    "that %s and break off leave nothing",
    async (name) => {
      for (let time = 0; time < 20; time++) {
        const socket = open()
        socket.write(SLOW[name]!.replace("TOKEN", token), () => socket.resetAndDestroy())
      }
      await setTimeout(100)
      await well()
      const sent = await fetch(`${listening.address}/api/reports`, {
        method: "POST",
        body: '{"text": "Ana Maria spoke."}',
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      })
      expect([200, 201]).toContain(sent.status)
    },
    20_000,
  )
})

describe("reports that are sent", () => {
  const send = (body: string | Uint8Array<ArrayBuffer>, type = "application/x-ndjson") =>
    fetch(`${listening.address}/api/reports`, { method: "POST", body, headers: { "Content-Type": type, Authorization: `Bearer ${token}` } })
  it.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ["a bomb", gzipSync(`{"text": "${"x".repeat(100_000_000)}"}`)],
    ["a bomb of lines", gzipSync('{"text": "Al met Bo."}\n'.repeat(1_000_000))],
    ["a bomb in a bomb", gzipSync(gzipSync("x".repeat(50_000_000)))],
    ["depth", `{"text": ${"[".repeat(200_000)}`],
    ["depth that closes", `{"text": "x", "record": ${"[".repeat(5_000)}${"]".repeat(5_000)}}`],
    ["a prototype", '{"text": "Ana spoke.", "__proto__": {"isOpen": true}, "constructor": {"prototype": 1}}'],
    ["U+0000", '{"text": "Ana\\u0000 spoke.", "publisher": "a\\u0000b", "url": "\\u0000"}'],
    ["half a character", '{"text": "Ana \\ud83d spoke.", "id": "\\ud83d"}'],
    ["a header in an id", '{"text": "Ana spoke.", "id": "x\\r\\nSet-Cookie: a=b"}'],
    ["an address to run", '{"text": "Ana spoke.", "url": "javascript:alert(1)"}'],
    ["a file's address", '{"text": "Ana spoke.", "url": "file:///etc/passwd"}'],
    ["a day that is none", '{"text": "Ana spoke.", "published": "2024-99-99"}'],
    ["an endless number", '{"text": 1e999999}'],
    ["a line of megabytes", `{"text": "${"x".repeat(5 * 2 ** 20)}"}`],
    ["UTF-16", new Uint8Array(Buffer.from('\ufeff{"text": "Ana spoke."}', "utf16le"))],
    ["no UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ])(
    "%s is a report or none, and no fault",
    async (_, body) => {
      const response = await send(body)
      expect(response.status).toBeLessThan(500)
      expect(response.headers.get("Set-Cookie")).toBe(null)
      const lines = (await response.text()).trim().split("\n")
      for (const line of lines) expect(line === "" ? {} : JSON.parse(line)).toBeTypeOf("object")
      await well()
    },
    60_000,
  )
})
