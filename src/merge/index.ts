/** Merging across reports: facts of records, blocks, judgements with their reasons, clusters, and the fused view. Pure. */
export { blockKeys } from "./blocks.ts"
export { cluster } from "./cluster.ts"
export { describeFacts, describeReport } from "./describe.ts"
export type {
  BodyFact,
  EventFact,
  Fact,
  FactKind,
  KeptReport,
  Party,
  PersonFact,
  ReportFact,
  StatementFact,
  TourFact,
} from "./facts.ts"
export { FACT_KINDS } from "./facts.ts"
export { fuse } from "./fuse.ts"
export type {
  Agreement,
  Fused,
  FusedBody,
  FusedHolding,
  FusedLeg,
  FusedParticipant,
  FusedPerson,
  FusedPlace,
  FusedStatement,
  FusedTour,
  Member,
  Occurrence,
  Slot,
  Source,
  StatusStep,
  Version,
  Wording,
} from "./fused.ts"
export { mergedId, occurrenceId } from "./ids.ts"
export { judge, judgeBlock, weigh } from "./judge.ts"
export type { Judgement, JudgeSettings, KindWeights, MergeWeights, Reason, Verdict } from "./judgements.ts"
export { isByHand, VERDICTS } from "./judgements.ts"
export { relateNames } from "./name-relation.ts"
export { compareName } from "./names.ts"
export { groupCopies, isCopy } from "./sources.ts"
export { parseMergeWeights } from "./weights.ts"
