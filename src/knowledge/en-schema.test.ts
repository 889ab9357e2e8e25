import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { EVENT_TYPES } from "../record/index.ts"
import { enSchemas, type Frame, frameSchema } from "./en-schema.ts"

const folder = new URL("../../knowledge/en/", import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), "utf8"))
const frames = readdirSync(new URL("frames/", folder)).map((file) => [file, frameSchema.parse(read(`frames/${file}`))] as const)

test.each(Object.entries(enSchemas))("knowledge/en/%s follows its schema", (file, schema) => {
  expect(schema.safeParse(read(file)).error).toBeUndefined()
})

test("every type of event has its frame", () => {
  expect(frames.map(([file]) => file).sort()).toEqual(EVENT_TYPES.map((type) => `${type}.json`).sort())
  for (const [file, frame] of frames) expect(`${frame.type}.json`).toBe(file)
})

describe.each(frames)("frames/%s", (_file, frame: Frame) => {
  test("every trigger names a set of roles, and every set is used", () => {
    const used = new Set(frame.triggers.map((trigger) => trigger.roles))
    expect([...used].sort()).toEqual(Object.keys(frame.roles).sort())
  })

  test("enough sentences say what it is and what it is not", () => {
    expect(frame.yes.length).toBeGreaterThanOrEqual(6)
    expect(frame.no.length).toBeGreaterThanOrEqual(4)
  })

  test("no trigger stands twice", () => {
    const keys = frame.triggers.map((trigger) => `${trigger.class} ${trigger.lemma} ${trigger.roles}`)
    expect(keys.length).toBe(new Set(keys).size)
  })

  test("participants and places of its sentences stand in them", () => {
    for (const example of frame.yes) {
      for (const name of [...example.participants.map((one) => one.name), ...(example.place ? [example.place] : [])]) {
        expect(example.text).toContain(name)
      }
    }
  })
})

test.each([
  ["reporting-verbs.json", (row: { lemma: string; class: string }) => `${row.class} ${row.lemma}`],
  ["ties.json", (row: { lemma: string; class: string; type?: string }) => `${row.class} ${row.lemma} ${row.type}`],
] as const)("no row of %s stands twice", (file, keyOf) => {
  const { rows } = read(file) as { rows: { lemma: string; class: string; type?: string }[] }
  expect(rows.map(keyOf).length).toBe(new Set(rows.map(keyOf)).size)
})
