/** Alerts: each answer told once, as a feed and to a webhook that is signed, tried again, and given up; whatever way reports come in. */
import { createHmac } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Ajv2020 } from "ajv/dist/2020.js"
import { SaxesParser } from "saxes"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { addReports, type ReadReport } from "../../src/store/index.ts"
import { addAlert, checkAlerts, latestHits, listAlerts, listDead, removeAlert, watchDb } from "../../src/watch/index.ts"
import { HOSTILE, plant } from "../hostile/planted.ts"
import { startServing } from "../server/serving.ts"
import { PAIRS, tools } from "../store/stores.ts"
import { type FeedServer, startFeedServer } from "./feed-server.ts"
import { allows, startWatch, type Watching } from "./watching.ts"

let watching: Watching
let server: FeedServer
beforeAll(async () => {
  watching = await startWatch()
}, 60_000)
afterAll(() => watching.close(), 60_000)
beforeEach(async () => {
  server = await startFeedServer()
  await watching.clear()
}, 60_000)
afterEach(() => server.close())

const keep = (pairs: readonly ReadReport[]) => addReports(watching.store, pairs, tools)
const add = (query: object, webhook?: string) =>
  addAlert(watching.db, { name: JSON.stringify(query), query, webhook, allows }, watching.now())
const check = () => checkAlerts({ source: watching.tools.source, db: watching.db, now: watching.now })

describe("answers", () => {
  it("what was there before is not told, what comes is told once, and what find finds is found", async () => {
    await keep(PAIRS.filter((_, at) => at % 2 === 0))
    const alert = await add({ country: "PAK" })
    expect(await check()).toBe(0)
    await keep(PAIRS)
    expect(await check()).toBeGreaterThan(0)
    expect(await check()).toBe(0)
    const { find } = await import("../../src/query/index.ts")
    const { rows } = await find(watching.tools.source, { country: "PAK", limit: 1000 })
    const found = new Set(rows.map(({ id }) => id))
    const hits = await latestHits(watching.db, alert.id, 1000)
    expect(hits.filter(({ record }) => !found.has(record)).length).toBeLessThanOrEqual(hits.length / 10) // some are parts of others by now
    expect(hits.length).toBeGreaterThan(3)
  }, 60_000)

  it("all that comes after is found by an alert on all", async () => {
    const alert = await add({ minConfidence: 0 })
    await keep(PAIRS)
    await check()
    const { count } = await watching.store.db
      .selectFrom("occurrences")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow()
    expect((await latestHits(watching.db, alert.id, 1000)).length).toBe(Number(count))
  }, 60_000)

  it("a status that becomes another is told again, as a change", async () => {
    const alert = await add({ minConfidence: 0 })
    await keep(PAIRS.slice(0, 3))
    await check()
    const [hit] = await latestHits(watching.db, alert.id, 1)
    const status = hit!.status === "cancelled" ? "occurred" : "cancelled"
    await watching.store.db.updateTable("occurrences").set({ status }).where("id", "=", hit!.record).execute()
    await watching.db.deleteFrom("watch_checked").execute()
    expect(await check()).toBe(1)
    expect(await latestHits(watching.db, alert.id, 1)).toMatchObject([{ record: hit!.record, kind: "changed", status }])
  })

  it("a question about nobody yet waits; one that is none is refused; a name is taken once", async () => {
    await add({ person: "Nobody Atall" })
    await keep(PAIRS.slice(0, 3))
    expect(await check()).toBe(0)
    await expect(add({ colour: "red" })).rejects.toMatchObject({ code: "query-unused" })
    await expect(add({ person: "Nobody Atall" })).rejects.toMatchObject({ code: "query-invalid" })
    await expect(add({ type: "visit" }, "http://10.0.0.1/hook")).rejects.toMatchObject({ code: "address-refused" })
    expect(await removeAlert(watching.db, '{"person":"Nobody Atall"}')).toBe(true)
    expect(await listAlerts(watching.db)).toEqual([])
  })
})

