/**
 * Fold figures: each report of the gold is read with the model that did not see it, and the scorer judges all together.
 *   node eval/folds.ts --models DIR (f0 … fn and folds.json) --gold DIR[,DIR] [--cache DIR] [--settings FILE] [--json] [--out FILE.ndjson] [--report ID]
 */
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { readKnowledge } from "../src/knowledge/files.ts"
import {
  type EncoderInputs,
  type EncoderOutputs,
  encode,
  encoderSentences,
  makePieceCutter,
  modelLabelsSchema,
  parseLanguageWords,
  type RunEncoder,
  segment,
  startEncoder,
} from "../src/language/index.ts"
import { readingSettingsSchema, readReport } from "../src/read/index.ts"
import type { DiplomaticRecord } from "../src/record/index.ts"
import { validateRecord } from "../src/record/index.ts"

const { values: options } = parseArgs({
  options: {
    models: { type: "string" },
    gold: { type: "string", default: "../shared/gold/train,../shared/gold/written" },
    cache: { type: "string" },
    model: { type: "string" },
    settings: { type: "string", default: "models/en/settings.json" },
    json: { type: "boolean" },
    out: { type: "string" },
    report: { type: "string" },
    errors: { type: "string" },
    only: { type: "string" },
  },
})

const scorer = await import(new URL("../benchmark/scorer/score.mjs", import.meta.url).href)
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"))
const knowledge = readKnowledge("knowledge")
const words = parseLanguageWords(knowledge.language)
const settings = readingSettingsSchema.parse(json(options.settings))
const folds: Record<string, number> = options.models ? json(join(options.models, "folds.json")) : {}

/** A model whose runs are kept on disk, as reading is changed far more often than the model. */
async function openModel(folder: string) {
  const bytes = readFileSync(join(folder, "encoder.int8.onnx"))
  const key = createHash("sha256").update(bytes).digest("hex").slice(0, 12)
  let start: Promise<RunEncoder> | undefined
  const run: RunEncoder = async (inputs) => {
    start ??= Promise.resolve(startEncoder(bytes, "native"))
    return (await start)(inputs)
  }
  const labels = modelLabelsSchema.parse(json(join(folder, "labels.json")))
  return {
    labels,
    cut: makePieceCutter(json(join(folder, "tokenizer.json")), json(join(folder, "tokenizer_config.json"))),
    run: options.cache ? kept(run, join(options.cache, key)) : run,
  }
}

function kept(run: RunEncoder, folder: string): RunEncoder {
  mkdirSync(folder, { recursive: true })
  return async (inputs: EncoderInputs): Promise<EncoderOutputs> => {
    const hash = createHash("sha1")
    for (const part of Object.values(inputs) as BigInt64Array[]) hash.update(new Uint8Array(part.buffer))
    const path = join(folder, hash.digest("hex"))
    if (existsSync(`${path}.json`)) {
      const data = readFileSync(`${path}.bin`)
      const floats = new Float32Array(data.buffer, data.byteOffset, data.byteLength / 4)
      return Object.fromEntries(json(`${path}.json`).map(([name, from, to]: [string, number, number]) => [name, floats.subarray(from, to)]))
    }
    const outputs = await run(inputs)
    const index: [string, number, number][] = []
    let at = 0
    for (const [name, values] of Object.entries(outputs)) {
      index.push([name, at, at + values.length])
      at += values.length
    }
    writeFileSync(`${path}.bin`, Buffer.concat(Object.values(outputs).map((v) => Buffer.from(v.buffer, v.byteOffset, v.byteLength))))
    writeFileSync(`${path}.json`, JSON.stringify(index))
    return outputs
  }
}

const models = new Map<string, ReturnType<typeof openModel>>()
const records = new Map<string, DiplomaticRecord>()
const gold: unknown[] = []
let invalid = 0
for (const folder of options.gold.split(",")) {
  for (const report of scorer.readGold(folder)) {
    if (options.report && report.id !== options.report) continue
    if (options.only !== undefined && String(folds[report.id]) !== options.only) continue
    gold.push(report)
    const model = options.model ?? join(options.models!, `f${folds[report.id]}`)
    if (!models.has(model)) models.set(model, openModel(model))
    const encoder = await models.get(model)!
    const input = { ...report.raw.report, text: report.text.text }
    for (const field of ["title", "dateline"]) if (!input[field]) delete input[field]
    const document = segment(input, words)
    const labels = await encode(encoderSentences(input, words, document), encoder)
    const record = readReport(document, labels, {
      knowledge,
      settings,
      producer: { version: "0", runtime: "native", knowledge: knowledge.digest },
    })
    const faults = validateRecord(record, input)
    if (faults.length > 0) {
      invalid++
      console.error(report.id, faults.slice(0, 3))
    }
    records.set(report.id, record)
  }
}
const score = scorer.scoreReports(gold, records)
if (options.report) console.log(scorer.printPage(score, options.report))
console.log(options.json ? JSON.stringify(score.headlines) : scorer.printTable(score))
if (options.errors) console.log(scorer.printErrors?.(score, Number(options.errors)))
console.log(`${gold.length} reports, ${invalid} invalid records`)
if (options.out) writeFileSync(options.out, [...records.values()].map((record) => `${JSON.stringify(record)}\n`).join(""))
