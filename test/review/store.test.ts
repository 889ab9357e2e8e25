/** Corrections in a store: applied in the transaction that keeps them, whatever comes first, on both databases. */
import { sql } from "kysely"
import { describe, expect, it } from "vitest"
import { type DiplomaticRecord, sha256, validateRecord } from "../../src/record/index.ts"
import { type Correction, draftCorrection, formatCorrections } from "../../src/review/index.ts"
import {
  addCorrections,
  addReports,
  backupLines,
  findReviewable,
  keptCorrections,
  keyOf,
  openReviewed,
  type ReadReport,
  replaceRecords,
  restoreLines,
  type Store,
  setReviewState,
  withdrawReport,
} from "../../src/store/index.ts"
import { type Backend, dump, open, PAIRS, shuffle, tools } from "../store/stores.ts"
import { useBackends } from "../store/use-stores.ts"
import { at, makeCorrections } from "./corrections.ts"

const backends = useBackends()

const pairs = PAIRS.slice(0, 6)
const [first] = pairs as [ReadReport]
const key = keyOf(first.report)
const corrections = makeCorrections(pairs, 60, 7)
const planned = draftCorrection({ key, ...first }, "e1/status", {
  verdict: "set",
  value: "planned",
  coder: "ana",
  time: at(1),
}) as Correction
const recordOf = async (store: Store): Promise<DiplomaticRecord> => (await openReviewed(store, [key]))[0]!.record
const ownRows = (store: Store) => dump(store, ["ids"])

/** The first report with words before its text. */
function changed(front: string): ReadReport {
  const text = front + first.report.text
  const move = (_: string, value: { start?: number; end?: number; field?: string }) =>
    value && typeof value.start === "number" && value.field === undefined
      ? { ...value, start: value.start + front.length, end: value.end! + front.length }
      : value
  const record = JSON.parse(JSON.stringify(first.record), move) as DiplomaticRecord
  const report = { ...first.report, modified: "2030-01-01", text }
  return { report, record: { ...record, report: { ...record.report, modified: "2030-01-01", sha256: sha256(text), length: text.length } } }
}

describe.each(["embedded", "server"] as const)("corrections, %s", (kind) => {
  const withBackend = (name: string, work: (store: Store, backend: Backend) => Promise<void>) =>
    it(name, { timeout: 180_000 }, async ({ skip }) => {
      const backend = backends[kind]
      if (!backend) return skip("no PostgreSQL server could be started")
      const store = await open(await backend.makePlace())
      await work(store, backend)
      await store.close()
    })

  withBackend("come before or after their reports, in any pieces, to the same store", async (store, backend) => {
    await addReports(store, pairs, tools)
    await addCorrections(store, corrections, tools)
    const expected = await ownRows(store)
    const other = await open(await backend.makePlace())
    const mixed = shuffle(corrections, 3)
    await addCorrections(other, mixed.slice(0, 25), tools)
    await addReports(other, shuffle(pairs, 2).slice(0, 3), tools)
    await addCorrections(other, mixed.slice(20), tools)
    await addReports(other, pairs, tools)
    expect(await ownRows(other)).toEqual(expected)
    expect((await addCorrections(other, corrections, tools)).added).toBe(0)
    expect(await ownRows(other)).toEqual(expected)
    await other.close()
  })

  withBackend("change what is merged, and what was read stays beside it", async (store) => {
    await addReports(store, pairs, tools)
    expect(await addCorrections(store, [planned], tools)).toMatchObject({ added: 1, changed: [key] })
    const [kept] = await openReviewed(store, [key])
    expect(kept!.asRead).toEqual(first.record)
    expect(kept!.record.events[0]).toEqual({ ...first.record.events[0], status: "planned" })
    const fused = await sql<{ status: string }>`select o.status from occurrences o join units u on u.merged = o.id
      join facts f on f.unit = u.id where f.id = ${`${key}/e1`}`.execute(store.db)
    expect(fused.rows).toEqual([{ status: "planned" }])
    expect(await findReviewable(store, "corrected")).toEqual([key])
  })

  withBackend("outlast rereading, and a checked record that reads otherwise is to be checked again", async (store) => {
    await addReports(store, pairs, tools)
    await addCorrections(store, corrections, tools)
    const before = await ownRows(store)
    await setReviewState(store, [key], "checked")
    const same = new Map(pairs.map(({ report, record }) => [keyOf(report), record]))
    await replaceRecords(store, same, tools)
    expect((await openReviewed(store, [key]))[0]!.review).toBe("checked")
    await setReviewState(store, [key], "proposed")
    expect(await ownRows(store)).toEqual(before)
    await setReviewState(store, [key], "published")
    const without = { ...first.record, ties: [], tours: [], statements: [] as never[], events: first.record.events.slice(0, 1) }
    await replaceRecords(store, new Map([[key, without]]), tools)
    const [kept] = await openReviewed(store, [key])
    expect(kept).toMatchObject({ review: "proposed", asRead: without })
    await replaceRecords(store, same, tools)
    expect(await ownRows(store)).toEqual(before)
  })

  withBackend("of one version hold for another, and it says so", async (store) => {
    await addReports(store, [first], tools)
    await addCorrections(store, [planned], tools)
    const later = changed("It was corrected. ")
    await addReports(store, [later], tools)
    const [kept] = await openReviewed(store, [keyOf(later.report)])
    expect(kept!.record.events[0]!.status).toBe("planned")
    expect(kept!.record.issues.at(-1)).toMatchObject({ code: "correction-text-changed" })
    expect(validateRecord(kept!.record, later.report)).toEqual([])
  })

  withBackend("go into backups, and with a withdrawn report", async (store, backend) => {
    await addReports(store, pairs, tools)
    await addCorrections(store, corrections, tools)
    const lines: string[] = []
    for await (const line of backupLines(store)) lines.push(line)
    const copy = await open(await backend.makePlace())
    await restoreLines(
      copy,
      (async function* () {
        yield* lines
      })(),
    )
    expect(await dump(copy, [])).toEqual(await dump(store, []))
    expect(formatCorrections(await keptCorrections(copy))).toBe(formatCorrections(corrections))
    await withdrawReport(copy, key, { tools })
    expect((await keptCorrections(copy)).filter(({ report }) => report === key)).toEqual([])
    expect(await addCorrections(copy, corrections, tools)).toMatchObject({ added: 0 })
    expect(await recordOf(store)).toBeDefined()
    await copy.close()
  })
})
