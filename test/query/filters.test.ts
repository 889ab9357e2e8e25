/** What a filter alone gives is in the order of all, once, over any pages: each is read from an index of its own. On both databases. */
import { expect, it } from "vitest"
import { type FoundOccurrence, find, type QueryInput, type Source } from "../../src/query/index.ts"
import { PAIRS, tools } from "../store/stores.ts"
import { useStores } from "../store/use-stores.ts"

const stores = useStores(PAIRS)

const hasStates =
  (...codes: string[]) =>
  ({ participants }: FoundOccurrence) =>
    codes.every((code) => participants.some(({ country }) => country === code))

async function readPages(source: Source, input: QueryInput): Promise<FoundOccurrence[]> {
  const rows: FoundOccurrence[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await find(source, { ...input, ...(cursor === undefined ? {} : { cursor }) })
    rows.push(...page.rows)
    cursor = page.next
    if (cursor === undefined) return rows
  }
}

it.each<[string, QueryInput, ((row: FoundOccurrence) => boolean)?]>([
  ["a state", { country: "Pakistan" }, hasStates("PAK")],
  ["two states", { dyad: "Pakistan,Qatar" }, hasStates("PAK", "QAT")],
  ["a publisher", { publisher: "Russian agency" }, ({ publishers }) => publishers.includes("Russian agency")],
  ["a place", { place: "Islamabad" }, ({ place }) => /Islamabad/i.test(place ?? "")],
  ["places", { place: "a" }, ({ place }) => /a/i.test(place ?? "")],
  ["a state and a status", { country: "Pakistan", status: ["planned"] }, (row) => hasStates("PAK")(row) && row.status === "planned"],
  ["an office", { office: "foreign minister" }],
  ["an office of a state", { office: "foreign minister of Pakistan" }],
  ["an office and a state", { office: "foreign minister", country: "Pakistan" }],
  ["a day of telling", { asOf: "2019-03-12" }],
])("%s", async (_, filters, isMeant) => {
  for (const { db } of Object.values(stores)) {
    const source = { db, knowledge: tools.knowledge }
    const all = (await find(source, { limit: 1000 })).rows
    const { rows } = await find(source, { ...filters, limit: 1000 })
    const ids = new Set(rows.map(({ id }) => id))
    expect(rows.length).toBeGreaterThan(2)
    expect(rows).toEqual(all.filter((row) => (isMeant ? isMeant(row) : ids.has(row.id))))
    expect(await readPages(source, { ...filters, limit: 3 })).toEqual(rows)
  }
})
