/** Reading as a whole on planted labels: how a record hangs together, and that it is valid whatever the labels say. */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { knowledge, type Planting, plant, readPlanted } from "../../test/planted-labels.ts"
import type { Labels, LabelTable } from "../language/index.ts"
import { sha256, validateRecord } from "../record/index.ts"
import { readReport } from "./index.ts"

const REPORT: Planting = {
  title: "Iranian envoy in Damascus",
  dateline: "[DAMASCUS|g:WHERE], June 4 (Xinhua)",
  published: "2024-06-05",
  text: `[[Syrian|h:state] President|o:OFFICE] [Bashar al-Assad|a:person] [met|m:meeting] on [Tuesday|t:WHEN] with [acting Iranian Foreign \
Minister|n:OFFICE/acting] [Ali Bagheri Kani|b:person] and spoke of [Gaza|x:TOPIC].

“[We stand together|c:CONTENT],” [[Assad|p:person]|r:SOURCE] [said|q:CUE], “[as [Iran|i:state] [stands by|s:SUPPORT] [Syria|y:state]|d:CONTENT].”

[Bagheri Kani|e:person] said [[Assad|j:person] would [visit|v:visit/planned] [Tehran|w:WHERE] [next month|z:WHEN]|f:CONTENT].`,
  links: [
    ...[
      "holder o a",
      "holder n b",
      "role-host m a",
      "role-guest m b",
      "when m t",
      "where m g",
      "topic m x",
      "same a p",
      "same a j",
      "same b e",
    ],
    ...["cue c q", "cue d q", "source c r", "source d r", "tie-source s i", "tie-target s y", "speaker f e", "role-guest v j", "where v w"],
    ...["when v z"],
  ],
}

describe("a report", () => {
  const record = readPlanted(REPORT)
  const idOf = (name: string): string | undefined => record.actors.find((actor) => actor.name === name)?.id

  test("its actors, with country and offices", () => {
    expect(record.actors.map(({ kind, name, country, mentions }) => [kind, name, country, mentions.length])).toEqual([
      ["state", "Syria", "SYR", 2],
      ["person", "Bashar al-Assad", "SYR", 3],
      ["person", "Ali Bagheri Kani", "IRN", 2],
      ["state", "Iran", "IRN", 1],
    ])
    expect(record.actors[2]?.offices).toMatchObject([{ title: "foreign minister", country: "IRN", status: "acting" }])
  })

  test("its events, with who, when, where and in whose words", () => {
    const [meeting, visit] = record.events
    expect(meeting).toMatchObject({
      type: "meeting",
      status: "occurred",
      participants: [
        { actor: idOf("Bashar al-Assad"), role: "host" },
        { actor: idOf("Ali Bagheri Kani"), role: "guest" },
      ],
      time: { value: "2024-06-04" },
      place: { name: "Damascus", basis: "dateline" },
      topics: [{ text: "Gaza" }],
      attribution: "narrator",
    })
    expect(visit).toMatchObject({
      type: "visit",
      status: "planned",
      time: { value: "2024-07" },
      place: { name: "Tehran" },
      attribution: "s2",
    })
  })

  test("its statements and ties", () => {
    expect(record.statements).toMatchObject([
      { speaker: idOf("Bashar al-Assad"), mode: "direct", content: [{ text: "We stand together" }, { text: "as Iran stands by Syria" }] },
      { speaker: idOf("Ali Bagheri Kani"), mode: "indirect", about: [idOf("Bashar al-Assad")] },
    ])
    expect(record.ties).toMatchObject([{ source: idOf("Iran"), type: "SUPPORT", statement: "s1" }])
  })

  test("ids follow the text", () => {
    for (const [letter, parts] of [
      ["a", record.actors],
      ["e", record.events],
      ["s", record.statements],
      ["p", record.ties],
    ] as const)
      expect(parts.map(({ id }) => id)).toEqual(parts.map((_, index) => `${letter}${index + 1}`))
    for (const list of [record.actors.map(({ mentions }) => mentions[0]!), record.events.map(({ evidence }) => evidence[0]!)])
      expect([...list].sort((a, b) => a.start - b.start)).toEqual(list)
  })

  test("the same labels give the same bytes", () => expect(JSON.stringify(readPlanted(REPORT))).toBe(JSON.stringify(record)))

  test("the dateline stands in the head", () => {
    expect(record.report.dateline).toEqual({ text: "DAMASCUS, June 4 (Xinhua)", place: "DAMASCUS", date: "2024-06-04" })
  })
})

