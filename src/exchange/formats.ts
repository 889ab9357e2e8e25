/** Every format of `dragoman export`, in the order in which help lists them. A new format is a new row. */
import type { ExportFormat } from "./format.ts"
import { ndjsonFormat } from "./tables/ndjson.ts"

/** The formats. */
export const EXPORT_FORMATS: readonly ExportFormat[] = Object.freeze([ndjsonFormat])

/** The format of a name. */
export const findFormat = (name: string): ExportFormat | undefined => EXPORT_FORMATS.find((format) => format.name === name)
