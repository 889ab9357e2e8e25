/** A release of a real store and the next one: sums, changes with redirects and tombstones, codebook, citation, and no texts. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { TABLES } from "../../src/exchange/tables/all.ts"
import { PAIRS } from "../store/stores.ts"
import { hasOpenReaders, hasReaders, readByPython } from "./python.ts"
import { hasR, runInR } from "./r.ts"
import { filesOf, hashes, hashOf, makeWorkplace, passagesIn } from "./workplace.ts"

const { at, run, add, remove } = makeWorkplace()

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
    await add(PAIRS.slice(0, 20))
    expect(await run("release", "--out", at("first"), "--name", "2024-05", "--license", "CC-BY-4.0")).toMatchObject({ code: 0, err: "" })
    await add(PAIRS)
    expect((await run("withdraw", PAIRS[0]!.record.report.id, "--reason", "retracted")).code).toBe(0)
    expect(await release("second")).toMatchObject({ code: 0, err: "" })
  }, 300_000)
  afterAll(remove)

  it("has sums that are right, for every file", () => {
    const sums = read("SHA256SUMS")
      .trimEnd()
      .split("\n")
      .map((line) => line.split("  "))
    const files = [...filesOf(at("second"))].filter(([name]) => name !== "SHA256SUMS")
    expect(sums).toEqual(files.map(([name, bytes]) => [hashOf(bytes), name]).sort((a, b) => (a[1]! < b[1]! ? -1 : 1)))
    const { resources } = JSON.parse(read("datapackage.json")) as { resources: { path: string; hash: string; bytes: number }[] }
    for (const { path, hash, bytes } of resources) {
      expect(sums.find(([, name]) => name === path)?.[0]).toBe(hash.replace("sha256:", ""))
      expect(filesOf(at("second")).get(path)?.length).toBe(bytes)
    }
  })

  it("is the same bytes again, and holds no text", { timeout: 120_000 }, async () => {
    expect((await release("again")).code).toBe(0)
    expect(hashes(at("again"))).toEqual(hashes(at("second")))
    expect(passagesIn(at("second"))).toEqual([])
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

  it("describes every table and column", () => {
    const codebook = read("CODEBOOK.md")
    for (const { name, fields } of TABLES) {
      expect(codebook).toContain(`\n## ${name}\n`)
      for (const { name: field, type } of fields) expect(codebook).toContain(`| \`${field}\` | ${type} |`)
    }
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

  const notebook = (name: string) => fileURLToPath(new URL(`../../integrations/notebooks/${name}`, import.meta.url))
  const runInPython = (path: string, folder: string): unknown => {
    process.env.RELEASE = folder
    return readByPython("run", path, "run_notebook.py")
  }

  it.for([
    ["Python", "release.ipynb", hasReaders && hasOpenReaders, runInPython],
    ["R", "release.Rmd", hasR, runInR],
  ] as const)(
    "gives the notebook in %s the figures that SQLite gives",
    { timeout: 300_000 },
    async ([language, name, isThere, runIt], { skip }) => {
      if (!isThere) return skip(`no ${language} with what the notebook needs`)
      const path = at(`second-${language}.sqlite`)
      expect((await run("export", "--format", "sqlite", "--out", path)).code).toBe(0)
      const database = new DatabaseSync(path)
      const trips = database.prepare("select to_country, count(*) as n from trips where status = 'occurred' group by 1").all()
      const pairs = database
        .prepare(
          `select a, b, count(distinct occurrence) as n, round(sum(weight), 4) as weight from dyads
         where kind = 'country' and status in ('occurred', 'ongoing') group by 1, 2 order by 1, 2`,
        )
        .all()
      database.close()
      const found = runIt(notebook(name), at("second"))
      const { pairs: counted, ...rest } = found as {
        pairs: unknown[][]
        destinations: Record<string, number>
        years: Record<string, number>
      }
      expect(counted.sort()).toEqual(pairs.map((row) => Object.values(row)))
      const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0)
      const nodes = new Set(pairs.flatMap(({ a, b }) => [a, b])).size
      expect(rest).toMatchObject({ trips: trips.reduce((total, { n }) => total + Number(n), 0), words: expect.any(Number), nodes })
      expect(sum(rest.years)).toBeGreaterThan(0) // what has no date, in a report without a day, is in no year
      for (const [state, count] of Object.entries(rest.destinations))
        expect(trips.find(({ to_country }) => to_country === state)?.n).toBe(count)
    },
  )

  it("is refused against what is none", async () => {
    const { code, err } = await run("release", "--out", at("third"), "--against", at("."))
    expect([code, JSON.parse(err)]).toEqual([1, expect.objectContaining({ code: "release-foreign" })])
    expect(existsSync(at("third"))).toBe(false)
  })
})
