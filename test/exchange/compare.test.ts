/** A coder's file with planted differences is reported exactly: on a store of written reports, by the command, as CSV and as a workbook. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { exportCitron } from "../../src/exchange/field/citron.ts"
import { COLT_COLUMNS, importColt } from "../../src/exchange/field/colt.ts"
import { compareQuotes } from "../../src/exchange/field/compare-quotes.ts"
import { exportPolecat } from "../../src/exchange/field/polecat.ts"
import type { Proposal } from "../../src/exchange/field/proposal.ts"
import { writeWorkbook } from "../../src/exchange/field/workbook.ts"
import { type Ran, runHere } from "../run-here.ts"
import { knowledge, pairs, textOf, told } from "./told.ts"

const folder = mkdtempSync(join(tmpdir(), "dragoman-compare-"))
const at = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

const run = (...args: string[]): Promise<Ran> => runHere([...args, "--store", join(folder, "store")], { stdin: "", readerModule: "" })

const proposalsOf = (out: string): Proposal[] =>
  out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Proposal)
const differing = ({ slots }: Proposal) =>
  slots.filter(({ verdict }) => verdict === "differ").map(({ slot, here, there }) => [slot, here, there])

beforeAll(async () => {
  expect((await run("add", at("trips.ndjson"))).code).toBe(0)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** What was planted, by line. */
const PLANTED = [
  [2, "agree", []],
  [
    3,
    "differ",
    [
      ["city", "Dire Dawa", "Addis Ababa"],
      ["MetHostHoGS", "No", "Yes"],
    ],
  ],
  [
    4,
    "differ",
    [
      ["start", "2024-04-14", "2024-04-12"],
      ["end", "2024-04-15", "2024-04-12"],
      ["HostHOGSName", "President Murat Demir", "Kemal Aydin"],
    ],
  ],
  [5, "differ", [["status", "occurred", "cancelled"]]],
  [6, "differ", [["end", "2024-06-15", "2024-06-14"]]],
  [
    7,
    "differ",
    [
      ["country", "KGZ", "KAZ"],
      ["city", "Bishkek", "Astana"],
      ["SignedAgreement", "No", "Yes"],
    ],
  ],
  [8, "differ", [["start", "2024-07-17", "2024-07-18"]]],
  [9, "differ", [["title", "foreign minister", "president"]]],
  [10, "only-here", []],
  [11, "agree", []],
  [undefined, "only-there", []],
]

describe("a coder's file of COLT", () => {
  it("is reported row by row, exactly", async () => {
    const { code, out, err } = await run("import", "--from", "colt", at("trips.csv"))
    const proposals = proposalsOf(out)
    expect({ code, err }).toEqual({ code: 0, err: "" })
    expect(proposals.map((one) => [one.line, one.verdict, differing(one)])).toEqual(PLANTED)
    expect(proposals.at(-1)!.about).toBe("Marcela Rojas, ECU, 2024-10-03")
  })

  it("comes with the words of the reports", async () => {
    const proposals = proposalsOf((await run("import", "--from", "colt", at("trips.csv"))).out)
    for (const { verdict, evidence } of proposals) expect(evidence.length > 0).toBe(verdict !== "only-here")
    const cancelled = proposals[3]!.slots.find(({ slot }) => slot === "status")!.evidence![0]!
    expect(cancelled).toMatchObject({ publisher: "Oslo Daily", url: "https://example.org/daily/0520" })
    expect(cancelled.quote).toContain("has cancelled a visit to Egypt")
    for (const { slots } of proposals)
      for (const one of slots) if (one.verdict === "differ") expect(one.evidence!.length).toBeGreaterThan(0)
  })

  it("does not take silence for a difference", async () => {
    const proposals = proposalsOf((await run("import", "--from", "colt", at("trips.csv"))).out)
    const open = proposals.flatMap(({ line, slots }) =>
      slots.filter(({ verdict }) => verdict === "here").map(({ slot }) => `${line} ${slot}`),
    )
    expect(open).toContain("11 status") // reports only announce it
    expect(open).not.toContain("2 MetNonhostHOGS") // "No" in the file, nothing in the reports
  })

  it("is the same as a workbook", async () => {
    const { claims } = importColt(readFileSync(at("trips.csv")), knowledge)
    const file = join(folder, "trips.xlsx")
    writeFileSync(file, await writeWorkbook([COLT_COLUMNS, ...claims.map(({ row }) => COLT_COLUMNS.map((column) => row[column]))], "COLT"))
    const proposals = proposalsOf((await run("import", "--from", "colt", file)).out)
    expect(proposals.map((one) => [one.line, one.verdict, differing(one)])).toEqual(PLANTED)
  })

  it("tells more of whom is missing where that is asked for", async () => {
    const head = readFileSync(at("trips.csv"), "utf8").split("\r\n").slice(0, 8).join("\r\n") // nobody of Chile is in it
    writeFileSync(join(folder, "some.csv"), head)
    const missing = async (scope: string) =>
      proposalsOf((await run("import", "--from", "colt", join(folder, "some.csv"), "--scope", scope, "--window", "60")).out).filter(
        ({ verdict }) => verdict === "only-there",
      ).length
    expect([await missing("people"), await missing("all")]).toEqual([0, 1])
  })

  it("tells what is wrong by line, and takes the rest", async () => {
    const file = join(folder, "broken.csv")
    writeFileSync(file, `${readFileSync(at("trips.csv"), "utf8")}Ana,Silva\r\n`)
    const { code, out, err } = await run("import", "--from", "colt", file)
    expect(code).toBe(1)
    expect(JSON.parse(err)).toMatchObject({ path: file, line: 12, code: "row-short", raw: "Ana,Silva" })
    expect(proposalsOf(out).length).toBe(PLANTED.length)
  })
})

