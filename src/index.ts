/** The public surface: a reader is made once, with model and knowledge, and then reads any number of reports. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { readKnowledge } from "./knowledge/files.ts"
import type { Knowledge } from "./knowledge/index.ts"
import { type Runtime, startEncoder } from "./language/index.ts"
import { assembleReader, type Reader } from "./reader/assemble.ts"

export type { Knowledge } from "./knowledge/index.ts"
export type { FactTrace, Finding } from "./read/index.ts"
export type { Explanation, Reader } from "./reader/assemble.ts"
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

const root = new URL("../", import.meta.url)
const inPackage = (path: string): string => fileURLToPath(new URL(path, root))

/** Loads model and knowledge and gives a reader. Throws where a file is missing or faulty, or the native runtime is not installed. */
export async function createReader(options: ReaderOptions = {}): Promise<Reader> {
  const { runtime = "wasm" } = options
  const knowledge = openKnowledge(options.knowledge)
  const model = readFileSync(inPackage("models/en/encoder.int8.onnx"))
  const wasm = runtime === "wasm" ? readFileSync(inPackage("dist/runtime/ort-wasm-simd-threaded.wasm")) : undefined
  const parts = {
    knowledge,
    labels: readJson("models/en/labels.json"),
    tokenizer: readJson("models/en/tokenizer.json"),
    tokenizerConfig: readJson("models/en/tokenizer_config.json"),
    settings: readJson("models/en/settings.json"),
    run: await startEncoder(model, runtime, wasm),
    producer: { version: version(), runtime, model: createHash("sha256").update(model).digest("hex"), knowledge: knowledge.digest },
  }
  const { minConfidence, quotes } = options
  return assembleReader(parts, { ...(minConfidence === undefined ? {} : { minConfidence }), ...(quotes === undefined ? {} : { quotes }) })
}

/**
 * Loads the knowledge that is shipped, with a folder of your own laid over it: what the verbs of `dragoman/query` understand names by.
 * Throws a KnowledgeError where a file is faulty.
 */
export function openKnowledge(overlay?: string): Knowledge {
  return readKnowledge(inPackage("knowledge"), overlay)
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(inPackage(path), "utf8"))
}

function version(): string {
  return (readJson("package.json") as { version: string }).version
}
