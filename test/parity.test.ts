/** The program gives the encoder what training gave it, and gets the same labels back: 200 sentences beside what Python makes of them. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { beforeAll, describe, expect, it } from "vitest"
import { type EncoderInputs, encode, makePieceCutter, modelLabelsSchema, type RunEncoder, startEncoder } from "../src/language/index.ts"

const TABLES = ["upos", "actor", "trigger", "part", "content", "office"] as const
type Table = (typeof TABLES)[number]
type Row = { readonly words: readonly string[]; readonly pieces: number[]; readonly shapes: number[] } & Readonly<Record<Table, string[]>>

const at = (path: string): URL => new URL(`../${path}`, import.meta.url)
const json = (path: string): unknown => JSON.parse(readFileSync(at(path), "utf8"))
const { model, sentences } = json("test/parity/sentences.json") as { model: string; sentences: Row[] }
/** Two runtimes round otherwise, and so do two processors. */
const LEAST_SHARE = 0.98

describe("200 sentences", () => {
  const bytes = readFileSync(at("models/en/encoder.int8.onnx"))
  const seen: EncoderInputs[] = []
  const found: Record<Table, string[]>[] = []

  beforeAll(async () => {
    const run = await startEncoder(bytes, "wasm", readFileSync(at("dist/runtime/ort-wasm-simd-threaded.wasm")))
    const watched: RunEncoder = (inputs) => {
      seen.push(inputs)
      return run(inputs)
    }
    const labels = modelLabelsSchema.parse(json("models/en/labels.json"))
    const cut = makePieceCutter(json("models/en/tokenizer.json") as object, json("models/en/tokenizer_config.json") as object)
    for (const { words } of sentences) found.push(await label(words, { labels, cut, run: watched }))
  }, 120_000)

  it("are of this model (else run training/parity.py)", () => {
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(model)
  })

  it("are cut into the same pieces, with the same shapes", () => {
    expect(seen.map(({ pieces, shapes }) => [[...pieces].map(Number), [...shapes].map(Number)])).toEqual(
      sentences.map(({ pieces, shapes }) => [pieces, shapes]),
    )
  })

  it.each(TABLES)("get the same labels: %s", (table) => {
    const pairs = sentences.flatMap((row, number) => row[table].map((label, word) => label === found[number]![table][word]))
    expect(pairs.filter((same) => same).length / pairs.length).toBeGreaterThanOrEqual(LEAST_SHARE)
  })
})

/** The likeliest label of each word in each table, the sentence run alone. */
async function label(words: readonly string[], encoder: Parameters<typeof encode>[1]): Promise<Record<Table, string[]>> {
  const labels = await encode([{ kind: "body", tokens: words.map((text) => ({ text, start: 0, end: text.length })) }], encoder)
  const bestOf = (table: Table): string[] => {
    const { labels: names, of } = labels.table(table)
    return words.map((_, word) => names[of(word).indexOf(Math.max(...of(word)))]!)
  }
  return Object.fromEntries(TABLES.map((table) => [table, bestOf(table)])) as Record<Table, string[]>
}
