/** What a store promises, on PGlite and on a PostgreSQL server alike. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { sql } from "kysely"
import { describe, expect, it } from "vitest"
import { sha256 } from "../../src/record/index.ts"
import {
  addReports,
  backupLines,
  openStore,
  type ReadReport,
  replaceRecords,
  restoreLines,
  type Store,
  withdrawReport,
} from "../../src/store/index.ts"
import { type Backend, dump, open, PAIRS, shuffle, tools } from "./stores.ts"
import { useBackends } from "./use-stores.ts"

const backends = useBackends()

/** Adds in pieces, the store closed and opened between them. */
async function fill(backend: Backend, pairs: readonly ReadReport[], size = 8): Promise<Store> {
  const place = await backend.makePlace()
  let store = await open(place)
  for (let at = 0; at < pairs.length; at += size) {
    await addReports(store, pairs.slice(at, at + size), tools)
    await store.close()
    store = await open(place)
  }
  return store
}

/** A report with another text, spans kept true by adding at the end only. */
function changed({ report, record }: ReadReport, more: Partial<ReadReport["report"]>, end = ""): ReadReport {
  const next = { ...report, ...more, text: report.text + end }
  const head = { ...record.report, ...(more.publisher ? { publisher: more.publisher } : {}), ...(more.id ? { id: more.id } : {}) }
  return { report: next, record: { ...record, report: { ...head, sha256: sha256(next.text), length: next.text.length } } }
}

