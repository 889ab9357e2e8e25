import { readFileSync } from "node:fs"
import { Ajv2020 } from "ajv/dist/2020.js"
import { describe, expect, it } from "vitest"
import { codebook } from "./codebook.ts"
import { FAULT_CODES } from "./faults.ts"
import { type JsonSchema, recordJsonSchema, reportJsonSchema } from "./json-schema.ts"
import sample from "./sample.json" with { type: "json" }
import { schemas } from "./schema.ts"
import { VOCABULARIES } from "./vocabulary.ts"

type Properties = Record<string, { description?: string; $ref?: string }>

const objects = Object.entries({ ...recordJsonSchema().$defs, ...reportJsonSchema().$defs }) as [
  string,
  JsonSchema & { properties: Properties },
][]
const compile = (schema: JsonSchema) => new Ajv2020({ allErrors: true }).compile(schema)

describe("the schema", () => {
  it.each(objects)("%s describes itself and each of its fields in a sentence", (_name, schema) => {
    expect(schema.title).toBeTruthy()
    expect(schema.description).toMatch(/\.$/)
    for (const [field, property] of Object.entries(schema.properties)) {
      expect(property.description ?? (property.$ref && "by its object."), field).toMatch(/\.$/)
    }
  })

  it("names every object of a record", () => {
    const titles = objects.map(([, { title }]) => title)
    for (const schema of Object.values(schemas)) expect(titles).toContain(schema.meta()?.title)
  })

  it("defines every word of its vocabularies in a sentence, and no word twice", () => {
    for (const vocabulary of VOCABULARIES) {
      for (const meaning of Object.values(vocabulary)) expect(meaning).toMatch(/^[A-Z].*\.$/)
    }
  })
})

describe("the JSON Schema", () => {
  it("is draft 2020-12, has an id, and is the same each time", () => {
    expect(recordJsonSchema()).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema", $id: "urn:dragoman:record:1" })
    expect(JSON.stringify(recordJsonSchema())).toBe(JSON.stringify(recordJsonSchema()))
  })

  it("takes the sample by another implementation", () => {
    expect(compile(recordJsonSchema())(sample.record)).toBe(true)
    expect(compile(reportJsonSchema())(sample.report)).toBe(true)
  })

  it.each<[string, (record: typeof sample.record) => void]>([
    ["an unknown field", (record) => Object.assign(record, { mood: "warm" })],
    ["a malformed id", (record) => (record.actors[0]!.id = "actor")],
    ["a malformed date", (record) => (record.events[0]!.time!.value = "Tuesday")],
    ["a malformed country", (record) => (record.actors[0]!.country = "IR")],
    ["an unknown word", (record) => (record.events[0]!.type = "dinner")],
    ["no evidence", (record) => (record.events[0]!.evidence = [])],
    ["one leg", (record) => record.tours[0]!.legs.pop()],
  ])("refuses %s by another implementation", (_what, plant) => {
    const record = structuredClone(sample.record)
    plant(record)
    expect(compile(recordJsonSchema())(record)).toBe(false)
  })
})

describe("the codebook", () => {
  const text = codebook()

  it("has a heading for every object and a row for every field", () => {
    for (const [, { title, properties }] of objects) {
      expect(text).toContain(`\n## ${title}\n`)
      for (const field of Object.keys(properties)) expect(text).toContain(`\n| \`${field}\` | `)
    }
  })

  it("lists every word of every vocabulary and every code", () => {
    for (const words of VOCABULARIES) for (const word of Object.keys(words)) expect(text).toContain(`\n- \`${word}\`: `)
    for (const code of FAULT_CODES) expect(text).toContain(`\n- \`${code}\`: `)
  })

  it("links to headings that are there and leaves nothing undefined", () => {
    const anchors = [...text.matchAll(/^## (.*)$/gm)].map(([, title]) =>
      title!
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .replace(/\s/g, "-"),
    )
    for (const [, anchor] of text.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(anchor)
    expect(text).not.toMatch(/undefined|\[object|\| *\|/)
  })
})

describe("docs/reference", () => {
  const read = (file: string) => readFileSync(new URL(`../../docs/reference/${file}`, import.meta.url), "utf8")

  // Where this fails: node scripts/reference.mjs
  it("is what the schemas say", () => {
    expect(read("record.md")).toContain(codebook())
    expect(JSON.parse(read("record.schema.json"))).toEqual(recordJsonSchema())
    expect(JSON.parse(read("report.schema.json"))).toEqual(reportJsonSchema())
  })
})