describe("rows of POLECAT", () => {
  it("agree with what they were made of, and differ where a day or a place was changed", async () => {
    const whole = await textOf(exportPolecat(told.slice(0, 6), { knowledge, dyads: false }))
    const changed = whole.replace("2024-04-12\tCONSULT", "2024-04-10\tCONSULT").replace("\tETH\t9.", "\tUGA\t9.")
    writeFileSync(join(folder, "events.tsv"), changed)
    const proposals = proposalsOf((await run("import", "--from", "polecat", join(folder, "events.tsv"))).out)
    const byLine = proposals.filter(({ line }) => line !== undefined).map((one) => [one.verdict, differing(one).map(([slot]) => slot)])
    expect(byLine.filter(([verdict]) => verdict === "differ").map(([, slots]) => slots)).toEqual([["country"], ["date"]])
    expect(byLine.filter(([verdict]) => verdict === "only-here")).toEqual([])
  })
})

describe("a document of Citron", () => {
  const text = pairs[0]!.report.text
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words })

  it("is compared with the statements of the same text", () => {
    const statement = {
      id: "s1",
      speaker: "a1",
      mode: "direct" as const,
      cue: span("arrived"),
      source: span("Ana Silva"),
      content: [span("an official visit to Kenya")],
      about: [],
      confidence: 1,
    }
    const kept = {
      key: "r-1",
      report: pairs[0]!.report,
      record: { ...pairs[0]!.record, statements: [statement, { ...statement, id: "s2", content: [span("met Kenyan President")] }] },
    }
    const quote = { sources: [span("Ana Silva")], contents: [span("an official visit to Kenya.")], coreferences: [], cue: span("arrived") }
    const other = { ...quote, sources: [span("Portugal")], contents: [span("met Kenyan President")] }
    const proposals = compareQuotes({ quotes: [quote, other, { ...quote, contents: [span("NAIROBI")] }], faults: [] }, kept)
    expect(proposals.map((one) => [one.verdict, differing(one).map(([slot]) => slot)])).toEqual([
      ["agree", []],
      ["differ", ["speaker"]],
      ["only-here", []],
    ])
    expect(compareQuotes({ quotes: [quote], faults: [] }, kept).map(({ verdict }) => verdict)).toEqual(["agree", "only-there"])
  })

  it("finds the report by its text", async () => {
    const file = join(folder, "citron.json")
    writeFileSync(file, JSON.stringify(exportCitron(pairs[0]!.report, { actors: pairs[0]!.record.actors, statements: [] })))
    expect(await run("import", "--from", "citron", file)).toEqual({ code: 0, out: "", err: "" })
    writeFileSync(file, JSON.stringify({ text, quotes: [{ cue: span("met"), sources: [], contents: [span("Nairobi on Tuesday")] }] }))
    expect(proposalsOf((await run("import", "--from", "citron", file)).out).map(({ verdict }) => verdict)).toEqual(["only-here"])
  })
})
