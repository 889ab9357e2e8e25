/** Exports and releases of a real store: the same bytes twice, read by other programs, without the texts; what the guide says is run. */
import { createHash } from "node:crypto"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { COMMANDS } from "../../src/cli/commands.ts"
import type { Context } from "../../src/cli/context.ts"
import { runCommandLine } from "../../src/cli/run-command.ts"
import { EXPORT_FORMATS } from "../../src/exchange/formats.ts"
import { LATER_TABLES, TABLES } from "../../src/exchange/tables/all.ts"
import { PAIRS } from "../store/stores.ts"
import { hasOpenReaders, hasReaders, readByPython } from "./python.ts"

const folder = mkdtempSync(join(tmpdir(), "dragoman-export-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const store = join(folder, "store")
const at = (name: string): string => join(folder, name)

async function run(...args: string[]) {
  const written = { out: "", err: "" }
  const sink = (name: "out" | "err") => ({
    isTerminal: false,
    columns: 80,
    write: async (text: string) => {
      written[name] += text
    },
  })
  const context: Context = {
    stdin: async function* () {},
    stdinIsTerminal: true,
    stdout: sink("out"),
    stderr: sink("err"),
    env: {},
    readerModule: new URL("../fake-reader.ts", import.meta.url).href,
  }
  return { code: await runCommandLine([...args, "--store", store], COMMANDS, context), ...written }
}

async function add(pairs: readonly unknown[]): Promise<void> {
  writeFileSync(at("pairs.ndjson"), pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(""))
  expect((await run("add", at("pairs.ndjson"))).code).toBe(0)
}

/** The files of a path, by name. */
function filesOf(path: string): Map<string, Buffer> {
  if (!readdirSync(folder, { withFileTypes: true }).some((entry) => entry.isDirectory() && at(entry.name) === path)) {
    return new Map([["", readFileSync(path)]])
  }
  const names = readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? join(entry.parentPath, entry.name) : [],
  )
  return new Map(names.sort().map((name) => [name.slice(path.length + 1), readFileSync(name)]))
}

const hashes = (path: string) => [...filesOf(path)].map(([name, bytes]) => `${name} ${createHash("sha256").update(bytes).digest("hex")}`)

/** A piece of a report's text that is longer than any quote may be. */
const LONGER = 330
const passages = PAIRS.flatMap(({ report: { text } }) => {
  const found: string[] = []
  for (let from = 0; from + LONGER <= text.length; from += LONGER) found.push(text.slice(from, from + LONGER))
  return found
})

beforeAll(async () => {
  await add(PAIRS.slice(0, 20))
  expect(await run("release", "--out", at("first"), "--name", "2024-05", "--license", "CC-BY-4.0")).toMatchObject({ code: 0, err: "" })
  await add(PAIRS)
}, 300_000)

describe.each(EXPORT_FORMATS.map((format) => [format.name, format] as const))("export to %s", (name, { kind, holdsTexts = false }) => {
  const texts = holdsTexts ? ["--texts"] : []

  it(`gives the same bytes twice, and ${holdsTexts ? "texts where they are asked for" : "no text of a report"}`, {
    timeout: 120_000,
  }, async () => {
    for (const to of [`${name}-1`, `${name}-2`]) {
      expect(await run("export", "--format", name, "--out", at(to), ...texts)).toMatchObject({ code: 0, out: "", err: "" })
    }
    expect(hashes(at(`${name}-1`))).toEqual(hashes(at(`${name}-2`)))
    const all = [...filesOf(at(`${name}-1`)).values()].map((bytes) => bytes.toString("utf8")).join("\n")
    const told = passages.filter((passage) => all.includes(passage) || all.includes(JSON.stringify(passage).slice(1, -1)))
    if (holdsTexts)
      expect(JSON.parse((await run("export", "--format", name, "--out", at("none"))).err)).toMatchObject({ code: "texts-needed" })
    else expect(told).toEqual([])
    expect(existsSync(at("none"))).toBe(false)
    expect(readdirSync(folder).filter((one) => one.endsWith(".part"))).toEqual([])
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

describe("a release", () => {
  const release = (out: string, ...more: string[]) =>
    run(
      "release",
      "--out",
      at(out),
      "--against",
      at("first"),
      "--name",
      "2024-06",
      "--date",
      "2024-06-30",
      "--author",
      "A. Coder; B. Reader",
      ...more,
    )
  const read = (name: string) => readFileSync(join(at("second"), name), "utf8")

  beforeAll(async () => {
    expect((await run("withdraw", PAIRS[0]!.record.report.id, "--reason", "retracted")).code).toBe(0)
    expect(await release("second")).toMatchObject({ code: 0, err: "" })
  }, 120_000)

  it("has sums that are right, for every file", () => {
    const sums = read("SHA256SUMS")
      .trimEnd()
      .split("\n")
      .map((line) => line.split("  "))
    const files = [...filesOf(at("second"))].filter(([name]) => name !== "SHA256SUMS")
    expect(sums).toEqual(
      files.map(([name, bytes]) => [createHash("sha256").update(bytes).digest("hex"), name]).sort((a, b) => (a[1]! < b[1]! ? -1 : 1)),
    )
    const { resources } = JSON.parse(read("datapackage.json")) as { resources: { path: string; hash: string; bytes: number }[] }
    for (const { path, hash, bytes } of resources) {
      expect(sums.find(([, name]) => name === path)?.[0]).toBe(hash.replace("sha256:", ""))
      expect(filesOf(at("second")).get(path)?.length).toBe(bytes)
    }
  })

  it("is the same bytes again, and holds no text", { timeout: 120_000 }, async () => {
    expect((await release("again")).code).toBe(0)
    expect(hashes(at("again"))).toEqual(hashes(at("second")))
    const all = [...filesOf(at("second")).values()].map((bytes) => bytes.toString("utf8")).join("\n")
    expect(passages.filter((passage) => all.includes(passage))).toEqual([])
  })

  it("tells what was merged, withdrawn, changed and added since", () => {
    const rows = read("changes.csv")
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(","))
    const kinds = new Set(rows.map(([table, , change]) => `${table} ${change}`))
    expect([...kinds]).toEqual(
      expect.arrayContaining(["reports withdrawn", "reports added", "occurrences redirected", "occurrences changed", "people added"]),
    )
    const ids = new Map(
      read("data/ids.csv")
        .trimEnd()
        .split("\r\n")
        .map((line) => line.split(","))
        .map(([id, , to]) => [id, to]),
    )
    const before = new Set(
      readFileSync(join(at("first"), "data/occurrences.csv"), "utf8")
        .split("\r\n")
        .map((line) => line.split(",")[0]!),
    )
    const now = new Set(
      read("data/occurrences.csv")
        .split("\r\n")
        .map((line) => line.split(",")[0]!),
    )
    const changed = new Map(rows.filter(([table]) => table === "occurrences").map(([, id, change, to]) => [id, { change, to }]))
    for (const id of before) if (!now.has(id)) expect(changed.get(id)).toMatchObject({ to: ids.get(id) })
    for (const id of now) if (!before.has(id)) expect(changed.get(id)).toMatchObject({ change: "added" })
    const [, id, , to] = rows.find(([table, , change]) => table === "occurrences" && change === "redirected")!
    expect(read("CHANGELOG.md")).toContain(`- \`${id}\` → \`${to}\``)
    expect(read("CHANGELOG.md")).toMatch(/^# Changes\n\n## 2024-06\n[\s\S]*\n## 2024-05\n[\s\S]*The first release\.\n$/)
  })

  it("describes every table and column, and what is not there", () => {
    const codebook = read("CODEBOOK.md")
    for (const { name, fields } of TABLES) {
      expect(codebook).toContain(`\n## ${name}\n`)
      for (const { name: field, type } of fields) expect(codebook).toContain(`| \`${field}\` | ${type} |`)
    }
    for (const name of Object.keys(LATER_TABLES)) expect(codebook).toContain(`There is no table \`${name}\``)
  })

  it("can be cited", () => {
    expect(read("CITATION.cff")).toMatch(
      /^cff-version: 1\.2\.0\n[\s\S]*version: "2024-06"\ndate-released: "2024-06-30"\nauthors:\n {2}- name: "A. Coder"\n {2}- name: "B. Reader"\n$/,
    )
    expect(readFileSync(join(at("first"), "CITATION.cff"), "utf8")).toContain('license: "CC-BY-4.0"')
  })

  it.skipIf(!hasReaders)("is valid for frictionless", { timeout: 300_000 }, () => {
    expect(readByPython("package", at("second"))).toMatchObject({ valid: true })
  })

  it("is refused against what is none", async () => {
    const { code, err } = await run("release", "--out", at("third"), "--against", folder)
    expect([code, JSON.parse(err)]).toEqual([1, expect.objectContaining({ code: "release-foreign" })])
    expect(existsSync(at("third"))).toBe(false)
  })
})
