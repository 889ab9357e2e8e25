/** The queue, on each database: workers share it, none is done twice, none is lost when a worker dies, hosts are left in peace. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  buryTask,
  endTask,
  LEASE_MS,
  listDead,
  type NewTask,
  nextDue,
  putOff,
  queueTasks,
  reviveTasks,
  takeTask,
} from "../../src/store/watching/tasks.ts"
import { addSource, watchSources } from "../../src/watch/index.ts"
import { backOff } from "../../src/watch/queue/back-off.ts"
import { type Backend, startBackends } from "../store/stores.ts"
import { page, rss, startFeedServer } from "./feed-server.ts"
import { allows, keptReports, startWatch } from "./watching.ts"

let backends: Awaited<ReturnType<typeof startBackends>>
beforeAll(async () => {
  backends = await startBackends()
}, 120_000)
afterAll(async () => {
  await backends.embedded.stop()
  await backends.server?.stop()
}, 120_000)

const withBackends = (name: string, work: (backend: Backend) => Promise<void>) => {
  it(`${name}: PGlite`, () => work(backends.embedded), 60_000)
  it(`${name}: PostgreSQL`, async ({ skip }) => (backends.server ? work(backends.server) : skip()), 60_000)
}

const task = (key: string, more: Partial<NewTask> = {}): NewTask => ({
  kind: "article",
  key,
  host: null,
  payload: { key },
  due: 0,
  ...more,
})

describe("tasks", () => {
  withBackends("are taken in turn, put off, given up, given anew", async (backend) => {
    const { db, close } = await startWatch(await backend.makePlace())
    const take = (now: number) => takeTask(db, { now, delayMs: 100 })
    await queueTasks(db, [task("a"), task("b", { due: 5 }), task("a", { payload: 2 })], 0)
    const first = (await take(1))!
    expect(first).toMatchObject({ key: "a", tries: 1, payload: 2, version: 1 })
    expect(await take(1)).toBeUndefined()
    await queueTasks(db, [task("a", { payload: 3 })], 2)
    await endTask(db, first) // what was given anew meanwhile stays
    expect(await take(6)).toMatchObject({ key: "a", payload: 3, tries: 1 })
    const second = (await take(6))!
    await putOff(db, second, { due: 50, fault: "x" })
    expect(await nextDue(db)).toBe(50)
    const again = (await take(50))!
    expect(again).toMatchObject({ key: "b", tries: 2 })
    await buryTask(db, again, "too bad")
    expect(await listDead(db)).toMatchObject([{ key: "b", fault: "too bad", tries: 2 }])
    expect([await reviveTasks(db, [999_999], 60), await reviveTasks(db, "all", 60)]).toEqual([0, 1])
    expect(await take(60)).toMatchObject({ key: "b", tries: 1 })
    await close()
  })

  withBackends("of a worker that died are taken by another when its time is over", async (backend) => {
    const { db, close } = await startWatch(await backend.makePlace())
    await queueTasks(db, [task("a")], 0)
    expect(await takeTask(db, { now: 1, delayMs: 1 })).toMatchObject({ tries: 1 })
    expect(await takeTask(db, { now: LEASE_MS, delayMs: 1 })).toBeUndefined()
    expect(await takeTask(db, { now: LEASE_MS + 2, delayMs: 1 })).toMatchObject({ tries: 2 })
    await close()
  })

  withBackends("of one host come one after another", async (backend) => {
    const { db, close } = await startWatch(await backend.makePlace())
    await queueTasks(db, [task("a", { host: "x" }), task("b", { host: "x" }), task("c", { host: "y" })], 0)
    const taken = await Promise.all([1, 1, 1, 1].map((now) => takeTask(db, { now, delayMs: 100 })))
    expect(new Set(taken.map((one) => one?.host))).toEqual(
      new Set(["x", "y", undefined].filter((host) => taken.some((one) => one?.host === host))),
    )
    expect(taken.filter((one) => one?.host === "x").length).toBeLessThanOrEqual(1)
    expect(await takeTask(db, { now: 102, delayMs: 100 })).toMatchObject({ host: "x" })
    await close()
  })

  withBackends("are done once each, however many workers there are", async (backend) => {
    const { db, close } = await startWatch(await backend.makePlace())
    await queueTasks(
      db,
      Array.from({ length: 60 }, (_, at) => task(`t${at}`)),
      0,
    )
    const done: string[] = []
    const work = async () => {
      for (let one = await takeTask(db, { now: 1, delayMs: 1 }); one; one = await takeTask(db, { now: 1, delayMs: 1 })) {
        done.push(one.key)
        await endTask(db, one)
      }
    }
    await Promise.all([work(), work(), work(), work()])
    expect(done.length).toBe(new Set(done).size)
    expect(done.length).toBe(60)
    await close()
  })
})

it("waits grow, differ, and end", () => {
  const waits = Array.from({ length: 12 }, (_, at) => backOff("hook", "a", { tries: at + 1 }))
  expect(waits.every((wait, at) => at === 0 || wait > (waits[at - 1] ?? 0) || wait > 4 * 3_600_000)).toBe(true)
  expect(Math.max(...waits)).toBeLessThanOrEqual(1.25 * 6 * 3_600_000)
  expect(backOff("hook", "b", { tries: 1 })).not.toBe(waits[0])
  expect(backOff("hook", "a", { tries: 1, asked: 1e9 })).toBe(1e9)
  expect(Number.isFinite(backOff("poll", "a", { tries: 5000 }))).toBe(true)
})

describe("several workers", () => {
  withBackends("share a feed, and keep each report once", async (backend) => {
    const server = await startFeedServer()
    const place = await backend.makePlace()
    const watching = await startWatch(place)
    const links = Array.from({ length: 12 }, (_, at) => ({ link: `${server.origin}/${at}` }))
    server.answers["/feed"] = rss(links)
    for (const [at] of links.entries()) server.answers[`/${at}`] = page(`Ana Maria spoke of matter ${at}.`)
    await addSource(watching.db, `${server.origin}/feed`, { every: 900, allows }, watching.now())
    const other = "url" in place ? await startWatch(place) : undefined
    const many = [watching.look(), ...(other ? [other.look(), other.look()] : [watching.look()])]
    await Promise.all(many)
    expect((await keptReports(watching)).length).toBe(12)
    expect(links.map((_, at) => server.count(`/${at}`))).toEqual(links.map(() => 1))
    await other?.close()
    await watching.close()
    await server.close()
  })
})

describe("folders", () => {
  it("what is put in is read, what changes is read again, what cannot be read is told once", async () => {
    const folder = mkdtempSync(join(tmpdir(), "dragoman-inbox-"))
    const put = (name: string, text: string, age = 60) => {
      writeFileSync(join(folder, name), text)
      const at = Date.now() / 1000 - age
      utimesSync(join(folder, name), at, at)
    }
    const watching = await startWatch()
    mkdirSync(join(folder, "below"))
    put("a.txt", "Ana Maria spoke.")
    put("below/b.ndjson", '{"text": "Boris Petrov spoke.", "publisher": "Own"}\n{"text": 1}\n')
    put("new.txt", "Carla Bruni spoke.", 0)
    await addSource(watching.db, folder, { every: 30, publisher: "Desk", allows }, watching.now())
    await watching.look()
    expect((await keptReports(watching)).map(({ publisher }) => publisher).sort()).toEqual(["Desk", "Own"])
    await watching.look(1)
    expect((await keptReports(watching)).length).toBe(3)
    put("a.txt", "Ana Maria wrote.", 30)
    await watching.look(1)
    expect((await keptReports(watching)).filter(({ latest }) => !latest).length).toBe(1)
    rmSync(folder, { recursive: true })
    await watching.look(1)
    expect(watching.told.filter(({ code }) => code !== undefined).map(({ code }) => code)).toContain("folder-unreadable")
    await watching.close()
  }, 60_000)
})

it("ends when it is told to, and leaves what was under way for the next time", async () => {
  const server = await startFeedServer()
  const watching = await startWatch()
  server.answers["/feed"] = () => {}
  await addSource(watching.db, `${server.origin}/feed`, { every: 900, allows }, watching.now())
  const ending = new AbortController()
  const ended = watchSources(watching.tools, { signal: ending.signal })
  setTimeout(() => ending.abort(), 300)
  await ended
  server.answers["/feed"] = rss([])
  await watching.look()
  expect(server.count("/feed")).toBe(2)
  await watching.close()
  await server.close()
}, 60_000)
