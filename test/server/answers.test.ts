/** How answers travel: known to be still true, packed, streamed, by HEAD; and what looks after the server: readiness and metrics. */
import { gunzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { addReports, withdrawReport } from "../../src/store/index.ts"
import { PAIRS, tools } from "../store/stores.ts"
import { startServing, type TestServing } from "./serving.ts"

let serving: TestServing
beforeAll(async () => {
  serving = await startServing({ pairs: PAIRS.slice(0, 12) })
}, 120_000)
afterAll(() => serving.close())

const idOf = async (name: string): Promise<string> =>
  ((await (await serving.get(`/api/${name}?limit=1`)).json()) as { rows: { id: string }[] }).rows[0]!.id

describe("what is said of the store", () => {
  const PATHS = [
    "/",
    "/api/occurrences",
    "/api/occurrences.csv",
    "/timeline",
    "/api/agenda",
    "/agenda",
    "/api/status",
    "/status",
    "/network",
  ]
  const get = (path: string, tag: string) => serving.get(path, { headers: { "If-None-Match": tag } })

  it("is not sent again until the store is another", async () => {
    const occurrence = await idOf("occurrences")
    const paths = [...PATHS, `/api/occurrences/${occurrence}`, `/occurrences/${occurrence}`, `/api/records?ids=${occurrence}`]
    const tags = new Map<string, string>()
    for (const path of paths) {
      const first = await serving.get(path)
      const tag = first.headers.get("ETag")!
      expect(tag, path).toMatch(/^W\/"[\w-]{22}"$/)
      tags.set(path, tag)
      for (const given of [tag, tag.slice(2), `"x", ${tag}`]) {
        const again = await get(path, given)
        const { status, headers } = again
        expect({ status, tag: headers.get("ETag"), body: await again.text() }).toEqual({ status: 304, tag, body: "" })
        expect(headers.get("Cache-Control")).toBe("no-cache")
      }
      for (const given of ['"x"', "x", "", tag.slice(0, -2)]) expect((await get(path, given)).status).toBe(200)
    }
    expect(new Set(tags.values()).size).toBe(paths.length)
    await addReports(serving.store, PAIRS.slice(12, 13), tools)
    for (const path of paths.filter((one) => !one.endsWith("status"))) {
      const changed = await get(path, tags.get(path)!)
      expect({ path, status: changed.status }).toEqual({ path, status: 200 })
      tags.set(path, changed.headers.get("ETag")!)
    }
    await withdrawReport(serving.store, PAIRS[12]!.report.id!, { tools })
    expect((await get("/api/tours", tags.get("/api/occurrences")!)).status).toBe(200)
    expect((await get("/api/occurrences", tags.get("/api/occurrences")!)).status).toBe(200)
  })

  it("differs by format, and what is no answer has no tag", async () => {
    const [json, csv] = await Promise.all(
      ["application/json", "text/csv"].map((Accept) => serving.get("/api/tours", { headers: { Accept } })),
    )
    expect(json!.headers.get("ETag")).not.toBe(csv!.headers.get("ETag"))
    expect((await serving.get("/api/tours?colour=red")).headers.get("ETag")).toBe(null)
    expect((await serving.get("/api/people/nobody")).headers.get("ETag")).toBe(null)
  })

  it.each(["/style.css", "/script.js", "/icon.svg", "/openapi.json", "/api", "/read"])("%s has a tag of its own", async (path) => {
    const tag = (await serving.get(path)).headers.get("ETag")!
    expect((await get(path, tag)).status).toBe(304)
  })
})

describe("packing", () => {
  const ask = (path: string, encoding: string) => serving.get(path, { headers: { "Accept-Encoding": encoding } })
  it.each(["/api/occurrences?limit=1000", "/api/occurrences.csv", "/api/occurrences.ndjson", "/", "/style.css", "/api/none"])(
    "%s is packed for who wants it",
    async (path) => {
      const [plain, packed] = [await ask(path, "identity"), await ask(path, "br;q=1, gzip;q=0.8")]
      expect(plain.headers.get("Content-Encoding")).toBe(null)
      expect(packed.headers.get("Content-Encoding")).toBe("gzip")
      expect(packed.headers.get("Vary")).toMatch(/Accept-Encoding/)
      expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await plain.text())
    },
  )
  it.each(["gzip;q=0", "x".repeat(5000), "gzip;q=nonsense", ",,;;,", "*;q=0", "\u00ff"])("nonsense does no harm: %#", async (encoding) => {
    expect((await ask("/api/tours", encoding)).status).toBe(200)
  })
})

