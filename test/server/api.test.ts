/** Every address against its own description, formats, conditions, limits: no answer that OpenAPI does not tell of, and no 5xx. */
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Description, type ExpectDescribed, loadDescription } from "./described.ts"
import { ORIGIN, startServing, type TestServing } from "./serving.ts"

let serving: TestServing
let description: Description
let expectDescribed: ExpectDescribed
const known: Record<string, string> = {}

beforeAll(async () => {
  serving = await startServing()
  ;({ description, expectDescribed } = await loadDescription(serving))
  const rowsOf = async (name: string) =>
    ((await (await serving.get(`/api/${name}?limit=1000`)).json()) as { rows: Record<string, never>[] }).rows
  const occurrences = (await rowsOf("occurrences")) as unknown as {
    id: string
    reports: number
    members: { report: string }[]
    participants: { id: string | null }[]
  }[]
  const most = occurrences.toSorted((a, b) => b.reports - a.reports)[0]!
  const ids = occurrences.flatMap(({ participants }) => participants.flatMap(({ id }) => id ?? []))
  Object.assign(known, {
    occurrences: most.id,
    reports: most.members[0]!.report,
    people: ids.find((id) => id.startsWith("p-")),
    bodies: ids.find((id) => id.startsWith("b-")),
    states: "PAK",
    statements: (await rowsOf("statements"))[0]!.id,
    tours: (await rowsOf("tours"))[0]!.id,
  })
}, 240_000)
afterAll(() => serving.close())

const lists = ["occurrences", "timeline", "tours", "statements", "dyads", "network", "agenda"]
const singles = ["occurrences", "statements", "tours", "people", "bodies", "states", "reports"]

describe("lists", () => {
  it.each(lists)("%s answers as described, in every format", async (name) => {
    const json = (await expectDescribed(`/api/${name}`, await serving.get(`/api/${name}`))) as { rows?: unknown[]; edges?: unknown[] }
    const rows = json.rows ?? json.edges!
    expect(rows.length).toBeGreaterThan(0)
    const csv = (await expectDescribed(`/api/${name}.csv`, await serving.get(`/api/${name}.csv`))) as string
    expect(csv.split("\r\n").length).toBeGreaterThan(rows.length)
    const lines = await serving.get(`/api/${name}?limit=50`, { headers: { Accept: "text/html;q=0.5, application/x-ndjson" } })
    expect(
      (await lines.text())
        .trimEnd()
        .split("\n")
        .map((line) => typeof JSON.parse(line)),
    ).toEqual(rows.map(() => "object"))
  })

  it.each(["csv", "ndjson"])("%s without a limit has all rows", async (format) => {
    const all = (await (await serving.get("/api/occurrences?limit=1000")).json()) as { rows: { id: string }[] }
    const whole = await serving.get(`/api/occurrences.${format}`)
    expect(whole.headers.get("Link")).toBe(null)
    const text = await whole.text()
    expect(text.match(/\bo-[0-9a-f]{12}\b(?=[^\n]*\n)/g)?.length).toBeGreaterThanOrEqual(all.rows.length)
    for (const { id } of all.rows) expect(text).toContain(id)
    const page = await serving.get(`/api/occurrences.${format}?limit=3`)
    expect(page.headers.get("Link")).toMatch(/cursor=/)
  })

  it("pages join up, and the Link header leads on", async () => {
    const all = (await (await serving.get("/api/occurrences?limit=1000")).json()) as { rows: unknown[] }
    const rows: unknown[] = []
    for (let path: string | undefined = "/api/occurrences?limit=37"; path !== undefined; ) {
      const response: Response = await serving.get(path)
      rows.push(...((await response.json()) as { rows: unknown[] }).rows)
      path = /^<([^>]+)>; rel="next"$/.exec(response.headers.get("Link") ?? "")?.[1]
    }
    expect(rows).toEqual(all.rows)
  })

  it("is not sent twice", async () => {
    const first = await serving.get("/api/occurrences?country=PAK")
    const again = await serving.get("/api/occurrences?country=PAK", { headers: { "If-None-Match": first.headers.get("ETag")! } })
    expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: "" })
  })

  it("any parameters give an answer or a problem, never a fault", async () => {
    const value = fc.oneof(
      fc.constantFrom("PAK", "Russia", "2019-03", "meeting", "Khattak", "0", "-1", "1e999", "%", "o-000000000000", "Q,R"),
      fc.string({ unit: "binary", maxLength: 30 }),
    )
    const asking = fc.constantFrom(...lists).chain((name) => {
      const names = description.paths[`/api/${name}`]!.get!.parameters!.map((one) => one.name)
      return fc.record({ name: fc.constant(name), given: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 3 }) })
    })
    await fc.assert(
      fc.asyncProperty(asking, async ({ name, given }) => {
        await expectDescribed(`/api/${name}`, await serving.get(`/api/${name}?${new URLSearchParams(given)}`))
      }),
      { numRuns: 60 },
    )
  }, 240_000)
})