describe("webhooks", () => {
  it("get each answer with quotes, signed with its moment", async () => {
    server.answers["/hook"] = (_, response) => void response.writeHead(204).end()
    const { secret } = await add({ minConfidence: 0 }, `${server.origin}/hook`)
    await keep(PAIRS.slice(0, 1))
    await watching.look()
    const asked = server.asked.filter(({ path }) => path === "/hook")
    expect(asked.length).toBeGreaterThan(0)
    expect(new Set(asked.map(({ headers }) => headers["webhook-id"])).size).toBe(asked.length)
    for (const { method, headers, body } of asked) {
      const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`
      const key = Buffer.from(secret!.slice("whsec_".length), "base64")
      expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`)
      expect(method).toBe("POST")
      expect(Math.abs(Number(headers["webhook-timestamp"]) * 1000 - Date.now())).toBeLessThan(60_000)
      expect(JSON.parse(body)).toMatchObject({
        type: "occurrence.new",
        data: {
          page: expect.stringMatching(/^https:\/\/desk\.example\/occurrences\/o-/),
          quotes: [{ quote: expect.any(String), report: { key: expect.any(String) } }],
        },
      })
    }
  }, 60_000)

  it("that fail are tried again under the same id, later each time, and listed when they are given up", async () => {
    server.answers["/hook"] = (_, response) => void response.writeHead(500).end()
    await add({ minConfidence: 0 }, `${server.origin}/hook`)
    await keep(PAIRS.slice(0, 1))
    await watching.look()
    const id = server.asked.find(({ path }) => path === "/hook")!.headers["webhook-id"]
    const tries = () => server.asked.filter(({ headers }) => headers["webhook-id"] === id).length
    for (let round = 0; round < 12; round++) await watching.look(480)
    expect(tries()).toBe(8)
    const dead = await listDead(watching.db)
    expect(dead.find(({ key }) => key === id)).toMatchObject({ kind: "hook", tries: 8, fault: expect.stringContaining("status-failed") })
  }, 60_000)

  it("are not followed elsewhere", async () => {
    server.answers["/hook"] = (_, response) => void response.writeHead(307, { location: "/other" }).end()
    await add({ minConfidence: 0 }, `${server.origin}/hook`)
    await keep(PAIRS.slice(0, 1))
    await watching.look()
    expect(server.count("/other")).toBe(0)
    expect(watching.told.some(({ code }) => code === "hook-refused")).toBe(true)
  }, 60_000)

  it("of an alert that was taken away are sent no more", async () => {
    const { id } = await add({ minConfidence: 0 }, `${server.origin}/hook`)
    await keep(PAIRS.slice(0, 1))
    await check()
    await removeAlert(watching.db, id)
    await watching.look()
    expect(server.count("/hook")).toBe(0)
    expect(await watching.db.selectFrom("watch_tasks").selectAll().execute()).toEqual([])
  })
})

describe("feeds", () => {
  it("hold what was found, in Atom and JSON Feed, hostile words as words", async () => {
    const folder = mkdtempSync(join(tmpdir(), "dragoman-alerts-"))
    const serving = await startServing({ pairs: [], place: { folder: join(folder, "store") } })
    const db = watchDb(serving.source.db)
    const { id } = await addAlert(db, { name: `<script>alert("x")</script> & co`, query: { minConfidence: 0 }, allows }, Date.now())
    await addReports(
      serving.store,
      Object.values(HOSTILE).map((words, at) => plant(words, `h${at}`)),
      tools,
    )
    await checkAlerts({ source: serving.source, db, now: Date.now })
    const atom = await serving.get(`/feeds/${id}.atom`)
    const text = await atom.text()
    const faults: string[] = []
    const names = new Set<string>()
    const parser = new SaxesParser({ xmlns: true })
    parser.on("error", ({ message }) => faults.push(message))
    parser.on("opentag", ({ name }) => names.add(name))
    parser.write(text).close()
    expect({ faults, status: atom.status, type: atom.headers.get("Content-Type") }).toEqual({
      faults: [],
      status: 200,
      type: "application/atom+xml; charset=utf-8",
    })
    expect([...names].sort()).toEqual(["author", "content", "entry", "feed", "id", "link", "name", "title", "updated"])
    expect(text).not.toMatch(/<script|[\u0000-\u0008\u202a-\u202e\u2066-\u2069]|href="(?!https?:)/)
    const { items, version } = (await (await serving.get(`/feeds/${id}`, { headers: { Accept: "application/feed+json" } })).json()) as {
      version: string
      items: Record<string, string>[]
    }
    expect(version).toBe("https://jsonfeed.org/version/1.1")
    expect(
      new Ajv2020().validate(
        { type: "array", minItems: 10, items: { type: "object", required: ["id", "url", "title", "content_html", "date_published"] } },
        items,
      ),
    ).toBe(true)
    for (const { content_html: html } of items) expect(html).not.toMatch(/<(?!\/?(?:ul|li|q|a)\b)|href="(?!https?:)|javascript:[^<]*"/i)
    const again = await serving.get(`/feeds/${id}.atom`, { headers: { "If-None-Match": atom.headers.get("ETag")! } })
    expect({
      status: again.status,
      none: (await serving.get("/feeds/a-000000000000")).status,
      odd: (await serving.get("/feeds/..%2f..%2fetc")).status,
    }).toEqual({ status: 304, none: 404, odd: 404 })
    expect(await (await serving.get("/feeds")).json()).toMatchObject({ alerts: [{ id, hits: expect.any(Number) }] })
    await serving.close()
    rmSync(folder, { recursive: true, force: true })
  }, 120_000)
})
