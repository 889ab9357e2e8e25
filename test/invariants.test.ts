/** What holds for every record that the shipped reader writes, whatever it read: over the examples and a seeded slice of the benchmark. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, it } from "vitest"
import { createReader, type Reader } from "../src/index.ts"
import { readInputs } from "../src/ingest/index.ts"
import { type DiplomaticRecord, type Report, type Span, schemas, validateRecord } from "../src/record/index.ts"
import { seededNumbers } from "./damage.ts"

const root = new URL("../", import.meta.url)
const hasModel = existsSync(new URL("models/en/encoder.int8.onnx", root))
/** Reports of the benchmark in a run: the runtime reads some 600 words a second. */
const SLICE = 6

const reports = [...(await readExamples()), ...readSlice()]
const names = reports.map(({ id }) => id!)
const reportNamed = (name: string): Report => reports.find(({ id }) => id === name)!

describe.skipIf(!hasModel)("every record", () => {
  let reader: Reader
  const records = new Map<string, DiplomaticRecord>()
  beforeAll(async () => {
    reader = await createReader()
    for (const report of reports) records.set(report.id!, await reader.read(freeze(structuredClone(report))))
  }, 120_000)

  it.each(names)("%s is valid", (name) => {
    expect(validateRecord(records.get(name)!, reportNamed(name))).toEqual([])
    expect(schemas.record.parse(JSON.parse(JSON.stringify(records.get(name)!)))).toEqual(records.get(name)!)
  })

  it.each(names)("%s quotes what stands there", (name) => {
    const { text, title, dateline } = reportNamed(name)
    const fields: Record<string, string | undefined> = { body: text, title, dateline }
    const spans = listSpans(records.get(name)!)
    expect(spans.filter(({ start, end, text: quote, field = "body" }) => fields[field]?.slice(start, end) !== quote)).toEqual([])
    expect(spans.filter(({ text: quote }) => !/[\p{L}\p{N}]/u.test(quote ?? ""))).toEqual([])
  })

  it.each(names)("%s has evidence for every fact", (name) => {
    const { actors, events, statements, ties, tours } = records.get(name)!
    const lists = [
      ...actors.flatMap(({ mentions, offices }) => [mentions, ...offices.map(({ evidence }) => evidence)]),
      ...events.flatMap(({ evidence, participants, place, time }) => [
        evidence,
        ...[...participants, place, time].flatMap((part) => (part ? [part.evidence] : [])),
      ]),
      ...statements.map(({ content }) => content),
      ...ties.map(({ evidence }) => evidence),
      ...tours.flatMap(({ legs }) => legs.map(({ evidence }) => evidence)),
    ]
    expect(lists.filter(({ length }) => length === 0)).toEqual([])
  })

  it("something is read from the examples", () => {
    const sum = (list: "actors" | "events" | "statements") =>
      [...records.values()].reduce((count, record) => count + record[list].length, 0)
    for (const list of ["actors", "events", "statements"] as const) expect(sum(list)).toBeGreaterThan(names.length)
  })

  it("is the same bytes again, in another order, without its quotes the same but for them", async () => {
    const bare = await createReader({ quotes: false })
    for (const name of names.toReversed().slice(0, SLICE)) {
      const first = records.get(name)!
      expect(JSON.stringify(await reader.read(reportNamed(name)))).toBe(JSON.stringify(first))
      const without = await bare.read(reportNamed(name))
      expect(listSpans(without)).toEqual(listSpans(first).map(({ text: _, ...place }) => place))
    }
  }, 120_000)

  const [plain] = reports as [Report]
  it.each<[string, Report]>([
    ["characters beyond U+FFFF", { ...plain, text: `😀🕊️ ${plain.text.replaceAll(" the ", " 𝒯 the ")}` }],
    ["Windows line ends", { ...plain, text: plain.text.replaceAll("\n", "\r\n") }],
    ["no-break spaces", { ...plain, text: plain.text.replaceAll(" ", "\u00a0") }],
    ["capitals only", { ...plain, text: plain.text.toUpperCase() }],
    ["nothing but the text", { text: plain.text }],
    ["a text of one word", { text: "Talks" }],
    ["a text without words", { text: "-- (...) --" }],
    ["another language", { text: "Die Außenministerin traf am Dienstag in Wien ihren ungarischen Amtskollegen, wie ihr Haus mitteilte." }],
  ])("with %s it is valid", async (_, report) => {
    expect(validateRecord(await reader.read(freeze(report)), report)).toEqual([])
  })
})

async function readExamples(): Promise<Report[]> {
  const found: Report[] = []
  for await (const input of readInputs([fileURLToPath(new URL("examples/*.txt", root))], { stdin: emptyStdin }))
    if (input.kind === "report") found.push(input.report)
  return found
}

async function* emptyStdin(): AsyncGenerator<Uint8Array> {}

/** The same reports every time, from all over the benchmark. */
function readSlice(): Report[] {
  const folder = new URL("benchmark/written/", root)
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => name.replace(".txt", ""))
    .sort()
  const number = seededNumbers(4)
  return Array.from({ length: SLICE }, () => ids.splice(Math.floor(number() * ids.length), 1)[0]!).map((id) => {
    const { report } = JSON.parse(readFileSync(new URL(`${id}.json`, folder), "utf8")) as { report: Partial<Report> }
    return schemas.report.parse({ ...report, id, text: readFileSync(new URL(`${id}.txt`, folder), "utf8") })
  })
}

/** A value that throws where it is changed. */
function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) for (const item of Object.values(value)) freeze(item)
  return Object.freeze(value)
}

function listSpans(value: unknown): Span[] {
  if (typeof value !== "object" || value === null) return []
  return "start" in value ? [value as Span] : Object.values(value).flatMap(listSpans)
}
