/** PGlite's program and files: read and compiled once, for all embedded stores that a process opens. */
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import type { PGliteOptions } from "@electric-sql/pglite"

/** What a database is started with. */
type Engine = Required<Pick<PGliteOptions, "pgliteWasmModule" | "fsBundle">>

// the types of Node have it not, those of a browser have too much
declare const WebAssembly: { compile(program: Uint8Array): Promise<Engine["pgliteWasmModule"]> }

let engine: Promise<Engine> | undefined

/** Opens it, or gives what is open. */
export function openEngine(): Promise<Engine> {
  engine ??= load()
  return engine
}

async function load(): Promise<Engine> {
  const folder = dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite"))
  const [program, files] = await Promise.all(["pglite.wasm", "pglite.data"].map((name) => readFile(join(folder, name))))
  return { pgliteWasmModule: await WebAssembly.compile(program!), fsBundle: new Blob([files!]) }
}