describe.each(["embedded", "server"] as const)("a store, %s", (kind) => {
  const withBackend = (name: string, work: (backend: Backend) => Promise<void>) =>
    it(name, async ({ skip }) => {
      const backend = backends[kind]
      if (!backend) return skip("no PostgreSQL server could be started")
      await work(backend)
    })

  withBackend("adding again changes nothing", async (backend) => {
    const store = await open(await backend.makePlace())
    const first = await addReports(store, PAIRS, tools)
    const before = await dump(store, [])
    const again = await addReports(store, shuffle(PAIRS, 1), tools)
    expect(new Set(first.map(({ outcome }) => outcome))).toEqual(new Set(["added"]))
    expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(["known"]))
    expect(await dump(store, [])).toEqual(before)
    await store.close()
  })

  withBackend("the order of arrival makes no difference, and every id that was shown leads on", async (backend) => {
    const straight = await fill(backend, PAIRS, PAIRS.length)
    const expected = await dump(straight)
    await straight.close()
    for (const seed of [1, 2]) {
      const store = await fill(backend, shuffle(PAIRS, seed), 5 + seed * 4)
      expect(await dump(store)).toEqual(expected)
      const { rows } = await sql`select i.id from ids i left join units u on u.id = i.unit where u.merged is null`.execute(store.db)
      expect(rows).toEqual([])
      await store.close()
    }
  })

  withBackend("another text under one identity is a version, the same text elsewhere a copy", async (backend) => {
    const store = await open(await backend.makePlace())
    const [first] = PAIRS as [ReadReport]
    const later = changed(first, { modified: "2030-01-01" }, "\nIt was added to.")
    const copy = changed(first, { publisher: "Another Agency", id: "copy" })
    const added = await addReports(store, [first, later, copy], tools)
    expect(added.map(({ outcome }) => outcome)).toEqual(["added", "version", "added"])
    const { rows } = await sql<{ key: string; source: string; latest: boolean }>`select key, source, latest from reports`.execute(store.db)
    const byKey = new Map(rows.map((row) => [row.key, row]))
    expect(added.map(({ key }) => byKey.get(key)?.latest)).toEqual([false, true, true])
    expect(new Set(rows.map(({ source }) => source)).size).toBe(1)
    const { sources } = await store.db.selectFrom("occurrences").select("sources").executeTakeFirstOrThrow()
    expect(sources).toBe(1)
    await store.close()
  })

  withBackend("a withdrawn report leaves a tombstone and nothing else", async (backend) => {
    const [gone, ...others] = [...PAIRS].reverse() as [ReadReport, ...ReadReport[]]
    const without = await fill(backend, others, 100)
    const expected = await dump(without, ["ids", "reports", "judgements"])
    await without.close()
    const store = await fill(backend, [gone, ...others], 100)
    const keys = await withdrawReport(store, gone.record.report.id, { tools, reason: "retracted" })
    expect(await dump(store, ["ids", "reports", "judgements"])).toEqual(expected)
    const everything = (await dump(store, [])).join("\n")
    const elsewhere = others.map(({ report }) => report.text).join("\n")
    const sentences = gone.report.text.split(/(?<=[.!?])\s+/).filter((one) => one.length > 40 && !elsewhere.includes(one))
    expect(sentences.length).toBeGreaterThan(3)
    expect(sentences.filter((sentence) => everything.includes(JSON.stringify(sentence).slice(1, -1)))).toEqual([])
    expect(await addReports(store, [gone], tools)).toEqual([{ key: keys[0], outcome: "withdrawn" }])
    await expect(withdrawReport(store, "nothing", { tools })).rejects.toMatchObject({ code: "not-kept" })
    await store.close()
  })

  withBackend("of a withdrawn report no word is left in the files of an embedded store", async (backend) => {
    const place = await backend.makePlace()
    if (!("folder" in place)) return
    const store = await open(place)
    const [first, ...others] = PAIRS.slice(0, 8) as [ReadReport, ...ReadReport[]]
    const marked = changed(first, { title: "Quixworth zyphered vlondrek" }, "\nZyphered vlondrek.")
    await addReports(store, [marked, ...others], tools)
    await sql`analyze`.execute(store.db)
    await sql`checkpoint`.execute(store.db)
    expect(filesWith(place.folder, "ondrek").length).toBeGreaterThan(1)
    await withdrawReport(store, marked.record.report.id, { tools })
    expect(filesWith(place.folder, "ondrek")).toEqual([])
    await store.close()
  })

  withBackend("a backup restores to the same store, there and in the other database", async (backend) => {
    const store = await fill(backend, PAIRS.slice(0, 12), 12)
    const lines: string[] = []
    for await (const line of backupLines(store)) lines.push(line)
    const expected = await dump(store, [])
    await store.close()
    for (const other of [backends.embedded, backends.server]) {
      if (!other) continue
      const empty = await open(await other.makePlace())
      await expect(restoreLines(empty, give(lines.slice(0, -1)))).rejects.toMatchObject({ code: "backup-damaged" })
      expect(await restoreLines(empty, give(lines))).toBe(12)
      expect(await dump(empty, [])).toEqual(expected)
      await expect(restoreLines(empty, give(lines))).rejects.toMatchObject({ code: "not-empty" })
      await empty.close()
    }
  })

  withBackend("a backup of an older version restores to the same store", async (backend) => {
    const store = await fill(backend, PAIRS.slice(0, 12), 12)
    const lines: string[] = []
    for await (const line of backupLines(store)) lines.push(line)
    const expected = await dump(store, [])
    await store.close()
    const empty = await open(await backend.makePlace())
    await restoreLines(empty, give(lines.flatMap(asOfVersion4)))
    expect(await dump(empty, [])).toEqual(expected)
    await empty.close()
  })

  withBackend("reading again keeps what people judged", async (backend) => {
    const store = await fill(backend, PAIRS, 100)
    const { rows } = await sql<{ a: string; b: string }>`select a, b from judgements
      where kind = 'event' and verdict = 'same' and author like 'dragoman/%' order by a, b limit 1`.execute(store.db)
    const { a, b } = rows[0]!
    await store.db
      .insertInto("judgements")
      .values({ a, b, author: "reviewer", kind: "event", verdict: "different", probability: 0, reasons: "[]" })
      .execute()
    const key = a.split("/")[0]!
    const old = await store.db.selectFrom("records").select("record").where("report", "=", key).executeTakeFirstOrThrow()
    const [first, ...events] = old.record.events
    const moved = events.map((event) => ({ ...event, id: `e${Number(event.id.slice(1)) + 100}` }))
    const record = {
      ...old.record,
      events: [first!, ...moved],
      statements: old.record.statements.map(({ occasion: _, ...rest }) => rest),
      tours: [],
    }
    const [changes] = await replaceRecords(store, new Map([[key, record]]), tools)
    expect(changes).toMatchObject({ key, added: [], lostJudgements: 0 })
    const kept = await store.db.selectFrom("judgements").selectAll().where("author", "=", "reviewer").execute()
    expect(kept).toHaveLength(1)
    const { rows: apart } = await sql<{ merged: string }>`select merged from units where id in (${kept[0]!.a}, ${kept[0]!.b})`.execute(
      store.db,
    )
    expect(new Set(apart.map(({ merged }) => merged)).size).toBe(2)
    await store.close()
  })

  withBackend("what a text column cannot hold is kept all the same", async (backend) => {
    const store = await open(await backend.makePlace())
    const odd = changed(PAIRS[0]!, { title: "A \u0000 title \ud800" }, " \u0000 \\u0000 \ud800")
    await addReports(store, [odd], tools)
    const { content } = await store.db.selectFrom("records").select("content").executeTakeFirstOrThrow()
    expect(content).toEqual(odd.report)
    await store.close()
  })

  withBackend("a report of 10 MB is kept", async (backend) => {
    const store = await open(await backend.makePlace())
    const [added] = await addReports(store, [changed(PAIRS[0]!, {}, " Words were exchanged at length.".repeat(330_000))], tools)
    expect(added?.outcome).toBe("added")
    await store.close()
  })

  withBackend("a store of a newer version is refused", async (backend) => {
    const place = await backend.makePlace()
    const store = await open(place)
    await store.db.updateTable("meta").set({ value: "99" }).execute()
    await store.close()
    await expect(openStore(place, { create: true, command: "test" })).rejects.toMatchObject({ code: "store-newer" })
  })
})

/** Files below a folder that have the letters. */
function filesWith(folder: string, letters: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => readFileSync(path).includes(letters))
}

/** A line of a backup as version 4 wrote it: without what version 5 keeps beside. */
function asOfVersion4(text: string): string[] {
  const line = JSON.parse(text) as { table?: string; tables?: Record<string, { name: string }[]>; rows?: unknown[][]; end?: object }
  const isLater = (table: string) => table === "occurrence_publishers" || table === "occurrence_offices"
  const drop = (all: object) => Object.fromEntries(Object.entries(all).filter(([table]) => !isLater(table)))
  if (line.end) return [`${JSON.stringify({ end: drop(line.end) })}\n`]
  if (line.tables) {
    announcedAt = line.tables.occurrences!.findIndex(({ name }) => name === "announced")
    const occurrences = line.tables.occurrences!.toSpliced(announcedAt, 1)
    return [`${JSON.stringify({ ...line, schema: 4, tables: { ...drop(line.tables), occurrences } })}\n`]
  }
  if (isLater(line.table!)) return []
  return line.table === "occurrences"
    ? [`${JSON.stringify({ ...line, rows: line.rows!.map((row) => row.toSpliced(announcedAt, 1)) })}\n`]
    : [text]
}
let announcedAt = -1

async function* give(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
