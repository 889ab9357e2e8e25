/** Dyads, networks and pages, on PGlite and on a PostgreSQL server alike: what is counted, that every count opens, that pages join up. */
import { sql } from "kysely"
import { describe, expect, it } from "vitest"
import {
  body,
  type Dyad,
  dyads,
  holders,
  type NetworkEdge,
  network,
  person,
  type QueryInput,
  type Source,
  state,
} from "../../src/query/index.ts"
import { PAIRS, tools } from "../store/stores.ts"
import { useStores } from "../store/use-stores.ts"

const stores = useStores(PAIRS)

const ALL: QueryInput = { limit: 1000 }
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

describe.each(["embedded", "server"] as const)("views, %s", (kind) => {
  const ask = (name: string, work: (source: Source) => Promise<void>) =>
    it(name, async ({ skip }) => {
      const store = stores[kind]
      if (!store) return skip("no PostgreSQL server could be started")
      await work({ db: store.db, knowledge: tools.knowledge })
    })

  ask("an occurrence is 1, shared among its pairs", async (source) => {
    for (const level of ["states", "people"] as const) {
      const { rows } = await dyads(source, { ...ALL, level })
      const kinds = level === "people" ? ["person"] : ["country", "body"]
      const { rows: counted } = await sql<{ count: number }>`select count(distinct occurrence)::int as count from occurrence_dyads
        where kind = any(${kinds}::text[]) and status in ('occurred', 'ongoing')`.execute(source.db)
      expect(rows.length).toBeGreaterThan(5)
      expect(sum(rows.map(({ weight }) => weight))).toBeCloseTo(counted[0]!.count, 1)
    }
  })

  ask("by period the counts add up to those in whole", async (source) => {
    const whole = await dyads(source, ALL)
    for (const by of ["year", "month", "day"] as const) {
      const { rows } = await dyads(source, { ...ALL, by })
      const keyOf = ({ source: one, target, directed }: Dyad) => `${one} ${target} ${directed}`
      const sums = new Map<string, number>()
      for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.occurrences)
      expect(Object.fromEntries(sums)).toEqual(Object.fromEntries(whole.rows.map((row) => [keyOf(row), row.occurrences])))
      const length = { year: 4, month: 7, day: 10 }[by]
      expect(rows.every(({ period }) => period === null || period?.length === length)).toBe(true)
    }
  })

  ask("every count opens into as many occurrences", async (source) => {
    const { rows } = await dyads(source, { ...ALL, by: "year" })
    for (const { occurrences, records, types, period } of rows) {
      expect(new Set(records).size).toBe(occurrences)
      expect(sum(Object.values(types))).toBe(occurrences)
      const found = await source.db
        .selectFrom("occurrences")
        .select("time")
        .where("id", "in", [...records])
        .execute()
      if (period) expect(found.every(({ time }) => time?.startsWith(period))).toBe(true)
    }
  })

  ask("pages join up without a gap or a double", async (source) => {
    for (const by of [undefined, "month"] as const) {
      const whole = await dyads(source, { ...ALL, by })
      const pieces: Dyad[] = []
      let cursor: string | undefined
      do {
        const page = await dyads(source, { by, limit: 7, cursor })
        pieces.push(...page.rows)
        cursor = page.next
      } while (cursor)
      expect(pieces).toEqual(whole.rows)
    }
    const edges: NetworkEdge[] = []
    let cursor: string | undefined
    do {
      const page = await network(source, { limit: 9, cursor })
      edges.push(...page.edges)
      cursor = page.next
    } while (cursor)
    expect(edges).toEqual((await network(source, ALL)).edges)
  })

  ask("who is asked for is a side, and stands first where there is no direction", async (source) => {
    const { rows } = await dyads(source, { ...ALL, country: "Pakistan" })
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) expect(row.directed ? [row.source, row.target] : [row.source]).toContain("PAK")
    const { rows: pair } = await dyads(source, { ...ALL, dyad: "Pakistan,United States" })
    expect(pair.length).toBeGreaterThan(0)
    for (const row of pair) expect([row.source, row.target].sort()).toEqual(["PAK", "USA"])
    const { rows: people } = await dyads(source, { ...ALL, person: "Kuniaki Morishige" })
    expect(new Set(people.map(({ sourceName }) => sourceName))).toEqual(new Set(["Kuniaki Morishige"]))
  })

  ask("days and types narrow what is counted", async (source) => {
    const within = await dyads(source, { ...ALL, from: "2019-03", to: "2019-03", type: ["meeting"] })
    const whole = await dyads(source, { ...ALL, type: ["meeting"], by: "month" })
    const month = whole.rows.filter(({ period }) => period === "2019-03")
    expect(within.rows.map(({ occurrences }) => occurrences)).toEqual(month.map(({ occurrences }) => occurrences))
    expect(within.rows.every(({ types }) => Object.keys(types).join() === "meeting")).toBe(true)
    await expect(dyads(source, { from: "2020", to: "2019" })).rejects.toMatchObject({ code: "dates-reversed" })
  })

  ask("the network's nodes are the ends of its edges, with their records", async (source) => {
    const { nodes, edges } = await network(source, { ...ALL, level: "people" })
    const ends = edges.flatMap(({ source: one, target }) => [one, target])
    expect(nodes.map(({ id }) => id)).toEqual([...new Set(ends)].sort())
    expect(new Set(edges.map(({ relation }) => relation))).toEqual(new Set(["meets", "speaks"]))
    for (const { count, records, directed, relation, source: one, target } of edges) {
      expect(new Set(records).size).toBe(count)
      expect(records.every((id) => id.startsWith(relation === "meets" ? "o-" : "q-"))).toBe(true)
      expect(directed).toBe(relation === "speaks")
      expect(one).not.toBe(target)
    }
    const own = edges.filter(({ source: one, target }) => [one, target].includes(nodes[0]!.id))
    expect(nodes[0]!.records).toEqual([...new Set(own.flatMap(({ records }) => records))].sort())
  })

  ask("a person has offices, meetings, tours, those met and what was said", async (source) => {
    const found = await person(source, "Morishige")
    if (!("page" in found)) throw new Error("several")
    const { page } = found
    expect(page.name).toBe("Kuniaki Morishige")
    expect(page.offices).toContainEqual(expect.objectContaining({ title: "prime minister", country: "JPN", first: "2004-11-18" }))
    expect(page.met[0]).toMatchObject({ name: "Zheng Boyuan", count: 2 })
    expect(page.met[0]?.records).toHaveLength(2)
    expect(page.tours.length).toBeGreaterThan(0)
    expect(page.said.every(({ count, records }) => records.length === count)).toBe(true)
    expect(page.occurrences.every(({ participants }) => participants.some(({ id }) => id === page.id))).toBe(true)
    const short = await person(source, page.id, { limit: 1, to: "2004" })
    expect("page" in short && short.page.occurrences).toHaveLength(1)
    await expect(person(source, "Nobody At All")).rejects.toMatchObject({ code: "person-unknown" })
    await expect(person(source, page.id, { limit: 0 })).rejects.toMatchObject({ code: "query-invalid" })
  })

  ask("a state has office holders and dealings, a body too", async (source) => {
    const { page } = await state(source, "Pakistan")
    expect(page).toMatchObject({ kind: "state", id: "PAK", name: "Pakistan" })
    expect(page.offices.every(({ country }) => country === "PAK")).toBe(true)
    expect(page.met.map(({ id }) => id)).not.toContain("PAK")
    const [first] = await source.db.selectFrom("bodies").select("id").orderBy("reports", "desc").orderBy("id").execute()
    expect(await body(source, first!.id)).toMatchObject({ page: { kind: "body", id: first!.id } })
  })

  ask("an office can be asked for at a date", async (source) => {
    const office = "prime minister of Japan"
    expect(await holders(source, { office, asOf: "2004-11-18" })).toMatchObject([{ name: "Kuniaki Morishige", when: "shown" }])
    expect(await holders(source, { office, asOf: "2003" })).toMatchObject([{ name: "Kuniaki Morishige", when: "after" }])
    expect(await holders(source, { office, asOf: "2005" })).toMatchObject([{ name: "Kuniaki Morishige", when: "before" }])
    await expect(holders(source, { office, asOf: "soon" })).rejects.toMatchObject({ code: "query-invalid" })
  })
})

it("both databases give the same answers", async ({ skip }) => {
  const { embedded, server } = stores
  if (!embedded || !server) return skip("no PostgreSQL server could be started")
  const answers = [embedded, server].map(async ({ db }) => {
    const source = { db, knowledge: tools.knowledge }
    return [
      await dyads(source, { ...ALL, by: "month" }),
      await network(source, ALL),
      await person(source, "Morishige"),
      await state(source, "PAK"),
    ]
  })
  const [one, other] = await Promise.all(answers)
  expect(one).toEqual(other)
})
