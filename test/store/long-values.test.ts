/**
 * Values of ten thousand characters in every field of a report and its record: the store keeps them letter for letter, finds by the whole of
 * them what it is asked for, and refuses no report for the sake of an index.
 */
import { describe, expect, it } from "vitest"
import { find, keptReport, person } from "../../src/query/index.ts"
import { type DiplomaticRecord, makeHead, type Report, validateRecord } from "../../src/record/index.ts"
import { addReports, keyOf, type ReadReport, type Store, withdrawReport } from "../../src/store/index.ts"
import { open, PAIRS, tools } from "./stores.ts"
import { useBackends } from "./use-stores.ts"

const backends = useBackends()

/** Letters that no index can press together, the same for the same seed: in words of eight, or in one. */
function longWords(seed: number, gap = " "): string {
  let state = seed * 2654435761 + 1
  const letters = Array.from({ length: 10_000 }, (_, at) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return at % 9 === 8 ? gap : String.fromCharCode(97 + ((state >>> 16) % 26))
  })
  return `A${letters.join("").trim()}`
}

type Path = readonly (string | number)[]

/** The paths of all texts in a value. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value === "string") return [path]
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => pathsOf(one, [...path, Array.isArray(value) ? Number(name) : name]))
}

function withValue<T>(value: T, [name, ...others]: Path, words: string): T {
  if (name === undefined) return words as T
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>
  copy[name] = withValue(copy[name], others, words)
  return copy as T
}

/** A report under another identity, so that it is another one in the store. */
function another({ report, record }: ReadReport, fields: Partial<Report>): ReadReport {
  const made = { ...report, ...fields }
  return { report: made, record: { ...record, report: { ...record.report, ...makeHead(made, { language: record.report.language }) } } }
}

/** Records with a long value at one place, each kind of place once; those that are no records any more left out. */
function varied(pairs: readonly ReadReport[]): Map<string, ReadReport[]> {
  const found = new Map<string, ReadReport[]>()
  const tried = new Map<string, number>()
  for (const { report, record } of pairs) {
    for (const path of pathsOf(record)) {
      const name = path.filter((part) => typeof part === "string").join(".")
      tried.set(name, (tried.get(name) ?? 0) + 1)
      if (found.has(name) || tried.get(name)! > 12) continue // what is not free is not in a dozen places either
      const long = ["", " "].map((gap, at) => withValue(record, path, longWords(found.size * 2 + at, gap)))
      const whole = long.filter((one) => validateRecord(one, report).length === 0)
      const named = (record: DiplomaticRecord, at: number) =>
        another({ report, record }, { id: `${name}-${at}`, url: `https://x.example/${name}/${at}` })
      if (whole.length > 0) found.set(name, whole.map(named))
    }
  }
  return found
}

const lengthOf = (pair: ReadReport): number => JSON.stringify(pair).length

const FIELDS = [
  "actors.name",
  "actors.offices.title",
  "actors.offices.organization",
  "events.place.name",
  "tours.legs.place",
  "statements.why",
]
const REPORT_FIELDS = ["id", "publisher", "url", "title", "dateline"] as const

describe.each(["embedded", "server"] as const)("long values in a store, %s", (kind) => {
  const using = async (use: (store: Store) => Promise<void>): Promise<void> => {
    const backend = backends[kind]
    if (!backend) return // there is no server here
    const store = await open(await backend.makePlace())
    await use(store).finally(() => store.close())
  }
  const faultOf = (store: Store, pairs: readonly ReadReport[]): Promise<string | undefined> =>
    addReports(store, pairs, tools).then(() => undefined, String)

  it("in every text of a record", { timeout: 300_000 }, () =>
    using(async (store) => {
      const all = varied(PAIRS.toSorted((a, b) => lengthOf(a) - lengthOf(b)))
      expect([...all.keys()]).toEqual(expect.arrayContaining(FIELDS))
      const isWhole = (await faultOf(store, [...all.values()].flat())) === undefined
      const failed: string[] = []
      for (const [name, pairs] of isWhole ? [] : all) {
        const fault = await faultOf(store, pairs)
        if (fault !== undefined) failed.push(`${name}: ${fault}`)
      }
      expect(failed).toEqual([])
      for (const { report, record } of [...all.values()].flat()) {
        const kept = await keptReport(store, keyOf(report))
        expect("record" in kept && kept.record).toEqual(record)
      }
    }),
  )

  it("in a person's name, and the person is found by the whole of it", { timeout: 120_000 }, () =>
    using(async (store) => {
      const { report, record } = PAIRS.find((pair) => pair.record.actors.some((actor) => actor.kind === "person"))!
      const at = record.actors.findIndex((actor) => actor.kind === "person")
      const [one, other] = [7, 8].map((seed) => longWords(seed))
      for (const [id, name] of [one!, other!].entries()) {
        const long = { report, record: withValue(record, ["actors", at, "name"], name) }
        await addReports(store, [another(long, { id: `n${id}`, url: `https://x.example/n${id}` })], tools)
      }
      const found = await person({ db: store.db, knowledge: tools.knowledge }, one!)
      expect("page" in found && found.page.names.map(({ name }) => name)).toContain(one)
    }),
  )

  it("in every field of a report, beside others", { timeout: 300_000 }, () =>
    using(async (store) => {
      const source = { db: store.db, knowledge: tools.knowledge }
      for (const [at, field] of REPORT_FIELDS.entries()) {
        const words = longWords(at + 1, field === "url" ? "" : " ")
        const url = field === "id" ? undefined : `https://x.example/${field}`
        const long = another(PAIRS[0]!, { id: `r${at}`, url, [field]: words } as Partial<Report>)
        const other = another(PAIRS[1]!, { id: `o${at}`, url: `https://x.example/${at}` })
        expect((await addReports(store, [long, other], tools)).map(({ outcome }) => outcome)).toEqual(["added", "added"])
        expect((await addReports(store, [long], tools)).map(({ outcome }) => outcome)).toEqual(["known"])
        const version = another(PAIRS[0]!, { ...long.report, dateline: "VIENNA" })
        expect((await addReports(store, [version], tools)).map(({ outcome }) => outcome)).toEqual(["version"])
        expect(await keptReport(source, long.report.id!)).toMatchObject({ report: { [field]: words } })
      }
      expect(await withdrawReport(store, longWords(3, ""), { tools })).toHaveLength(2)
      await expect(withdrawReport(store, "a\0b", { tools })).rejects.toMatchObject({ code: "not-kept" })
      const { rows } = await find(source, { publisher: longWords(2) })
      expect(rows.length).toBeGreaterThan(0)
    }),
  )
})

it("a record whose ids have no end is none", () => {
  const { report, record } = PAIRS[0]!
  const long = JSON.parse(JSON.stringify(record).replaceAll('"a1"', `"a${"1".repeat(10_000)}"`)) as DiplomaticRecord
  expect(validateRecord(long, report)).toContainEqual(expect.objectContaining({ code: "id-malformed" }))
})