describe("single things", () => {
  it.each(singles)("%s answers as described", async (name) => {
    const response = await serving.get(`/api/${name}/${known[name]}`)
    expect(response.status).toBe(200)
    await expectDescribed(`/api/${name}/{id}`, response)
  })

  it.each(singles)("%s that are not there are a problem", async (name) => {
    for (const id of ["none", "o-000000000000", "%00", "..%2f..%2fetc%2fpasswd", "%F0%9F%98%80", "a".repeat(2000)]) {
      const response = await serving.get(`/api/${name}/${id}`)
      expect([302, 400, 404]).toContain(response.status)
      if (response.status !== 302) await expectDescribed(`/api/${name}/{id}`, response)
    }
  })

  it("a name that several bear is answered by who they are", async () => {
    const response = await serving.get("/api/people/Holloway")
    expect(response.status).toBe(300)
    await expectDescribed("/api/people/{id}", response)
  })
})

it.each(["/api/status", "/healthz", "/readyz", "/metrics", "/openapi.json"])("%s answers as described", async (path) => {
  const response = await serving.get(path)
  expect(response.status).toBe(200)
  await expectDescribed(path, response)
})

it("records are opened by their ids, one of each", async () => {
  const ids = [known.occurrences, known.statements, known.occurrences, "o-000000000000", "nonsense"].join(",")
  const answer = await expectDescribed("/api/records", await serving.get(`/api/records?ids=${ids}`))
  expect(answer).toMatchObject({ occurrences: [{ id: known.occurrences }], statements: [{ id: known.statements }] })
  expect((await serving.get("/api/records")).status).toBe(400)
})

it("no address is left out of the description", () => {
  const told = [
    ...lists,
    ...singles.map((name) => `${name}/{id}`),
    "status",
    "records",
    "read",
    "reports",
    ...["queue", "words", "undo"].map((name) => `review/${name}`),
  ].map((name) => `/api/${name}`)
  const formats = lists.flatMap((name) => ["json", "ndjson", "csv"].map((format) => `/api/${name}.${format}`))
  expect(Object.keys(description.paths).sort()).toEqual([...told, ...formats, "/healthz", "/readyz", "/metrics", "/openapi.json"].sort())
})

describe("reading", () => {
  const post = (body: string, headers: Record<string, string>) => serving.get("/api/read", { method: "POST", body, headers })

  it("reads text and JSON, and keeps nothing", async () => {
    const before = await (await serving.get("/api/status")).text()
    const text = await post("Publisher: Wire\nDate: 2024-06-04\n\nAna Maria spoke.", { "Content-Type": "text/plain" })
    expect(await expectDescribed("/api/read", text, "post")).toMatchObject({ report: { publisher: "Wire", published: "2024-06-04" } })
    const json = await post(JSON.stringify({ text: "Ana Maria spoke." }), { "Content-Type": "application/json" })
    expect(await expectDescribed("/api/read", json, "post")).toMatchObject({ statements: [{ id: "s1" }] })
    expect(await (await serving.get("/api/status")).text()).toBe(before)
  })

  it.each([
    ["{", "application/json", 400],
    ['{"text": 1}', "application/json", 400],
    ['{"text": "x", "__proto__": {"y": 1}, "constructor": 2}', "application/json", 400],
    ["   ", "text/plain", 400],
    ["x".repeat(100_001), "text/plain", 413],
    ["x".repeat(1_000_001), "text/plain", 413],
    ["a=b", "application/x-www-form-urlencoded", 415],
    ["FAULT", "text/plain", 500],
  ])("%#: what is no report is refused", async (body, type, status) => {
    const response = await post(body, { "Content-Type": type })
    expect(response.status).toBe(status)
    if (status < 500) await expectDescribed("/api/read", response, "post")
  })

  it("is refused to other sites and under other hosts", async () => {
    const other = await post("x", { "Content-Type": "text/plain", Origin: "http://evil.example" })
    expect(other.status).toBe(403)
    expect((await serving.get("/api/status", { headers: { Host: "evil.example" } })).status).toBe(421)
    const own = await post("Ana Maria spoke.", { "Content-Type": "text/plain", Origin: ORIGIN })
    expect(own.headers.get("Access-Control-Allow-Origin")).toBe(null)
  })
})

it.each([
  ["GET", "/api/none", 404],
  ["GET", "/api/read", 405],
  ["POST", "/api/occurrences", 405],
  ["DELETE", "/occurrences", 405],
  ["GET", "/api/occurrences?limit=1&limit=2", 400],
  ["GET", "/api/occurrences?colour=red", 400],
  ["GET", "/api/people/x?colour=red", 400],
  ["GET", "/api/reports", 405],
  ["DELETE", "/api/reports", 405],
  ["GET", "/healthz", 200],
  ["GET", "/readyz", 200],
])("%s %s is %d", async (method, path, status) => {
  const response = await serving.get(path, { method })
  expect(response.status).toBe(status)
  if (status >= 400) expect(await response.json()).toMatchObject({ status, code: expect.any(String) })
})
