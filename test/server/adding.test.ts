/** Adding by HTTP: each report answered by what became of it, limits, turns, and no body that makes a fault. */
import { gzipSync } from "node:zlib"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { withdrawReport } from "../../src/store/index.ts"
import { PAIRS, tools } from "../store/stores.ts"
import { type ExpectDescribed, loadDescription } from "./described.ts"
import { startServing, type TestServing } from "./serving.ts"

let serving: TestServing
let expectDescribed: ExpectDescribed
let token: string
beforeAll(async () => {
  serving = await startServing({ pairs: [] })
  ;({ expectDescribed } = await loadDescription(serving))
  token = await serving.makeToken("write")
}, 120_000)
afterAll(() => serving.close())

const LINES = "application/x-ndjson"
type Body = string | Uint8Array<ArrayBuffer>
const send = (body: Body, type = "application/json", headers: Record<string, string> = {}, to = serving) =>
  to.get("/api/reports", { method: "POST", body, headers: { "Content-Type": type, Authorization: `Bearer ${token}`, ...headers } })
const sendOne = async (report: object, type?: string) => {
  const response = await send(JSON.stringify(report), type)
  return { status: response.status, to: response.headers.get("Location"), answer: await expectDescribed("/api/reports", response, "post") }
}
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { outcome: string; report?: string; id?: string; line?: number; code?: string })

describe("one report", () => {
  const one = { id: "one", publisher: "Wire", text: "Ana Maria spoke." }
  it("is added, known, another version, or withdrawn", async () => {
    const added = await sendOne(one)
    expect(added).toMatchObject({ status: 201, answer: { id: "one", outcome: "added" } })
    const { report } = added.answer as { report: string }
    expect(added.to).toBe(`/api/reports/${report}`)
    expect((await serving.get(added.to!)).status).toBe(200)
    expect(await sendOne(one)).toMatchObject({ status: 200, to: null, answer: { report, outcome: "known" } })
    expect(await sendOne({ ...one, text: "Ana Maria spoke again." })).toMatchObject({ status: 201, answer: { outcome: "version" } })
    await withdrawReport(serving.store, "one", { tools })
    expect(await sendOne(one)).toMatchObject({ status: 200, to: null, answer: { report, outcome: "withdrawn" } })
  })

  it("comes with its record, or as text with a header", async () => {
    expect(await sendOne(PAIRS[0]!)).toMatchObject({ status: 201, answer: { outcome: "added" } })
    const text = await send("Publisher: Wire\nDate: 2024-06-04\n\nBoris Petrov wrote.", "text/plain; charset=utf-8")
    expect(await expectDescribed("/api/reports", text, "post")).toMatchObject({ outcome: "added" })
  })

  it.each<[string, Body, string, Record<string, string>, number]>([
    ["cut short", '{"text":', "application/json", {}, 400],
    ["a list", '[{"text": "A spoke."}, {"text": "B spoke."}]', "application/json", {}, 400],
    ["nothing", "", "application/json", {}, 400],
    ["blank", "  \n ", "text/plain", {}, 400],
    ["a number", "1", "application/json", {}, 400],
    ["another's record", JSON.stringify({ report: PAIRS[1]!.report, record: PAIRS[2]!.record }), "application/json", {}, 400],
    ["a form", "text=x", "application/x-www-form-urlencoded", {}, 415],
    ["no type", "x", "", {}, 415],
    ["packed otherwise", "x", "application/json", { "Content-Encoding": "br" }, 415],
    ["too long a text", JSON.stringify({ text: "x".repeat(100_001) }), "application/json", {}, 413],
    ["too large a body", "x".repeat(16 * 2 ** 20 + 1), LINES, {}, 413],
    ["a lie about its length", "x", LINES, { "Content-Length": String(2 ** 40) }, 413],
    ["what is no gzip", "\u001f\u008b\u0008x", "application/json", { "Content-Encoding": "gzip" }, 400],
    ["binary", new Uint8Array([0, 1, 2, 255, 254, 0, 0]), "text/plain", {}, 400],
    ["nothing but line feeds", "\n\n\n", LINES, {}, 400],
  ])("%s is refused", async (_, body, type, headers, status) => {
    const response = await send(body, type, headers)
    expect(response.status).toBe(status)
    await expectDescribed("/api/reports", response, "post")
  })
})

