/** Exports limited to what was checked: in no format, and in no release, a word of a report that was not, or anything made of one. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { strFromU8, unzipSync } from "fflate"
import { parquetReadObjects } from "hyparquet"
import { afterAll, beforeAll, expect, it } from "vitest"
import { EXPORT_FORMATS } from "../../src/exchange/formats.ts"
import { exportOptions } from "../../src/exchange/options.ts"
import { releaseOptions, writeRelease } from "../../src/exchange/release/release.ts"
import { writeExport } from "../../src/exchange/write.ts"
import type { Source } from "../../src/query/index.ts"
import { sha256 } from "../../src/record/index.ts"
import { addCorrections, addReports, inLimited, keyOf, type ReadReport, type Store, setReviewState } from "../../src/store/index.ts"
import { makeCorrections } from "../review/corrections.ts"
import { open, PAIRS, tools } from "../store/stores.ts"
import { filesOf } from "./workplace.ts"

const MARK = /zqx/i

/** The same report told by others: every long word of its text, and so every quote, is marked, and its names where asked for. */
function marked({ report, record }: ReadReport, name: string, withNames: boolean): ReadReport {
  const names = withNames ? record.actors.flatMap((actor) => actor.name.split(" ").at(-1) ?? []).filter((one) => one.length > 5) : []
  const renamed = (words: string): string => names.reduce((so, one) => so.replaceAll(one, `Zqx${one.slice(3)}`), words)
  const given = (words: string): string => renamed(words).replace(/\b[a-z]{3}(?=[a-z]{2})/g, "zqx")
  const said = { ...report, text: given(report.text), ...(report.title === undefined ? {} : { title: given(report.title) }) }
  const walk = (value: unknown): unknown => {
    if (typeof value === "string") return renamed(value)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== "object" || value === null) return value
    const entry = Object.fromEntries(Object.entries(value).map(([field, one]) => [field, walk(one)]))
    const { start, end, text, field = "text" } = entry
    if (typeof text !== "string" || typeof start !== "number") return entry
    return { ...entry, text: said[field as "text"].slice(start, end as number) }
  }
  const about = { id: name, publisher: `${name} wire`, url: `https://example.org/${name}` }
  const head = { ...record.report, ...about, sha256: sha256(said.text), ...(said.title === undefined ? {} : { title: said.title }) }
  return { report: { ...said, ...about }, record: { ...(walk(record) as ReadReport["record"]), report: head } }
}

const checked = PAIRS.slice(0, 3)
const others = [marked(checked[0]!, "zqx-1", false), marked(checked[1]!, "zqx-2", false), marked(PAIRS[3]!, "zqx-3", true)]
const { knowledge } = tools
const folder = mkdtempSync(join(tmpdir(), "dragoman-limited-"))
const at = (name: string): string => join(folder, name)
let store: Store

beforeAll(async () => {
  store = await open({ folder: at("store") })
  await addReports(store, [...checked, ...others], tools)
  await addCorrections(store, makeCorrections(others, 20, 7, ["zqx-coder"]), tools)
  await setReviewState(
    store,
    checked.map(({ report }) => keyOf(report)),
    "checked",
  )
  await writeAll({ db: store.db, knowledge }, "all")
  await inLimited(store, { state: "checked", knowledge }, (db) => writeAll({ db, knowledge }, "few"))
}, 120_000)
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a file says, unpacked where it is packed. */
async function wordsOf(bytes: Buffer): Promise<string> {
  const mark = bytes.subarray(0, 4).toString("latin1")
  if (mark === "PK\u0003\u0004")
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join("\n")
  if (mark !== "PAR1") return bytes.toString("utf8")
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
  return JSON.stringify(await parquetReadObjects({ file }))
}

/** What is in the files of a path. */
const wordsIn = async (path: string): Promise<string> =>
  (await Promise.all([...filesOf(path)].map(async ([name, bytes]) => `${name}\n${await wordsOf(bytes)}`))).join("\n")

/** Writes every format, and a release. */
async function writeAll(source: Source, ending: string): Promise<void> {
  for (const format of EXPORT_FORMATS) {
    const options = exportOptions.parse(format.holdsTexts ? { texts: true } : {})
    await writeExport(source, format, options, { path: at(`${format.name}-${ending}`) })
  }
  await writeRelease(source, at(`release-${ending}`), releaseOptions.parse({ name: "2024-06", date: "2024-06-30" }))
}

/** Keys of reports that were not checked. */
const keys = others.map(({ report }) => keyOf(report))
const leaks = (words: string): string[] => [
  ...new Set([...words.matchAll(new RegExp(`.{0,40}${MARK.source}.{0,20}`, "gi"))].map(([found]) => found)),
  ...keys.filter((key) => words.includes(key)),
]

it.each([...EXPORT_FORMATS.map(({ name }) => name), "release"])("of what was not checked nothing is told in %s", async (name) => {
  const few = await wordsIn(at(`${name}-few`))
  expect(leaks(await wordsIn(at(`${name}-all`)))).not.toEqual([])
  expect(leaks(few)).toEqual([])
  expect(few.length).toBeGreaterThan(200)
})
