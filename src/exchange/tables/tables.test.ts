/** Tables in every format: what goes in comes out again, whatever is in the cells, and the same rows are the same bytes. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import fc from "fast-check"
import { parquetMetadata, parquetReadObjects } from "hyparquet"
import { afterAll, describe, expect, it } from "vitest"
import { z } from "zod"
import type { TableRow } from "../../query/index.ts"
import { TABLE_NAMES } from "../../query/index.ts"
import { rearm } from "../csv.ts"
import { readCsv, readRows } from "../csv-read.ts"
import { TABLES } from "./all.ts"
import { csvOf } from "./csv.ts"
import { parquetOf, ROW_GROUP } from "./parquet.ts"
import { chooseTables, shorten } from "./rows.ts"
import { writeSqlite } from "./sqlite.ts"
import { defineTable, type Table } from "./table.ts"
import { viewsOf } from "./views.ts"

const folder = mkdtempSync(join(tmpdir(), "exchange-tables-"))
afterAll(() => rmSync(folder, { recursive: true }))

const table = defineTable({
  name: "things",
  title: "Things",
  description: "Things of every type.",
  row: z.object({
    id: z.int().describe("Id."),
    words: z.string().describe("Words."),
    more: z.string().optional().describe("More."),
    share: z.number().optional().describe("A share."),
    is: z.boolean().optional().describe("Whether."),
    day: z.iso.date().optional().describe("A day."),
  }),
  key: ["id"],
})

const NASTY = [
  '"',
  '""',
  ",",
  "\n",
  "\r\n",
  "\r",
  "\u0000",
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "'=1",
  "''",
  "\t=1",
  " =1",
  "＝1",
  "'",
  "\ufeff",
  "😀",
]
const words = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(...NASTY),
  fc.array(fc.constantFrom(...NASTY)).map((some) => some.join("")),
)
const day = fc.integer({ min: 0, max: 60_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
const rowsArbitrary = fc
  .array(
    fc.record({
      words: words.map((text) => `w${text}`.slice(1) || "w"),
      more: fc.option(words.map((text) => text || "m")),
      share: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      is: fc.option(fc.boolean()),
      day: fc.option(day),
    }),
  )
  .map((rows) => rows.map((row, id): TableRow => ({ id, ...row })))

async function* pieces(rows: readonly TableRow[], size = 3): AsyncGenerator<readonly TableRow[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}

async function* byBits(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function gather<T>(all: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = []
  for await (const one of all) gathered.push(one)
  return gathered
}

const isSame = (one: unknown, other: unknown): boolean => Object.is(one, other) || (one === 0 && other === 0)

describe("CSV", () => {
  it("gives back every cell", () =>
    fc.assert(
      fc.asyncProperty(rowsArbitrary, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const text = (await gather(csvOf(table, pieces(rows)))).join("")
        const read = await gather(readRows(byBits(text, size)))
        expect(read.length).toBe(rows.length)
        for (const [at, row] of rows.entries()) {
          const cells = read[at]!
          expect(rearm(cells.words!)).toBe(row.words)
          expect(cells.more === "" ? null : rearm(cells.more!)).toBe(row.more)
          expect(cells.share === "" ? null : Number(cells.share)).toSatisfy((share) => isSame(share, row.share))
          expect([cells.is, cells.day]).toEqual([String(row.is ?? ""), row.day ?? ""])
        }
      }),
    ))

  it("has no cell that a spreadsheet calculates", () =>
    fc.assert(
      fc.asyncProperty(rowsArbitrary, async (rows) => {
        const text = (await gather(csvOf(table, pieces(rows)))).join("")
        for (const cells of await gather(readCsv(byBits(text, 100))))
          for (const cell of cells.slice(1, 3)) expect(cell).not.toMatch(/^[\s\u0000]*[=+\-@＝＋－＠]/)
      }),
    ))

  it.each([
    [
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ['"a\nb","c""d"\n', [["a\nb", 'c"d']]],
    [
      "a,\n,b",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ['"never closed\nb', [["never closed\nb"]]],
    ["", []],
    ["a,", [["a", ""]]],
    ["\n\na", [[""], [""], ["a"]]],
  ])("%j is read in bits of any size", async (text, lines) => {
    for (const size of [1, 2, 3, 100]) expect(await gather(readCsv(byBits(text, size)))).toEqual(lines)
  })
})

describe("Parquet", () => {
  const readBack = async (chunks: Uint8Array[]) => {
    const bytes = Buffer.concat(chunks)
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
    return { rows: await parquetReadObjects({ file }), metadata: parquetMetadata(file) }
  }

  it("gives back every cell with its type, and the same bytes", () =>
    fc.assert(
      fc.asyncProperty(rowsArbitrary, async (rows) => {
        const chunks = await gather(parquetOf(table, pieces(rows)))
        expect(Buffer.concat(await gather(parquetOf(table, pieces(rows, 7)))).equals(Buffer.concat(chunks))).toBe(true)
        const { rows: read } = await readBack(chunks)
        const plain = read.map((row) => ({ ...row, day: row.day instanceof Date ? row.day.toISOString().slice(0, 10) : (row.day ?? null) }))
        const shown = (all: readonly object[]) => all.map((row) => JSON.stringify({ ...row, share: null }).replaceAll("\ufeff", ""))
        expect(shown(plain)).toEqual(shown(rows)) // hyparquet reads a mark of byte order as none
        for (const [at, { share }] of rows.entries()) expect(read[at]!.share ?? null).toSatisfy((one) => isSame(one, share))
      }),
      { numRuns: 50 },
    ))

  it("writes row groups as they fill, and its words", async () => {
    const rows = Array.from({ length: ROW_GROUP * 2 + 5 }, (_, id): TableRow => ({ id, words: `w${id}` }))
    const chunks = await gather(parquetOf(table, pieces(rows, 1000)))
    const { metadata } = await readBack(chunks)
    expect(metadata.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([ROW_GROUP, ROW_GROUP, 5])
    expect(chunks.length).toBe(3)
    expect(metadata.key_value_metadata?.[0]?.value).toContain('"share":"A share."')
    expect((await readBack(await gather(parquetOf(table, pieces([]))))).rows).toEqual([])
  })
})

describe("SQLite", () => {
  let made = 0
  const write = async (rows: readonly TableRow[], size?: number) => {
    const path = join(folder, `${++made}.sqlite`)
    await writeSqlite(path, [{ table, rows: pieces(rows, size) }])
    return path
  }

  it("gives back every cell, and the same bytes", () =>
    fc.assert(
      fc.asyncProperty(rowsArbitrary, async (rows) => {
        const path = await write(rows)
        expect(readFileSync(path).equals(readFileSync(await write(rows, 1)))).toBe(true)
        const database = new DatabaseSync(path)
        const read = database.prepare('select * from "things" order by id').all()
        database.close()
        for (const [at, row] of rows.entries()) {
          const { share, ...cells } = read[at]!
          expect(cells).toEqual({ id: at, words: row.words, more: row.more, is: row.is === null ? null : Number(row.is), day: row.day })
          expect(share).toSatisfy((one) => isSame(one, row.share))
        }
      }),
      { numRuns: 30 },
    ))

  it("makes every table, index and view, and refers to what is there only", async () => {
    const path = join(folder, "all.sqlite")
    await writeSqlite(
      path,
      TABLES.map((one) => ({ table: one, rows: pieces([]) })),
    )
    const database = new DatabaseSync(path)
    const count = (type: string) => database.prepare("select count(*) as n from sqlite_schema where type = ?").get(type)!.n
    expect([count("table"), count("view")]).toEqual([TABLES.length + 1, viewsOf(TABLES).length])
    expect(Number(count("index"))).toBeGreaterThan(40)
    for (const { name } of database.prepare("select name from sqlite_schema where type = 'view'").all())
      expect(database.prepare(`select * from "${String(name)}"`).all()).toEqual([])
    database.close()
    expect(viewsOf(TABLES.slice(0, 1))).toEqual([])
  })
})

describe("the tables", () => {
  const columns = (one: Table) => one.fields.map(({ name }) => name)

  it("are those that can be read", () => expect(TABLES.map(({ name }) => name).sort()).toEqual([...TABLE_NAMES].sort()))

  it.each(TABLES.map((one) => [one.name, one] as const))("%s has its keys, and refers to columns that are there", (_, one) => {
    expect(columns(one)).toEqual(expect.arrayContaining([...one.key, ...one.references.map(({ field }) => field)]))
    for (const { table: name, key } of one.references) expect(TABLES.find((other) => other.name === name)?.key).toEqual([key])
    expect(one.fields.filter(({ name, isQuote, type }) => isQuote && (one.key.includes(name) || type !== "string"))).toEqual([])
  })

  it("are chosen by name", () => {
    expect(chooseTables({ table: "ties, reports" }).map(({ name }) => name)).toEqual(["reports", "ties"])
    expect(() => chooseTables({ table: "tables" })).toThrow('There is no table "tables".')
  })

  it.each([
    ["abcdef", 6, "abcdef"],
    ["abcdef", 5, "abcd…"],
    ["abc😀def", 5, "abc…"],
    ["abcdef", 1, "…"],
    ["abcdef", 0, null],
  ])("a quote of %j within %d is %j", (text, most, quote) => expect(shorten(text, most)).toBe(quote))
})