describe("lines", () => {
  it("are answered one by one, those that fail among them", async () => {
    const bodies = [
      '{"id": "l1", "text": "Carla Diaz spoke."}',
      "{",
      "",
      '{"text": 1}',
      '{"id": "l2", "text": "FAULT"}',
      '{"id": "l1", "text": "Carla Diaz spoke."}',
    ]
    const response = await send(bodies.join("\n"), LINES)
    expect(response.headers.get("Content-Type")).toBe(LINES)
    const lines = linesOf((await expectDescribed("/api/reports", response, "post")) as string)
    expect(lines.map(({ outcome, code, line }) => [outcome, code, line])).toEqual([
      ["added", undefined, undefined],
      ["failed", "bad-json", 2],
      ["failed", "bad-report", 4],
      ["failed", "read-failed", 5],
      ["known", undefined, undefined],
    ])
  })

  it("may be packed, within limits", async () => {
    const packed = await send(gzipSync('{"text": "Dora Klein spoke."}\n'), LINES, { "Content-Encoding": "gzip" })
    expect(linesOf(await packed.text())).toMatchObject([{ outcome: "added" }])
    const bomb = gzipSync(`{"text": "${"A spoke. ".repeat(20_000_000)}"}\n`)
    expect(bomb.length).toBeLessThan(2 ** 20)
    const [failed] = linesOf(await (await send(bomb, LINES)).text())
    expect(failed).toMatchObject({ outcome: "failed", code: "too-large" })
  })

  it("are a thousand at most", async () => {
    const lines = linesOf(await (await send('{"text": "Gil Hart spoke."}\n'.repeat(1_002), LINES)).text())
    expect(lines).toHaveLength(1_001)
    expect(lines.at(-1)).toMatchObject({ outcome: "failed", code: "too-large", line: 1_001 })
  })

  it("that come when the store goes end with the fault", async () => {
    const failing = await startServing({
      pairs: [],
      keep: (keep) =>
        async function* (inputs) {
          for await (const reply of keep(inputs)) {
            yield reply
            throw Object.assign(new Error("Connection terminated unexpectedly"), { code: "57P01" })
          }
        },
    })
    const headers = { Authorization: `Bearer ${await failing.makeToken("write")}` }
    const body = '{"text": "Ana Maria spoke."}\n{"text": "Boris Petrov wrote."}\n'
    const lines = linesOf(await (await send(body, LINES, headers, failing)).text())
    expect(lines.map(({ outcome, code }) => [outcome, code])).toEqual([
      ["added", undefined],
      ["failed", "database-lost"],
    ])
    expect(failing.logged).toMatchObject([{ code: "database-lost" }])
    expect((await send('{"text": "Carla Diaz spoke."}', LINES, headers, failing)).status).toBe(200)
    await failing.close()
  }, 60_000)
})

it("takes turns, and sends away who comes when too many wait", async () => {
  const gate = Promise.withResolvers<void>()
  let under = 0
  const busy = await startServing({
    pairs: [],
    most: 2,
    keep: (keep) =>
      async function* (inputs) {
        expect(++under).toBe(1)
        await gate.promise
        yield* keep(inputs)
        under -= 1
      },
  })
  const headers = { Authorization: `Bearer ${await busy.makeToken("write")}` }
  const sent = ["Ana Maria spoke.", "Boris Petrov wrote."].map((text) => send(JSON.stringify({ text }), "application/json", headers, busy))
  await new Promise((resolve) => setTimeout(resolve, 100))
  const refused = await send('{"text": "x y"}', "application/json", headers, busy)
  expect({ status: refused.status, retry: refused.headers.get("Retry-After") }).toEqual({ status: 429, retry: "5" })
  await expectDescribed("/api/reports", refused, "post")
  expect((await busy.get("/api/occurrences")).status).toBe(200)
  gate.resolve()
  expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([201, 201])
  expect((await send('{"text": "Carla Diaz spoke."}', "application/json", headers, busy)).status).toBe(201)
  await busy.close()
}, 60_000)

it("a client that goes away leaves its place to others", async () => {
  for (let time = 0; time < 6; time++) {
    const broken = new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.from('{"text": "half'))
        controller.error(new Error("gone"))
      },
    })
    const init = { method: "POST", body: broken, duplex: "half", headers: { "Content-Type": LINES, Authorization: `Bearer ${token}` } }
    expect((await serving.get("/api/reports", init as RequestInit)).status).toBe(400)
    const answer = await send(`{"text": "Eva Lind spoke ${time}."}\n`.repeat(3), LINES)
    await answer.body!.cancel()
  }
  await expect.poll(async () => (await send('{"text": "Frank Moe spoke."}')).status, { timeout: 10_000 }).toBeLessThan(300)
}, 60_000)

it("any body of any type is answered as described", async () => {
  const type = fc.constantFrom(
    "application/json",
    LINES,
    "text/plain",
    "application/jsonl",
    "text/html",
    "multipart/form-data; boundary=x",
    "a/b\t",
  )
  const words = fc.constantFrom("text", "id", "publisher", "published", "record", "report", "url", "__proto__")
  const body = fc.oneof(
    fc.json().map((text) => Buffer.from(text)),
    fc.dictionary(words, fc.oneof(fc.string(), fc.json(), fc.integer()), { maxKeys: 4 }).map((value) => Buffer.from(JSON.stringify(value))),
    fc.array(fc.json(), { maxLength: 4 }).map((lines) => Buffer.from(lines.join("\n"))),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.string({ unit: "binary" }).map((text) => gzipSync(text)),
  )
  await fc.assert(
    fc.asyncProperty(type, body, async (kind, bytes) => {
      await expectDescribed("/api/reports", await send(new Uint8Array(bytes), kind), "post")
    }),
    { numRuns: 80 },
  )
}, 120_000)
