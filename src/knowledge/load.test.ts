import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { EVENT_TYPES, TIE_TYPES } from "../record/index.ts"
import { readKnowledge, readKnowledgeFiles } from "./files.ts"
import { KnowledgeError, type KnowledgeFiles, loadKnowledge } from "./index.ts"
import { worldSchemas } from "./world-schema.ts"

const folder = fileURLToPath(new URL("../../knowledge", import.meta.url))
const files = readKnowledgeFiles(folder)
const knowledge = readKnowledge(folder)

/** A small world, so that an overlay is quick to load. */
const small: KnowledgeFiles = {
  "world/states.json": { about: "", rows: [{ iso3: "SYR", kind: "state", name: "Syria", adjectives: ["Syrian"], source: "editor" }] },
  "world/bodies.json": {
    about: "",
    rows: [
      { name: "First Body", kind: "organization", sort: "society", variants: ["FB"], source: "editor" },
      { name: "Second Body", kind: "organization", sort: "society", variants: ["FB"], source: "editor" },
    ],
  },
}

describe("the files of knowledge/world", () => {
  test.each(Object.keys(worldSchemas))("%s is there", (name) => {
    expect(files[`world/${name}`]).toBeDefined()
  })

  test("no file is there without a schema", () => {
    const names = Object.keys(files).filter((path) => path.startsWith("world/"))
    expect(names).toEqual(
      Object.keys(worldSchemas)
        .map((name) => `world/${name}`)
        .sort(),
    )
  })

  test("every code is that of a state", () => {
    const codes = new Set(knowledge.states.map((state) => state.iso3))
    const used = [
      ...knowledge.states.flatMap((state) => [state.within ?? state.iso3, ...(state.successors ?? [])]),
      ...knowledge.states.flatMap((state) => state.seats.map((seat) => seat.iso3)),
      ...knowledge.bodies.flatMap((body) => [body.country, body.seatCountry, ...(body.members ?? [])]),
      ...knowledge.codes.states.map((row) => row.iso3),
      ...rows("world/places.json").map((row) => row.country),
      ...rows("world/city-names.json").map((row) => row.country),
      ...rows("world/cities.json").map((row) => (row as unknown as string[])[1]),
    ]
    expect(used.filter((code) => code !== undefined && !codes.has(code as string))).toEqual([])
  })

  test("a seat belongs to a state that is known, a body to a body that is known", () => {
    const seats = rows("world/seats.json").length
    expect(knowledge.states.flatMap((state) => state.seats)).toHaveLength(seats)
    expect(knowledge.bodies.filter((body) => body.of !== undefined && !knowledge.findBody(body.of))).toEqual([])
  })

  test("every row of city-names.json names a city of cities.json", () => {
    const cities = new Set(rows("world/cities.json").map((row) => (row as unknown as string[]).slice(0, 2).join()))
    expect(rows("world/city-names.json").filter((row) => !cities.has(`${row.name},${row.country}`))).toEqual([])
  })

  test("every independent state has adjective, people and capital, and its own name finds it", () => {
    for (const state of knowledge.states.filter((one) => one.kind === "state")) {
      expect([state.iso3, state.adjectives.length > 0, state.many.length > 0, state.capitals.length > 0]).toEqual([
        state.iso3,
        true,
        true,
        true,
      ])
      expect([state.iso3, knowledge.findState(state.name)?.iso3]).toEqual([state.iso3, state.iso3])
      expect([state.iso3, knowledge.findState(state.official ?? state.name)?.iso3]).toEqual([state.iso3, state.iso3])
    }
  })

  test("there are 150 international bodies and more", () => {
    expect(knowledge.bodies.filter((body) => body.sort === "international").length).toBeGreaterThan(150)
  })

  test("every type of event and of tie has a code", () => {
    const events = new Set(knowledge.codes.events.filter((row) => !row.status && !row.channel).map((row) => row.type))
    expect(EVENT_TYPES.filter((type) => type !== "other" && !events.has(type))).toEqual([])
    expect(TIE_TYPES.filter((type) => !knowledge.codes.ties.some((row) => row.type === type))).toEqual([])
  })
})