describe("what is not sure enough", () => {
  const text = "[[Assad|p:person~0.7]|a:SOURCE] [said|q:CUE] [they [met|m:meeting] today|c:CONTENT~0.6]."
  const parts = (minimum: Readonly<Record<string, number>>) => {
    const { actors, events, statements } = readPlanted({ text, links: ["cue c q", "source c a"], settings: { minimum } })
    return { actors: actors.length, events: events.length, statements: statements.length }
  }

  test.each<[Readonly<Record<string, number>>, ReturnType<typeof parts>]>([
    [{}, { actors: 1, events: 1, statements: 1 }],
    [{ event: 0.99 }, { actors: 1, events: 0, statements: 1 }],
    [{ statement: 0.9 }, { actors: 1, events: 1, statements: 1 }],
    [
      { event: 0.99, statement: 0.9 },
      { actors: 1, events: 0, statements: 0 },
    ],
    [
      { event: 0.99, actor: 0.9 },
      { actors: 1, events: 0, statements: 1 },
    ],
    [
      { event: 0.99, actor: 0.9, statement: 0.9 },
      { actors: 0, events: 0, statements: 0 },
    ],
  ])("is left out, kind by kind: %j", (minimum, expected) => expect(parts(minimum)).toEqual(expected))

  test("what only an unsure statement tells of is not the narrator's", () => {
    const { events } = readPlanted({ text, links: ["cue c q", "source c a"], settings: { minimum: { statement: 0.9 } } })
    expect(events.filter(({ attribution }) => attribution === "narrator")).toEqual([])
  })
})

describe("what must yield nothing", () => {
  test.each<[string, string]>([
    ["no text", ""],
    ["marks", "-- ... !"],
    ["words without labels", "They met on Tuesday in Damascus."],
    [
      "another language",
      "Der Minister traf am Dienstag den Botschafter und sprach mit ihm über die Lage der Dinge in der Stadt und im Land.",
    ],
  ])("%s", (_what, text) => {
    const { actors, events, statements, ties, tours } = readPlanted({ text, published: "2024-06-05" })
    expect([actors, events, statements, ties, tours]).toEqual([[], [], [], [], []])
  })
})

/** A number from 0 to 1 that looks like chance and is the same every time. */
function chance(...parts: (string | number)[]): number {
  let hash = 2166136261
  for (const letter of parts.join(" ")) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0xffffffff
}

/** Labels that say anything: some sure, some not, whole spans and torn ones. */
function anyLabels(labels: Labels, seed: number, share: number): Labels {
  const tables = new Map<string, LabelTable>()
  const makeTable = (name: string): LabelTable => {
    const { labels: names } = labels.table(name)
    const rows = labels.words.map((_, word) => {
      const row = Float64Array.from(names, (_label, l) => chance(seed, name, word, l) ** 6 + (l === 0 ? share : 0))
      const sum = row.reduce((a, b) => a + b, 0)
      return row.map((value) => value / sum)
    })
    return { labels: names, of: (word) => rows[word]! }
  }
  return {
    ...labels,
    table(name) {
      const table = tables.get(name) ?? makeTable(name)
      tables.set(name, table)
      return table
    },
    link: (name, a, b) =>
      labels.link(name, a, b) === undefined ? undefined : 16 * chance(seed, name, a.first, a.last, b.first, b.last) - 10,
  }
}

describe("whatever the labels say", () => {
  const text = `DAMASCUS, June 4 (Xinhua) -- Syrian President Bashar al-Assad met on Tuesday with the acting Iranian Foreign Minister, his \
counterpart's envoy, in the Islamic Republic of Iran. “We stand -- five or seven -- together,” said he.

Mr. Wang Yi (63) of China's party left New Delhi for the U.A.E. on May 20, 1998; the 🕊 stayed. The top diplomat of Syria and former \
prime minister thanked the IMF, the two sides and the White House today.`
  const fields = [{}, { dateline: "PHNOM PENH, June 4 (AFP)", title: "Talks" }, { published: "2024-06" }] as const

  /** What is left out for want of confidence must leave no reference behind. */
  const minima: readonly Readonly<Record<string, number>>[] = [
    {},
    { actor: 0.6 },
    { event: 0.5, statement: 0.4, tie: 0.3 },
    { actor: 0.8, event: 0.2, statement: 0.2 },
  ]
  const settingsOf = (minimum: Readonly<Record<string, number>>) => ({ minimum, links: { speaker: -1, role: 1 } })

  test("the record is valid, and the same again", () => {
    const seeds = fc.integer({ min: 0, max: 1e6 })
    const plantings = fc.tuple(fc.constantFrom(...fields), fc.constantFrom(...minima), fc.constantFrom(undefined, 15))
    fc.assert(
      fc.property(seeds, fc.constantFrom(0, 0.5, 2, 5), plantings, (seed, share, [more, minimum, reach]) => {
        const settings = settingsOf(minimum)
        const { report, labels, reading } = plant({ text, published: "2024-06-05", settings, ...more, ...(reach && { reach }) })
        const producer = { version: "0.0.0", runtime: "wasm", model: sha256("model"), knowledge: knowledge.digest }
        const tools = { knowledge, producer, settings: reading.settings }
        const record = readReport(reading.document, anyLabels(labels, seed, share), tools)
        expect(validateRecord(record, report)).toEqual([])
        expect(readReport(reading.document, anyLabels(labels, seed, share), tools)).toEqual(record)
      }),
      { numRuns: 60, seed: 8 },
    )
  })

  // trimMarks keeps "$" and "%" alone, and validateRecord asks for a letter or a figure in every span.
  test("a mark of money or share alone is no evidence", () => {
    expect(readPlanted({ text: "It grew by five [%|m:other] today." }).events).toEqual([])
  })
})
