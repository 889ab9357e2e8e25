/** The reader, behind the one interface that the commands know; loaded late, so that help and wrong usage answer at once. */
import type { DiplomaticRecord, Producer, Report } from "../record/index.ts"

/** How a reader is made. */
export interface ReaderOptions {
  readonly runtime?: "wasm" | "native"
  /** A folder of the user's own knowledge, laid over what is shipped. */
  readonly knowledge?: string
  readonly minConfidence?: number
  readonly quotes?: boolean
}

/** Reads reports; made once, as it holds the model and the knowledge. */
export interface Reader {
  read(report: Report): Promise<DiplomaticRecord>
  readonly producer: Producer
}

/** Loads the module at the URL and makes its reader. Throws what the module throws: no model, no knowledge, no runtime. */
export async function openReader(moduleUrl: string, options: ReaderOptions): Promise<Reader> {
  const surface = (await import(moduleUrl)) as { createReader(options: ReaderOptions): Promise<Reader> }
  return surface.createReader(options)
}
