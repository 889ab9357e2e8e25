/** What asking promises, on PGlite and on a PostgreSQL server alike. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { agenda, explain, find, type Page, type QueryInput, type Source, statements, timeline, tours } from "../../src/query/index.ts"
import { daysOf } from "../../src/record/index.ts"
import { PAIRS, tools } from "../store/stores.ts"
import { useStores } from "../store/use-stores.ts"

const stores = useStores(PAIRS)

type Ask = (source: Source, input: QueryInput) => Promise<Page<unknown>>
const VERBS: Readonly<Record<string, Ask>> = {
  find,
  timeline,
  tours,
  statements,
  agenda: (source, input) => agenda(source, { ...input, asOf: "2019-03-13" }),
}

async function readAll(ask: Ask, source: Source, input: QueryInput): Promise<unknown[]> {
  const rows: unknown[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await ask(source, { ...input, ...(cursor === undefined ? {} : { cursor }) })
    rows.push(...page.rows)
    if (page.next === undefined) return rows
    cursor = page.next
  }
}

describe.each(["embedded", "server"] as const)("asking, %s", (kind) => {
  const withSource = (name: string, work: (source: Source) => Promise<void>) =>
    it(name, async ({ skip }) => {
      const store = stores[kind]
      if (!store) return skip("no PostgreSQL server could be started")
      await work({ db: store.db, knowledge: tools.knowledge })
    })

  withSource("the same question has the same answer on both", async (source) => {
    const other = stores[kind === "embedded" ? "server" : "embedded"]
    if (!other) return
    for (const ask of Object.values(VERBS)) {
      expect(await ask(source, { limit: 1000 })).toEqual(await ask({ ...source, db: other.db }, { limit: 1000 }))
    }
  })

  it.each(Object.keys(VERBS))("%s gives every row once over any pages, in one order", async (verb) => {
    const store = stores[kind]
    if (!store) return
    const source = { db: store.db, knowledge: tools.knowledge }
    const whole = (await VERBS[verb]!(source, { limit: 1000 })).rows
    expect(whole.length).toBeGreaterThan(5)
    expect(await readAll(VERBS[verb]!, source, { limit: 4 })).toEqual(whole)
  })

  withSource("words are ranked, with stems, over pages too", async (source) => {
    const { rows } = await find(source, { text: "talking", limit: 1000 })
    expect(rows.length).toBeGreaterThan(3)
    expect((await find(source, { text: "talks", limit: 1000 })).rows).toEqual(rows)
    expect(await readAll(find, source, { text: "talk", limit: 3 })).toEqual(rows)
  })

  withSource("a person is found under every spelling, by any part of the name, and by id", async (source) => {
    const rows = (await find(source, { person: "Andrey Vorontsov" })).rows
    const id = rows[0]!.participants.find(({ name }) => /Vorontsov/.test(name))!.id!
    expect(rows.length).toBeGreaterThan(3)
    for (const person of ["Andreï Vorontsov", "vorontsov", id]) expect((await find(source, { person })).rows).toEqual(rows)
    expect((await find(source, { person: id, type: ["press-conference"] })).rows.map(({ type }) => type)).toEqual(["press-conference"])
  })

  withSource("an office is whoever held it at the time", async (source) => {
    const { rows } = await find(source, { office: "Russian foreign minister" })
    const holders = new Set(rows.flatMap(({ participants }) => participants.filter(({ country }) => country === "RUS").map(({ id }) => id)))
    const [person] = (await find(source, { person: "Vorontsov", limit: 1 })).rows
    expect(rows.length).toBeGreaterThan(3)
    expect(holders).toContain(person!.participants.find(({ name }) => /Vorontsov/.test(name))!.id)
    expect((await find(source, { office: "Russian foreign minister", to: "2019" })).rows).toEqual([])
  })

  withSource("filters narrow each other", async (source) => {
    const all = (await find(source, { limit: 1000 })).rows
    const narrowed = (await find(source, { dyad: "Kenya, Russia", type: ["meeting", "agreement"], place: "Nairobi", limit: 1000 })).rows
    const expected = all.filter(
      ({ type, place, participants }) =>
        ["meeting", "agreement"].includes(type) &&
        place === "Nairobi" &&
        ["KEN", "RUS"].every((code) => participants.some(({ country }) => country === code)),
    )
    expect(narrowed).toEqual(expected)
    expect(narrowed.length).toBeGreaterThan(0)
    const least = (await find(source, { minConfidence: 0.9, limit: 1000 })).rows
    expect(least).toEqual(all.filter(({ confidence }) => confidence >= 0.9))
    const told = (await find(source, { publisher: "russian agency", limit: 1000 })).rows
    expect(told).toEqual(all.filter(({ publishers }) => publishers.includes("Russian agency")))
  })

  withSource("what has a stance toward someone is found by both", async (source) => {
    const { rows } = await statements(source, { target: "Russia", stance: ["REQUEST"] })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ targets }) => targets.some(({ stance }) => stance === "REQUEST"))).toBe(true)
    const spoken = (await statements(source, { speaker: "Vorontsov", target: "Kenya" })).rows
    expect(spoken.length).toBeGreaterThan(0)
    expect(spoken.every(({ speaker, targets }) => /Vorontsov/.test(speaker.name) && targets.some(({ country }) => country === "KEN"))).toBe(
      true,
    )
  })

  withSource("tours are found by their stops and lead to their occurrences", async (source) => {
    const { rows } = await tours(source, { place: "Kenya" })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ legs }) => legs.some(({ country }) => country === "KEN"))).toBe(true)
    const occurrence = rows.flatMap(({ legs }) => legs).find((leg) => leg.occurrence !== null)!.occurrence!
    expect(await explain(source.db, occurrence)).toMatchObject({ id: occurrence, kind: "event" })
  })

  withSource("the agenda is as it stood on the day, whatever was said later", async (source) => {
    const { rows } = await agenda(source, { asOf: "2019-03-13", limit: 1000 })
    const summit = rows.find(({ occurrence }) => occurrence.type === "conference" && occurrence.time === "2019-03-15")!
    expect(summit).toMatchObject({ due: "upcoming", statusThen: "planned", occurrence: { status: "ongoing" } })
    expect(rows.every(({ announced }) => announced === null || announced <= "2019-03-13")).toBe(true)
    const later = (await agenda(source, { asOf: "2026-01-01", limit: 1000 })).rows
    expect(later.find(({ occurrence }) => occurrence.id === summit.occurrence.id)).toBeUndefined()
    const overdue = (await agenda(source, { asOf: "2026-01-01", due: ["overdue"], limit: 1000 })).rows
    expect(overdue.length).toBeGreaterThan(0)
    expect(overdue).toEqual(later.filter(({ due }) => due === "overdue"))
    expect(overdue.every(({ occurrence }) => ["planned", "proposed"].includes(occurrence.status) && occurrence.last! < "2026")).toBe(true)
    await expect(agenda(source, {} as never)).rejects.toMatchObject({ code: "query-invalid" })
  })

  withSource("every row can be opened into its records", async (source) => {
    const { rows } = await find(source, { country: "KEN" })
    for (const { id, members } of rows) {
      const found = await explain(source.db, id)
      expect(found.kind === "event" && found.members.map(({ fact }) => fact).sort()).toEqual(members.map(({ fact }) => fact).sort())
      expect(await explain(source.db, members[0]!.fact)).toMatchObject({ kind: "fact", merged: id })
    }
    const joined = rows.find(({ members }) => members.length > 1)!
    const why = await explain(source.db, joined.id)
    expect(why.kind === "event" && why.joined.some(({ verdict, reasons }) => verdict === "same" && reasons.length > 0)).toBe(true)
  })

  it.each<[QueryInput, string]>([
    [{ person: "Nobody Atall" }, "person-unknown"],
    [{ country: "Damascus" }, "country-unknown"],
    [{ country: "QQQ" }, "country-unknown"],
    [{ body: "League of Nobody" }, "body-unknown"],
    [{ office: "banana" }, "office-unknown"],
    [{ dyad: "Kenya" }, "dyad-malformed"],
    [{ dyad: "Kenya,KEN" }, "dyad-malformed"],
    [{ dyad: "Kenya,Nobody Atall" }, "party-unknown"],
    [{ publisher: "Nobody Times" }, "publisher-unknown"],
    [{ text: "the of" }, "text-empty"],
    [{ cursor: "abc" }, "cursor-foreign"],
  ])("%j makes no sense: %s", async (input, code) => {
    const store = stores[kind]
    if (!store) return
    await expect(find({ db: store.db, knowledge: tools.knowledge }, input)).rejects.toMatchObject({ code })
  })

  withSource("a cursor is of its own question", async (source) => {
    const { next } = await find(source, { limit: 2 })
    await expect(find(source, { limit: 2, cursor: next, country: "Kenya" })).rejects.toMatchObject({ code: "cursor-foreign" })
    await expect(timeline(source, { limit: 2, cursor: next })).rejects.toMatchObject({ code: "cursor-foreign" })
    expect((await find(source, { limit: 5, cursor: next })).rows).toHaveLength(5)
    await expect(explain(source.db, "o-000000000000")).rejects.toMatchObject({ code: "id-unknown" })
  })

  withSource("a range of dates takes what may reach into it, and only that", async (source) => {
    await source.db
      .transaction()
      .execute(async (db) => {
        await db.deleteFrom("occurrences").execute()
        const times = fc.sample(edtf, { numRuns: 150, seed: 5 })
        await addOccurrences({ ...source, db }, times)
        await fc.assert(
          fc.asyncProperty(fc.option(edtf, { nil: undefined }), fc.option(edtf, { nil: undefined }), async (from, to) => {
            const first = from === undefined ? undefined : daysOf(from)?.first
            const last = to === undefined ? undefined : daysOf(to)?.last
            if (first !== undefined && last !== undefined && first > last) return
            const { rows } = await find({ ...source, db }, { from, to, limit: 1000 })
            const isBounded = first !== undefined || last !== undefined
            const expected = times.filter((time) => overlaps(time, first ?? "0000", last ?? "9999", isBounded))
            expect(rows.map(({ time }) => time).sort()).toEqual(expected.sort())
            const firsts = rows.map((row) => row.first ?? "")
            expect(firsts).toEqual([...firsts].sort())
          }),
          { numRuns: 40, seed: 7 },
        )
        throw new Error("taken back")
      })
      .catch((error: Error) => expect(error.message).toBe("taken back"))
  })
})

/** Dates of every precision around a year, intervals and open ends too. */
const day = fc
  .date({ min: new Date("2023-11-01"), max: new Date("2025-02-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const edtf = fc.oneof(
  day,
  day.map((one) => one.slice(0, 7)),
  day.map((one) => one.slice(0, 4)),
  fc.tuple(day, day).map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`)),
  day.map((one) => `${one}/..`),
  day.map((one) => `../${one}`),
)

function overlaps(time: string, first: string, last: string, isBounded: boolean): boolean {
  if (!isBounded) return true
  const days = daysOf(time)!
  return (days.first ?? "0000") <= last && (days.last ?? "9999") >= first
}

async function addOccurrences({ db }: Source, times: readonly string[]): Promise<void> {
  for (const [at, time] of times.entries()) {
    const { first = null, last = null } = daysOf(time) ?? {}
    await db
      .insertInto("occurrences")
      .values({
        id: `o-${String(at).padStart(12, "0")}`,
        type: "meeting",
        status: "occurred",
        time,
        first,
        last,
        confidence: 1,
        members: 1,
        reports: 1,
        sources: 1,
        conflicts: false,
        denied: false,
        announced: false,
        countries: [],
        publishers: [],
        fused: JSON.stringify({ members: [] }),
        words: "",
        place: null,
        place_country: null,
        lat: null,
        lon: null,
        precision: null,
        format: null,
        channel: null,
        tour: null,
        first_published: null,
        last_published: null,
      })
      .execute()
  }
}
