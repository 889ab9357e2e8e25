/** Reports with gold and the labels of the model that did not see them, kept on disk, as reading is changed far more often than a model. */
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readKnowledge } from "../src/knowledge/files.ts"
import {
  type Document,
  type Encoder,
  type EncoderInputs,
  type EncoderOutputs,
  encode,
  encoderSentences,
  type Labels,
  makePieceCutter,
  modelLabelsSchema,
  parseLanguageWords,
  type RunEncoder,
  segment,
  startEncoder,
  type WantsTree,
} from "../src/language/index.ts"
import type { Report } from "../src/record/index.ts"

/** What the scorer keeps of a gold report; `raw` is the gold record. */
export interface GoldReport {
  readonly id: string
  readonly raw: { readonly report: Partial<Report> }
  readonly text: { readonly text: string }
  readonly gold: unknown
}

export interface Labelled {
  readonly gold: GoldReport
  readonly report: Report
  readonly document: Document
  readonly labels: Labels
}

export const scorer = await import(new URL("../benchmark/scorer/score.mjs", import.meta.url).href)
export const knowledge = readKnowledge("knowledge")
const words = parseLanguageWords(knowledge.language)
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"))

export interface GoldOptions {
  /** Folders of gold records. */
  readonly gold: readonly string[]
  /** One model for all, or a folder with f0 … fn and folds.json (report id → the fold that did not see it). */
  readonly model?: string | undefined
  readonly models?: string | undefined
  readonly cache?: string | undefined
  readonly report?: string | undefined
  readonly folds?: readonly number[] | undefined
  /** Sentences that are run alone too, for their trees. */
  readonly wantsTree?: WantsTree | undefined
}

/** Reads and labels the gold's texts one by one. */
export async function* labelGold(options: GoldOptions): AsyncGenerator<Labelled> {
  const folds: Record<string, number> = options.models ? json(join(options.models, "folds.json")) : {}
  const encoders = new Map<string, Promise<Encoder>>()
  for (const folder of options.gold)
    for (const gold of scorer.readGold(folder) as GoldReport[]) {
      if (options.report && gold.id !== options.report) continue
      if (options.folds && !options.folds.includes(folds[gold.id] ?? -1)) continue
      const model = options.model ?? join(options.models!, `f${folds[gold.id]}`)
      const encoder = encoders.get(model) ?? openModel(model, options.cache)
      encoders.set(model, encoder)
      const { report } = gold.raw
      const input = { ...Object.fromEntries(Object.entries(report).filter(([, value]) => value)), text: gold.text.text } as Report
      const document = segment(input, words)
      yield {
        gold,
        report: input,
        document,
        labels: await encode(encoderSentences(input, words, document), await encoder, options.wantsTree),
      }
    }
}

async function openModel(folder: string, cache: string | undefined): Promise<Encoder> {
  const bytes = readFileSync(join(folder, "encoder.int8.onnx"))
  const key = createHash("sha256").update(bytes).digest("hex").slice(0, 12)
  let start: Promise<RunEncoder> | undefined
  const run: RunEncoder = async (inputs) => {
    start ??= startEncoder(bytes, "native")
    return (await start)(inputs)
  }
  return {
    labels: modelLabelsSchema.parse(json(join(folder, "labels.json"))),
    cut: makePieceCutter(json("models/en/tokenizer.json"), json("models/en/tokenizer_config.json")),
    run: cache ? kept(run, join(cache, key)) : run,
  }
}

function kept(run: RunEncoder, folder: string): RunEncoder {
  mkdirSync(folder, { recursive: true })
  return async (inputs: EncoderInputs): Promise<EncoderOutputs> => {
    const hash = createHash("sha1")
    for (const part of Object.values(inputs) as BigInt64Array[]) hash.update(new Uint8Array(part.buffer))
    const path = join(folder, hash.digest("hex"))
    return existsSync(`${path}.json`) ? readOutputs(path) : writeOutputs(path, await run(inputs))
  }
}

function readOutputs(path: string): EncoderOutputs {
  const data = readFileSync(`${path}.bin`)
  const floats = new Float32Array(data.buffer, data.byteOffset, data.byteLength / 4)
  return Object.fromEntries(json(`${path}.json`).map(([name, from, to]: [string, number, number]) => [name, floats.subarray(from, to)]))
}

function writeOutputs(path: string, outputs: EncoderOutputs): EncoderOutputs {
  const index: [string, number, number][] = []
  let at = 0
  for (const [name, { length }] of Object.entries(outputs)) {
    index.push([name, at, at + length])
    at += length
  }
  writeFileSync(`${path}.bin`, Buffer.concat(Object.values(outputs).map((v) => Buffer.from(v.buffer, v.byteOffset, v.byteLength))))
  writeFileSync(`${path}.json`, JSON.stringify(index))
  return outputs
}
