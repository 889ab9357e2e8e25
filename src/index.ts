/** The public surface: a reader is made once, with model and knowledge, and then reads any number of reports. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { readKnowledge } from "./knowledge/files.ts"
import type { Knowledge } from "./knowledge/index.ts"
import {
  type Encoder,
  encode,
  encoderSentences,
  makePieceCutter,
  modelLabelsSchema,
  parseLanguageWords,
  type Runtime,
  segment,
  startEncoder,
} from "./language/index.ts"
import { type FactTrace, type ReadingTools, readReport, triggerSpotter } from "./read/index.ts"
import { readingSettingsSchema } from "./read/settings.ts"
import { type DiplomaticRecord, keepConfident, type Producer, type Report, withoutQuotes } from "./record/index.ts"

export type { Knowledge } from "./knowledge/index.ts"
export type { FactTrace, Finding } from "./read/index.ts"
export type { DiplomaticRecord, Producer, Report } from "./record/index.ts"

/** How a reader is made. */
export interface ReaderOptions {
  /** `wasm` (the default) gives the same bytes on every machine; `native` needs the package onnxruntime-node and is faster. */
  readonly runtime?: Runtime
  /** A folder of your own knowledge, laid over what is shipped. */
  readonly knowledge?: string
  /** Facts below this probability are left out; without it each kind of fact has the threshold it was fitted with. */
  readonly minConfidence?: number
  /** False leaves the quotes out of spans. */
  readonly quotes?: boolean
}

/** A record, and for each of its facts what it rests on. */
export interface Explanation {
  readonly record: DiplomaticRecord
  readonly facts: readonly FactTrace[]
}

/** Reads reports. */
export interface Reader {
  /** One report's record. Pure: the same report and producer give the same record. Throws only where the runtime itself fails. */
  read(report: Report): Promise<DiplomaticRecord>
  /** The same record, and what each of its facts rests on: labels, links, frames, knowledge. Slower; always with the words. */
  explain(report: Report): Promise<Explanation>
  readonly producer: Producer
}

const root = new URL("../", import.meta.url)
const inPackage = (path: string): string => fileURLToPath(new URL(path, root))

/** Loads model and knowledge and gives a reader. Throws where a file is missing or faulty, or the native runtime is not installed. */
export async function createReader(options: ReaderOptions = {}): Promise<Reader> {
  const { runtime = "wasm" } = options
  const knowledge = openKnowledge(options.knowledge)
  const words = parseLanguageWords(knowledge.language)
  const model = readFileSync(inPackage("models/en/encoder.int8.onnx"))
  const encoder = await openEncoder(model, runtime)
  const settings = readingSettingsSchema.parse(readJson("models/en/settings.json"))
  const producer = { version: version(), runtime, model: createHash("sha256").update(model).digest("hex"), knowledge: knowledge.digest }
  const readWith = async (report: Report, frames: typeof knowledge.frames, trace?: ReadingTools["trace"]): Promise<DiplomaticRecord> => {
    const document = segment(report, words)
    const labels = await encode(encoderSentences(report, words, document), encoder, triggerSpotter(frames, knowledge))
    const record = readReport(document, labels, { knowledge, producer, settings, ...(trace && { trace }) })
    return options.minConfidence === undefined ? record : keepConfident(record, options.minConfidence)
  }
  return {
    producer,
    async read(report) {
      const record = await readWith(report, knowledge.ownFrames)
      return options.quotes === false ? withoutQuotes(record) : record
    },
    async explain(report) {
      let traced: readonly FactTrace[] = []
      const record = await readWith(report, knowledge.frames, (facts) => {
        traced = facts
      })
      const kept = new Set([record.actors, record.events, record.tours, record.statements, record.ties].flat().map(({ id }) => id))
      return { record, facts: traced.filter(({ id }) => kept.has(id)) }
    },
  }
}

/**
 * Loads the knowledge that is shipped, with a folder of your own laid over it: what the verbs of `dragoman/query` understand names by.
 * Throws a KnowledgeError where a file is faulty.
 */
export function openKnowledge(overlay?: string): Knowledge {
  return readKnowledge(inPackage("knowledge"), overlay)
}

async function openEncoder(model: Uint8Array, runtime: Runtime): Promise<Encoder> {
  const wasm = runtime === "wasm" ? readFileSync(inPackage("dist/runtime/ort-wasm-simd-threaded.wasm")) : undefined
  return {
    labels: modelLabelsSchema.parse(readJson("models/en/labels.json")),
    cut: makePieceCutter(readJson("models/en/tokenizer.json") as object, readJson("models/en/tokenizer_config.json") as object),
    run: await startEncoder(model, runtime, wasm),
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(inPackage(path), "utf8"))
}

function version(): string {
  return (readJson("package.json") as { version: string }).version
}
