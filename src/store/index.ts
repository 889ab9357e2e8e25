/** The store: reports kept with their records, merged, on PGlite in a folder or on a PostgreSQL server. */
export { type Added, addReports, findKept, type ReadReport } from "./add.ts"
export { backupLines, restoreLines } from "./backup.ts"
export { type BatchLimits, gatherBatches } from "./batch.ts"
export { type HandJudgement, judgeByHand } from "./by-hand.ts"
export { STORE_FAULTS, StoreError, type StoreFaultCode } from "./errors.ts"
export { identityOf, keyOf } from "./identity.ts"
export { inLimited, type LimitedStore, openLimited } from "./limited.ts"
export type { MergeTools } from "./merge-in.ts"
export { type OpenOptions, openStore, type Store, type StorePlace } from "./open.ts"
export { findStale, openReports, type Reread, replaceRecords } from "./reread.ts"
export {
  addCorrections,
  type CorrectionsAdded,
  correctionOutcomes,
  findKeptReport,
  findReviewable,
  keptCorrections,
  openReviewed,
  type ReviewedReport,
  setReviewState,
  weighFacts,
} from "./review.ts"
export { storeRevision } from "./revision.ts"
export { settleStore } from "./settle.ts"
export { refreshStatistics } from "./statistics.ts"
export type { Database, MergedKind } from "./tables.ts"
export { createToken, findToken, listTokens, revokeToken, SCOPES, type Scope, type Token } from "./tokens.ts"
export { withdrawReport } from "./withdraw.ts"
