/** The store: reports kept with their records, merged, on PGlite in a folder or on a PostgreSQL server. */
export { type Added, addReports, findKept, type ReadReport } from "./add.ts"
export { type BatchLimits, gatherBatches } from "./batch.ts"
export { STORE_FAULTS, StoreError, type StoreFaultCode } from "./errors.ts"
export { identityOf, keyOf } from "./identity.ts"
export type { MergeTools } from "./merge-in.ts"
export { type OpenOptions, openStore, type Store, type StorePlace } from "./open.ts"
export type { Database, MergedKind } from "./tables.ts"
