/** Every format of `dragoman export`, in the order in which help lists them. A new format is a new row. */
import { FIELD_FORMATS } from "./field/formats.ts"
import type { ExportFormat } from "./format.ts"
import { OPEN_FORMATS } from "./open-formats.ts"
import { csvFormat } from "./tables/csv.ts"
import { dataPackageFormat } from "./tables/data-package.ts"
import { ndjsonFormat } from "./tables/ndjson.ts"
import { parquetFormat } from "./tables/parquet.ts"
import { sqliteFormat } from "./tables/sqlite.ts"

/** The formats. */
export const EXPORT_FORMATS: readonly ExportFormat[] = Object.freeze([
  ndjsonFormat,
  csvFormat,
  parquetFormat,
  sqliteFormat,
  dataPackageFormat,
  ...FIELD_FORMATS,
  ...OPEN_FORMATS,
])

/** The format of a name. */
export const findFormat = (name: string): ExportFormat | undefined => EXPORT_FORMATS.find((format) => format.name === name)
