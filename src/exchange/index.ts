/** Handing on: exports and releases of a store, and the formats that are read back, for who builds on the package. */

export { importNinjs, type NinjsFault } from "../ingest/ninjs.ts"
export { bratConfiguration, exportBrat } from "./annotation/brat.ts"
export { type BratFaultCode, type BratFile, importBrat } from "./annotation/brat-read.ts"
export type { MarkedEvent, MarkedSpan, Marks } from "./annotation/marks.ts"
export { annotationsOf } from "./annotation/web-annotation.ts"
export { type AnnotationFault, importWebAnnotations, type ReadAnnotation } from "./annotation/web-annotation-read.ts"
export { EXCHANGE_FAULTS, ExchangeError, type ExchangeFaultCode } from "./errors.ts"
export type { Chunk, DiskFormat, ExportedFile, ExportFormat, FolderFormat, StreamFormat } from "./format.ts"
export { EXPORT_FORMATS, findFormat } from "./formats.ts"
export { type ExportOptions, exportOptions } from "./options.ts"
export { type ReleaseOptions, releaseOptions, writeRelease } from "./release/release.ts"
export { type Target, writeExport } from "./write.ts"