it("HEAD tells what GET would", async () => {
  for (const path of ["/", "/api/occurrences", "/api/occurrences.csv?limit=5", "/api/none", "/healthz", "/style.css"]) {
    const [got, told] = [await serving.get(path), await serving.get(path, { method: "HEAD" })]
    expect({ path, status: told.status, body: await told.text() }).toEqual({ path, status: got.status, body: "" })
    for (const name of ["Content-Type", "ETag", "Link"]) expect(told.headers.get(name)).toBe(got.headers.get(name))
    await got.body?.cancel()
  }
})

it("a long answer is worked out as it is taken", async () => {
  let asked = 0
  const { db } = serving.source
  const counting = db.withPlugin({
    transformQuery: ({ node }) => {
      asked += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const { streamList } = await import("../../src/server/formats.ts")
  const { LISTS } = await import("../../src/server/lists.ts")
  const list = LISTS.find(({ name }) => name === "statements")!
  const rows = await list.ask({ ...serving.source, db: counting }, { limit: 1000 })
  const pages = rows.rows.length
  asked = 0
  const response = await streamList(list, (more) => list.ask({ ...serving.source, db: counting }, { ...more, limit: 1 }), "ndjson")
  const reader = response.body!.getReader()
  await reader.read()
  const before = asked
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked).toBe(before)
  let read = 1
  for (let next = await reader.read(); !next.done; next = await reader.read()) read += 1
  expect(read).toBe(pages)
  expect(asked).toBeGreaterThan(before)
})

it("an answer that fails on its way is broken off, not cut short", async () => {
  const { streamList } = await import("../../src/server/formats.ts")
  const { LISTS } = await import("../../src/server/lists.ts")
  const answers = [{ json: null, rows: [{ id: "a" }], next: "x" }]
  const response = await streamList(LISTS[0]!, async () => answers.shift() ?? Promise.reject(new Error("gone")), "ndjson")
  await expect(response.text()).rejects.toThrow("gone")
})

describe("looking after the server", () => {
  it("metrics count requests by route and status, never by address", async () => {
    await serving.get("/people/nobody-at-all")
    await serving.get(`/${"x".repeat(50)}`)
    await serving.get("/api/tours", { method: "BREW" })
    const text = await (await serving.get("/metrics")).text()
    expect(text).toContain('dragoman_http_requests_total{method="GET",route="/people/:id",status="404"} 1')
    expect(text).toContain('dragoman_http_requests_total{method="other",route="none",status="405"} 1')
    expect(text).toMatch(/dragoman_http_request_duration_seconds_bucket\{le="0.15",method="GET",route="\/api\/occurrences"\} \d+/)
    expect(text).toContain("\ndragoman_reports 12\n")
    expect(text).toContain("\ndragoman_reading_waiting 0\n")
    expect(text).toContain('dragoman_info{version="0.0.0"} 1')
    expect(text).not.toMatch(/nobody-at-all|xxxx/)
  })

  it.each([
    ["loading", 503],
    ["failed", 503],
    ["loaded", 200],
  ] as const)("a reader that is %s makes it %d", async (readerState, status) => {
    const other = await startServing({ pairs: [], readerState })
    const ready = await other.get("/readyz")
    expect(ready.status).toBe(status)
    expect(await ready.json()).toMatchObject(status === 200 ? { status: "ready", store: "open", reader: "loaded" } : { code: "not-ready" })
    expect((await other.get("/healthz")).status).toBe(200)
    await other.store.close()
    expect((await other.get("/readyz")).status).toBeGreaterThanOrEqual(500)
    expect((await other.get("/healthz")).status).toBe(200)
    expect(await (await other.get("/metrics")).text()).toContain("dragoman_reports Nan")
  })
})
