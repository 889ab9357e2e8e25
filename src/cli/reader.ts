/** The reader, by the URL of its module: loaded late, so that help and wrong usage answer at once, and in each worker thread anew. */
import type { createReader, Reader, ReaderOptions } from "../index.ts"

export type { Explanation, Finding, Reader, ReaderOptions } from "../index.ts"

/** Loads the module at the URL and makes its reader. Throws what the module throws: no model, no knowledge, no runtime. */
export async function openReader(moduleUrl: string, options: ReaderOptions): Promise<Reader> {
  const surface = (await import(moduleUrl)) as { readonly createReader: typeof createReader }
  return surface.createReader(options)
}
