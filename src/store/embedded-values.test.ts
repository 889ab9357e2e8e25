/** Lists and JSON come out of the embedded database as they were given. */
import { PGlite } from "@electric-sql/pglite"
import { afterAll, beforeAll, expect, it } from "vitest"
import { giveBytes } from "./embedded-values.ts"
import { openEmptyStore } from "./empty.ts"

let client: PGlite
beforeAll(async () => {
  client = await PGlite.create({ loadDataDir: (await openEmptyStore())! })
  giveBytes(client)
}, 60_000)
afterAll(() => client.close())

const ask = async (type: string, value: unknown): Promise<unknown> =>
  (await client.query<{ value: unknown }>(`select $1::${type} as value`, [value])).rows[0]!.value

it.each<[readonly unknown[]]>([
  [[]],
  [[""]],
  [["a", null, "b,c", 'say "no"', "back\\slash", "{}", "NULL", "null"]],
  [["Jürgen", "حسین", "🕊️", "half a pair \ud83d".toWellFormed()]],
  [["x".repeat(100_000), "é".repeat(70_000)]],
])("texts %#", async (texts) => expect(await ask("text[]", texts)).toEqual(texts))

it("lists of other things, as before", async () => {
  expect(await ask("integer[]", [1, 2])).toEqual([1, 2])
  expect(await ask("text[]", [7, "a"])).toEqual(["7", "a"])
  expect(await ask("text[]", null)).toBe(null)
})

it("JSON, as text and as a value", async () => {
  const value = { name: "Gül", list: [1, null, "”"], deep: { "": "x" } }
  expect(await ask("json", JSON.stringify(value))).toEqual(value)
  expect(await ask("json", value)).toEqual(value)
  expect(await ask("json", null)).toBe(null)
})

it("refuses U+0000 as a server does", async () => {
  await expect(ask("text[]", ["a\u0000b"])).rejects.toMatchObject({ code: "22021" })
})
