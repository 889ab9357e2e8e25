/** What the browser reads with: the very model, vocabulary, knowledge and runtime that the command line has, packed where that saves much. */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import type { SiteFolder } from "./folder.ts"

/** Where the files lie, and the knowledge that is read with. */
export interface ReaderFiles {
  /** The package's own folder. */
  readonly root: string
  /** Files of knowledge by their paths, and a user's own that is laid over them. */
  readonly knowledge: Readonly<Record<string, unknown>>
  readonly overlay: Readonly<Record<string, unknown>>
  readonly version: string
}

/** What the browser is told of them. */
export interface ReaderManifest {
  readonly version: string
  /** Every file with its bytes, for the progress. */
  readonly files: Readonly<Record<"model" | "runtime" | "parts", { readonly name: string; readonly bytes: number }>>
}

/** The parts that are JSON, in one file. */
export interface ReaderJson {
  readonly knowledge: Readonly<Record<string, unknown>>
  readonly overlay: Readonly<Record<string, unknown>>
  readonly labels: unknown
  readonly tokenizer: unknown
  readonly tokenizerConfig: unknown
  readonly settings: unknown
}

/** Writes them, with the scripts. The names of packed files end in .bin, as servers open what is called .gz. */
export async function writeReader(folder: SiteFolder, { root, knowledge, overlay, version }: ReaderFiles): Promise<void> {
  const inRoot = (path: string) => join(root, path)
  const json = async (path: string) => JSON.parse(await readFile(inRoot(`models/en/${path}`), "utf8")) as unknown
  const parts: ReaderJson = {
    knowledge,
    overlay,
    labels: await json("labels.json"),
    tokenizer: await json("tokenizer.json"),
    tokenizerConfig: await json("tokenizer_config.json"),
    settings: await json("settings.json"),
  }
  const packed = gzipSync(JSON.stringify(parts))
  const runtime = gzipSync(await readFile(inRoot("dist/runtime/ort-wasm-simd-threaded.wasm")))
  const model = await copyTo(folder, "reader/model.onnx", inRoot("models/en/encoder.int8.onnx"))
  await folder.write("reader/parts.bin", packed)
  await folder.write("reader/runtime.bin", runtime)
  for (const name of ["page.mjs", "worker.mjs"]) await folder.write(name, await readFile(inRoot(`dist/browser/${name}`)))
  await folder.write("runtime.mjs", await readFile(inRoot("dist/runtime/ort.wasm.bundle.min.mjs")))
  const files = {
    model: { name: "model.onnx", bytes: model },
    runtime: { name: "runtime.bin", bytes: runtime.length },
    parts: { name: "parts.bin", bytes: packed.length },
  }
  await folder.write("reader/reader.json", JSON.stringify({ version, files } satisfies ReaderManifest))
}

async function copyTo(folder: SiteFolder, file: string, from: string): Promise<number> {
  const content = await readFile(from)
  await folder.write(file, content)
  return content.length
}
