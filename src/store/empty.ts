/**
 * An empty store, made when the package is built: PGlite takes seconds to make a database of nothing, and half a second to unpack one.
 * Where it is missing, as in sources that were never built, a store is made from nothing.
 */
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { promisify } from "node:util"
import { brotliDecompress } from "node:zlib"
import { codeOf } from "./errors.ts"

/** The archive, as PGlite takes it; undefined where there is none. */
export async function openEmptyStore(): Promise<Blob | undefined> {
  const packed = await readPacked()
  return packed && new Blob([await promisify(brotliDecompress)(packed)])
}

async function readPacked(): Promise<Buffer | undefined> {
  try {
    return await readFile(createRequire(import.meta.url).resolve("#empty-store"))
  } catch (error) {
    if (/^(?:ENOENT|MODULE_NOT_FOUND)$/.test(codeOf(error) ?? "")) return undefined
    throw error
  }
}
