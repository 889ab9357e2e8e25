/** The benchmark's files: gold anchored in its texts, groups complete, bundles within folds, and its README as the files are. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import {
  ACTOR_KINDS,
  type DiplomaticRecord,
  EVENT_STATUSES,
  EVENT_TYPES,
  HOLDING_STATUSES,
  isEdtf,
  MODES,
  quoteOf,
  ROLES,
  type Span,
  TIE_TYPES,
} from "../src/record/index.ts"
import { checkReferences } from "../src/record/validate-references.ts"

/** The gold's shape is the record's without what it leaves out; a single span may stand where a record has a list. */
type Gold = Pick<DiplomaticRecord, "actors" | "events" | "tours" | "statements" | "ties"> & { report: { id: string } }
interface Groups {
  occurrences: { members: [string, string][] }[]
  people: { members: [string, string][] }[]
}

const folder = new URL("../benchmark/", import.meta.url)
const read = (path: string) => readFileSync(new URL(path, folder), "utf8")
const ids = readdirSync(new URL("written/", folder))
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replace(".json", ""))
  .sort()
const goldOf = (id: string) => JSON.parse(read(`written/${id}.json`)) as Gold
const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: fileURLToPath(folder), encoding: "utf8", maxBuffer: 1 << 26 })

const scratch = mkdtempSync(join(tmpdir(), "benchmark-"))
afterAll(() => rmSync(scratch, { recursive: true }))

describe("the gold", () => {
  it("has a text for every record and a record for every text", () => {
    expect(ids).toHaveLength(114)
    expect(readdirSync(new URL("written/", folder)).sort()).toEqual(ids.flatMap((id) => [`${id}.json`, `${id}.txt`]))
  })

  it.each(ids)("%s is anchored in its text", (id) => {
    const text = read(`written/${id}.txt`)
    const gold = goldOf(id)
    expect(gold.report.id).toBe(id)
    expect(text).not.toMatch(/\r|^\uFEFF/)
    expect(spansIn(gold).filter((span) => span.text === undefined || quoteOf(span, { text }) !== span.text)).toEqual([])
    expect(checkReferences(withAbout(gold))).toEqual([])
    expect(wordsOutside(gold)).toEqual([])
    for (const { legs } of gold.tours) expect(legs.map(({ order }) => order)).toEqual(legs.map((_, at) => at + 1))
  })
})

describe("folds and groups", () => {
  const { bundles, folds } = JSON.parse(read("folds.json")) as { bundles: string[][]; folds: string[][] }

  it("have every report in one fold", () => expect(folds.flat().sort()).toEqual(ids))

  it("keep each bundle within one fold", () => {
    for (const bundle of bundles) expect(folds.filter((fold) => bundle.some((id) => fold.includes(id)))).toHaveLength(1)
  })

  it("keep each week in a fold of its own", () => {
    const weeks = bundles.filter(({ length }) => length === 18)
    expect(new Set(weeks.map((week) => folds.findIndex((fold) => fold.includes(week[0]!)))).size).toBe(3)
  })

  it.each(["m", "q", "r"])("group every event and every person of %s once", (set) => {
    const groups = JSON.parse(read(`merge/${set}.json`)) as Groups
    const golds = ids.filter((id) => id.startsWith(`${set}-`)).map(goldOf)
    const keys = (members: [string, string][]) => members.map(([report, id]) => `${report} ${id}`).sort()
    const events = golds.flatMap(({ report, events }) => events.map(({ id }): [string, string] => [report.id, id]))
    const people = golds.flatMap(({ report, actors }) =>
      actors.filter(({ kind }) => kind === "person").map(({ id }): [string, string] => [report.id, id]),
    )
    expect(keys(groups.occurrences.flatMap(({ members }) => members))).toEqual(keys(events))
    expect(keys(groups.people.flatMap(({ members }) => members))).toEqual(keys(people))
  })
})

describe("the benchmark's README", () => {
  const readme = read("README.md")

  it("has the counts of the files", () => expect(readme).toContain(run("counts.mjs").stdout.trim()))

  it("has the baseline's score as the scorer gives it", () => {
    const { stdout } = run("scorer/score.mjs", "--gold", "written", "--pred", writeBaseline())
    const [headlines] = stdout.split("\n\nACTORS") as [string]
    expect(readme).toContain(headlines.replace(/^(?=.)/gm, "   "))
  })

  it("has a scorer whose tests pass", () => {
    const { status, stdout } = run("--test", "scorer/score.test.mjs")
    expect(stdout).toMatch(/pass 15\b/)
    expect(status).toBe(0)
  })
})

function spansIn(value: unknown): Span[] {
  if (typeof value !== "object" || value === null) return []
  return "start" in value ? [value as Span] : Object.values(value).flatMap(spansIn)
}

/** The gold says of no statement whom it is about. */
function withAbout(gold: Gold): DiplomaticRecord {
  return { ...gold, statements: gold.statements.map((statement) => ({ ...statement, about: [] })) } as unknown as DiplomaticRecord
}

/** Words that are not in their vocabulary, and dates that are not EDTF. */
function wordsOutside({ actors, events, statements, ties }: Gold): string[] {
  const used: [readonly string[], string[]][] = [
    [ACTOR_KINDS, actors.map(({ kind }) => kind)],
    [HOLDING_STATUSES, actors.flatMap(({ offices = [] }) => offices.map(({ status }) => status))],
    [EVENT_TYPES, events.map(({ type }) => type)],
    [EVENT_STATUSES, events.map(({ status }) => status)],
    [ROLES, events.flatMap(({ participants }) => participants.map(({ role }) => role))],
    [MODES, statements.map(({ mode }) => mode)],
    [TIE_TYPES, ties.map(({ type }) => type)],
  ]
  const dates = events.flatMap(({ time }) => (time ? [time.value] : []))
  return [...used.flatMap(([words, found]) => found.filter((word) => !words.includes(word))), ...dates.filter((date) => !isEdtf(date))]
}

function writeBaseline(): string {
  const file = join(scratch, "predictions.ndjson")
  writeFileSync(file, run("baseline.mjs").stdout)
  return file
}
