/** The table of offices from a store: every row with its reports, a check that tells what was planted and nothing else, files that are damaged. */
import { readFileSync, writeFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { OFFICE_COLUMNS } from "../../src/exchange/office-table.ts"
import { OFFICE_FAULTS } from "../../src/query/index.ts"
import { makeWorkplace } from "../exchange/workplace.ts"
import { PAIRS } from "../store/stores.ts"

const { at, run, add, remove } = makeWorkplace()
beforeAll(() => add(PAIRS.slice(0, 12)), 180_000)
afterAll(remove)

interface Row {
  readonly title: string
  readonly country: string | null
  readonly person: string
  readonly first: string
  readonly last: string
  readonly reports: readonly string[]
}

const rowsOf = <T>(text: string): T[] => text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as T]))
const table = () => at("offices.csv")

describe("dragoman offices", () => {
  it("shows who is in which office, by the reports that show it", async () => {
    const { code, out } = await run("offices", "--least", "1")
    const rows = rowsOf<Row>(out)
    expect(code).toBe(0)
    expect(rows.length).toBeGreaterThan(15)
    for (const { first, last, reports } of rows) expect([first <= last, reports.length > 0]).toEqual([true, true])
    const more = rowsOf<Row>((await run("offices", "--least", "2")).out)
    expect(more.every(({ reports }) => reports.length > 1)).toBe(true)
    expect(more.length).toBeLessThan(rows.length)
    const { country, title } = rows.find((row) => row.title === "foreign minister" && row.country === "AFG")!
    for (const row of rowsOf<Row>((await run("offices", "--least", "1", "--country", country!)).out)) expect(row.country).toBe(country)
    const ofOffice = rowsOf<Row>((await run("offices", "--least", "1", "--office", "foreign minister of Afghanistan")).out)
    expect(ofOffice).toEqual(rows.filter((row) => row.title === title && row.country === country))
  })

  it("fills a table to the same bytes, and finds nothing wrong by it", async () => {
    expect((await run("offices", "fill", table(), "--least", "1")).code).toBe(0)
    const text = readFileSync(table(), "utf8")
    expect((await run("offices", "fill", table(), "--least", "1")).code).toBe(0)
    expect(readFileSync(table(), "utf8")).toBe(text)
    expect(await run("offices", "check", table())).toMatchObject({ code: 0, err: "" })
    const found = rowsOf<{ code: string }>((await run("offices", "check", table())).out)
    expect(found.filter(({ code }) => code !== "office-still-held")).toEqual([])
  })

  it("is told in the guide, with every column, fault and command", async () => {
    const guide = readFileSync(new URL("../../docs/guide/own-knowledge.md", import.meta.url), "utf8")
    for (const { name } of OFFICE_COLUMNS) expect(guide).toContain(`\`${name}\``)
    for (const code of Object.keys(OFFICE_FAULTS)) expect(guide).toContain(`\`${code}\``)
    writeFileSync(
      at("ministers.csv"),
      "title,country,person,from,to,source\nforeign minister,Afghanistan,Nasir Ahmad Haydari,2018,..,a gazette\n",
    )
    const lines = [...guide.matchAll(/^dragoman (offices .*)$/gm)].map(([, line]) => line!)
    expect(lines.length).toBeGreaterThan(4)
    for (const line of lines) expect([line, (await run(...line.replaceAll(/\b(\w+\.csv)/g, at("$1")).split(" "))).code]).toEqual([line, 0])
  })

  it("tells exactly the holders that were planted", async () => {
    const rows = rowsOf<Row>((await run("offices", "--least", "1")).out)
    const alone = rows.filter(
      (row) => row.country !== null && rows.filter(({ title, country }) => title === row.title && country === row.country).length === 1,
    )
    const planted = alone.slice(0, 4)
    expect(planted.length).toBe(4)
    const line = ({ title, country, first, last }: Row) => `${title},${country},Zbigniew Planted,${first},${last},a test\r\n`
    writeFileSync(at("planted.csv"), `title,country,person,from,to,source\r\n${planted.map(line).join("")}`)
    expect((await run("offices", "fill", at("other.csv"), at("planted.csv"))).code).toBe(0)
    const { code, out } = await run("offices", "check", at("other.csv"))
    expect(code).toBe(0)
    const found = rowsOf<{ code: string; report: string; message: string; span: { text: string } }>(out)
    const expected = planted.flatMap(({ reports }) => reports)
    expect(new Set(found.map(({ report }) => report))).toEqual(new Set(expected))
    for (const { code: fault, message, span } of found) {
      expect(fault).toBe("office-of-another")
      expect(message).toContain("the table has Zbigniew Planted from")
      expect(span.text.length).toBeGreaterThan(1)
    }
  })

  it("tells what is wrong with a file by line, takes the others, and changes no table that it cannot read", async () => {
    writeFileSync(
      at("bad.csv"),
      "title,country,person,from,to,source\nking,Jordan,Abdullah II,1999-02-07,..,a gazette\nking,Nowhere,A B,2000,,x\nking,Jordan,C D,2000-13,,x\nking,Jordan,E F,2001,2000,x\nking,Jordan,G H,2001,,\nking,,A B,2001,,x\nking,Jordan,,2001,,x\n",
    )
    const { code, err } = await run("offices", "fill", at("kings.csv"), at("bad.csv"))
    expect(code).toBe(1)
    expect(rowsOf<{ line: number; column: string }>(err).map(({ line, column }) => [line, column])).toEqual([
      [3, "country"],
      [4, "from"],
      [5, "to"],
      [6, "source"],
      [7, "country"],
      [8, "person"],
    ])
    const kings = readFileSync(at("kings.csv"), "utf8")
    expect(kings).toContain("king,JOR,,Abdullah II,1999-02-07,..,")
    for (const bytes of [kings.replace("1999-02-07", "then"), "\u0000\u0001\u0002", "a,b\n1,2\n"]) {
      writeFileSync(at("kings.csv"), bytes)
      expect((await run("offices", "fill", at("kings.csv"))).code).toBe(1)
      expect(readFileSync(at("kings.csv"), "utf8")).toBe(bytes)
    }
    expect((await run("offices", "check")).code).toBe(2)
    expect((await run("offices", "check", at("none.csv"))).code).toBe(2)
  })
})
