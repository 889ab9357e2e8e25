/** Exports of a real store: the same bytes twice, read by other programs, without the texts. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { EXPORT_FORMATS } from "../../src/exchange/formats.ts"
import { TABLES } from "../../src/exchange/tables/all.ts"
import { formatCorrections } from "../../src/review/index.ts"
import { makeCorrections } from "../review/corrections.ts"
import { PAIRS } from "../store/stores.ts"
import { hasLabelStudio, hasOpenReaders, hasReaders, readByPython } from "./python.ts"
import { hashes, makeWorkplace, passagesIn } from "./workplace.ts"

const { at, run, add, remove } = makeWorkplace()
const corrections = makeCorrections(PAIRS.slice(0, 6), 60, 7)
beforeAll(async () => {
  await add(PAIRS)
  writeFileSync(at("corrections.ndjson"), formatCorrections(corrections))
  expect(await run("review", "merge", at("corrections.ndjson"))).toMatchObject({ code: 0, err: "" })
}, 300_000)
afterAll(remove)

describe.each(EXPORT_FORMATS.map((format) => [format.name, format] as const))("export to %s", (name, { kind, holdsTexts = false }) => {
  const texts = holdsTexts ? ["--texts"] : []

  it(`gives the same bytes twice, and ${holdsTexts ? "texts where they are asked for" : "no text of a report"}`, {
    timeout: 120_000,
  }, async () => {
    for (const to of [`${name}-1`, `${name}-2`]) {
      expect(await run("export", "--format", name, "--out", at(to), ...texts)).toMatchObject({ code: 0, out: "", err: "" })
    }
    expect(hashes(at(`${name}-1`))).toEqual(hashes(at(`${name}-2`)))
    const told = passagesIn(at(`${name}-1`))
    if (holdsTexts)
      expect(JSON.parse((await run("export", "--format", name, "--out", at("none"))).err)).toMatchObject({ code: "texts-needed" })
    else expect(told).toEqual([])
    expect(existsSync(at("none"))).toBe(false)
    expect(readdirSync(at(".")).filter((one) => one.endsWith(".part"))).toEqual([])
  })

  it(kind === "stream" ? "goes to standard output" : "needs a path", { timeout: 120_000 }, async () => {
    const { code, out, err } = await run("export", "--format", name, ...texts)
    if (kind === "stream")
      expect({ code, err, same: out === readFileSync(at(`${name}-1`), "utf8") }).toEqual({ code: 0, err: "", same: true })
    else expect([code, out, JSON.parse(err)]).toEqual([1, "", expect.objectContaining({ code: "path-needed" })])
  })
})

describe("tables", () => {
  it("are written one by one to standard output", async () => {
    const { out } = await run("export", "--format", "csv", "--table", "people")
    expect(out).toBe(readFileSync(join(at("csv-1"), "people.csv"), "utf8"))
    expect(JSON.parse((await run("export", "--format", "csv", "--table", "people,ties")).err)).toMatchObject({ code: "path-needed" })
    expect(JSON.parse((await run("export", "--format", "parquet", "--table", "people")).err)).toMatchObject({ code: "path-needed" })
    expect(JSON.parse((await run("export", "--format", "csv", "--table", "peoples")).err)).toMatchObject({ code: "table-unknown" })
  })

  it("write over no folder that holds something", async () => {
    const { code, err } = await run("export", "--format", "csv", "--out", at("csv-1"))
    expect([code, JSON.parse(err)]).toEqual([1, expect.objectContaining({ code: "path-taken" })])
  })

  it("have quotes as short as asked for, or none", async () => {
    const quotesOf = async (most: string) => {
      const { out } = await run("export", "--format", "ndjson", "--table", "spans", "--max-quote", most)
      return out
        .trimEnd()
        .split("\n")
        .flatMap((line) => (JSON.parse(line) as { quote?: string }).quote ?? [])
    }
    expect(Math.max(...(await quotesOf("20")).map(({ length }) => length))).toBe(20)
    expect(await quotesOf("0")).toEqual([])
  })

  it("tell every correction once, with what became of it", async () => {
    const { out } = await run("export", "--format", "ndjson", "--table", "corrections", "--max-quote", "1000")
    const rows = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, string>)
    const byId = new Map(corrections.map((correction) => [correction.id, correction]))
    expect(rows.map(({ id }) => id)).toEqual([...byId.keys()].sort())
    for (const { id, report, path, verdict, coder, value, outcome } of rows) {
      const said = byId.get(id!)!
      expect({ report, path, verdict, coder }).toEqual({ report: said.report, path: said.path, verdict: said.verdict, coder: said.coder })
      if (typeof said.value === "string") expect(value).toBe(said.value)
      if (verdict === "undo") expect(outcome).toBe("undoes")
      if (verdict === "unsure") expect(outcome).toMatch(/^(?:unsure|undone|replaced|overruled)$/)
    }
    const outcomes = Map.groupBy(rows, ({ outcome }) => outcome)
    expect([...outcomes.keys()]).toEqual(expect.arrayContaining(["counts", "undone", "undoes", "unsure", "refused"]))
    const undone = new Set(rows.map(({ undoes }) => undoes).filter((id) => id !== undefined))
    expect(outcomes.get("undone")!.every(({ id }) => undone.has(id!))).toBe(true)
  })

  it("hold what the store holds, and every span is where it says", async () => {
    const { out } = await run("export", "--format", "ndjson")
    const rows = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    const byTable = Map.groupBy(rows, ({ table }) => String(table))
    expect([...byTable.keys()]).toEqual(TABLES.map(({ name }) => name))
    const texts = new Map(PAIRS.map(({ report, record }) => [record.report.sha256, report]))
    const reports = new Map(byTable.get("reports")!.map(({ key, sha256 }) => [key, texts.get(String(sha256))!]))
    expect(byTable.get("spans")!.length).toBeGreaterThan(2000)
    for (const { report, field, start, end, quote } of byTable.get("spans")!) {
      const text = reports.get(report)![(field ?? "text") as "text" | "title" | "dateline"]!
      expect(text.slice(start as number, end as number).startsWith(String(quote).replace(/…$/, ""))).toBe(true)
    }
    for (const { name, references } of TABLES) {
      for (const { field, table, key } of references) {
        const keys = new Set((byTable.get(table) ?? []).map((row) => row[key]))
        expect(byTable.get(name)!.filter((row) => row[field] !== undefined && !keys.has(row[field]))).toEqual([])
      }
    }
  })
})

describe.skipIf(!hasReaders)("other programs (pandas, pyarrow, DuckDB, SQLite, frictionless)", () => {
  const counts = Object.fromEntries(TABLES.map(({ name }) => [name, expect.any(Number)]))

  it("find the Data Package valid", { timeout: 300_000 }, () => {
    expect(readByPython("package", at("datapackage-1"))).toEqual({ valid: true, errors: [], rows: counts })
  })

  it("read as many rows of Parquet and SQLite as of CSV", { timeout: 300_000 }, () => {
    const { rows } = readByPython("package", at("datapackage-1")) as { rows: Record<string, number> }
    const parquet = readByPython("parquet", at("parquet-1")) as { rows: unknown; types: Record<string, string>; met: number }
    expect(parquet.rows).toEqual(rows)
    expect(parquet.types).toMatchObject({ first: "date32[day]", lat: "double", denied: "bool", members: "int32", type: "string" })
    expect(parquet.met).toBeGreaterThan(0)
    expect(readByPython("sqlite", at("sqlite-1"))).toMatchObject({ rows, integrity: [["ok"]], foreign: [] })
  })
})

describe.skipIf(!hasOpenReaders)("other programs (icalendar, geojson, networkx, rdflib, conllu)", () => {
  const read = (name: string, file: string) => readByPython(name, at(file), "read_open.py")

  it("read calendar and map", { timeout: 60_000 }, () => {
    const events = readFileSync(at("icalendar-1"), "utf8").match(/^BEGIN:VEVENT/gm)!.length
    expect(read("calendar", "icalendar-1")).toMatchObject({ events, days: true, errors: [] })
    expect(read("features", "geojson-1")).toMatchObject({ features: expect.any(Number), errors: [] })
  })

  it("read the network alike from both files, each end a node", { timeout: 120_000 }, async () => {
    for (const relation of ["meets", "speaks"]) {
      const graphs: unknown[] = []
      for (const name of ["gexf", "graphml"]) {
        expect((await run("export", "--format", name, "--relation", relation, "--out", at(`${name}-${relation}`))).code).toBe(0)
        graphs.push(read("graph", `${name}-${relation}`))
      }
      expect(graphs[1]).toEqual(graphs[0])
      expect(graphs[0]).toMatchObject({ unnamed: 0, directed: relation === "speaks", nodes: expect.any(Number) })
    }
  })

  it("read linked data and sentences", { timeout: 60_000 }, async () => {
    const types = read("linked", "schemaorg-1") as Record<string, number>
    const { out } = await run("export", "--format", "csv", "--table", "occurrences")
    expect(types.Event).toBe(out.trimEnd().split("\r\n").length - 1)
    expect(types.Quotation! + types.Claim!).toBeGreaterThan(100)
    expect(read("sentences", "conllu-1")).toMatchObject({ documents: PAIRS.length, entities: expect.any(Number) })
  })
})

describe.skipIf(!hasLabelStudio)("the SDK of Label Studio", () => {
  it("finds configuration, tasks and predictions valid", { timeout: 120_000 }, () => {
    expect(readByPython("project", at("labelstudio-1"), "read_label_studio.py")).toEqual({ tasks: PAIRS.length, faults: [] })
  })
})
