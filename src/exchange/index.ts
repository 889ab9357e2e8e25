/** Handing on: exports and releases of a store, and the formats that are read back, for who builds on the package. */

export { bratConfiguration, exportBrat } from "./annotation/brat.ts"
export { type BratEvent, type BratFaultCode, type BratFile, type BratSpan, importBrat } from "./annotation/brat-read.ts"
export { type AnnotationFault, annotationsOf, importWebAnnotations, type ReadAnnotation } from "./annotation/web-annotation.ts"
export { EXCHANGE_FAULTS, ExchangeError, type ExchangeFaultCode } from "./errors.ts"
export type { Chunk, DiskFormat, ExportedFile, ExportFormat, FolderFormat, StreamFormat } from "./format.ts"
export { EXPORT_FORMATS, findFormat } from "./formats.ts"
export { type ExportOptions, exportOptions } from "./options.ts"
export { type ReleaseOptions, releaseOptions, writeRelease } from "./release/release.ts"
export { importNinjs, type NinjsFault } from "./web/ninjs.ts"
export { type Target, writeExport } from "./write.ts"