describe("loading", () => {
  test.each([
    [
      "world/states.json",
      { about: "", rows: [{ iso3: "SY", kind: "state", name: "Syria", source: "editor" }] },
      /world\/states\.json: rows\.0\.iso3/,
    ],
    ["world/bodies.json", { about: "", rows: [{ name: "X", kind: "organization", sort: "society" }] }, /rows\.0\.source.*in \{"name":"X"/],
    ["world/seats.json", [], /world\/seats\.json/],
    [
      "world/cities.json",
      { about: "", license: "", source: "x", columns: [], rows: [["A", "SYR", 1, 2, 3], ["B"]] },
      /rows\.1.*in \["B"\]/,
    ],
    ["en/times.json", { source: "editor" }, /en\/times\.json/],
    ["en/frames/visit.json", { source: "editor", type: "visit" }, /en\/frames\/visit\.json/],
  ])("%s that is wrong is told by file and row", (path, file, message) => {
    expect(() => loadKnowledge({ [path]: file })).toThrow(KnowledgeError)
    expect(() => loadKnowledge({ [path]: file })).toThrow(message)
  })

  test("a file that is missing is told when it is asked for", () => {
    expect(() => loadKnowledge({}).offices).toThrow(/en\/offices\.json is missing/)
    expect(loadKnowledge({}).findState("Syria")).toBeUndefined()
  })

  test("the digest is of the content, not of its layout", () => {
    const { digest } = loadKnowledge(small)
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(loadKnowledge(Object.fromEntries(Object.entries(small).reverse())).digest).toBe(digest)
    expect(loadKnowledge(small, { "world/seats.json": { about: "", rows: [] } }).digest).not.toBe(digest)
  })

  test("what is given is not changed", () => {
    const before = JSON.stringify(small)
    loadKnowledge(small, { "world/bodies.json": { rows: [{ name: "Third", kind: "group", sort: "armed", source: "editor" }] } }).findBody(
      "FB",
    )
    expect(JSON.stringify(small)).toBe(before)
  })
})

describe("an overlay", () => {
  test("adds rows and replaces those with the same key in their place", () => {
    const first = { name: "First Body", kind: "group", sort: "armed", variants: ["FB", "The First"], source: "a user" }
    const third = { name: "Third Body", kind: "organization", sort: "society", variants: [], source: "a user" }
    const known = loadKnowledge(small, { "world/bodies.json": { rows: [third, first] } })
    expect(known.bodies.map((body) => [body.name, body.kind])).toEqual([
      ["First Body", "group"],
      ["Second Body", "organization"],
      ["Third Body", "organization"],
    ])
    expect(known.findBody("FB")?.name).toBe("First Body")
  })

  test("adds names to a state, and states", () => {
    const rowsOf = (rows: unknown[]) => ({ about: "", rows })
    const known = loadKnowledge(small, {
      "world/state-names.json": rowsOf([
        { iso3: "SYR", variants: ["Sham"], source: "a user" },
        { iso3: "XQQ", name: "Ruritania", adjectives: ["Ruritanian"], source: "a user" },
      ]),
    })
    expect(known.findState("Sham")?.iso3).toBe("SYR")
    expect(known.findState("Ruritanian")).toMatchObject({ iso3: "XQQ", name: "Ruritania", as: "adjective" })
  })

  test("joins lists of words of the language files", () => {
    const known = loadKnowledge(files, { "en/offices.json": { kin: { "chief envoy": "foreign minister" }, wholes: ["lord of the isles"] } })
    expect(known.offices.kin["chief envoy"]).toBe("foreign minister")
    expect(known.offices.wholes).toEqual([...knowledge.offices.wholes, "lord of the isles"])
  })

  test("that is wrong is told by its row", () => {
    expect(() => loadKnowledge(small, { "world/bodies.json": { rows: [{ name: "Third" }] } })).toThrow(/world\/bodies\.json: rows\.2/)
  })
})

function rows(path: string): Record<string, string>[] {
  return (files[path] as { rows: Record<string, string>[] }).rows
}
