/** Review: what people say of what was read, kept so that it merges, survives another reading, and can be measured. */
export { findAddress, type ReviewField, reviewFields } from "./address.ts"
export { cohenKappa, krippendorffAlpha, wilsonInterval } from "./agreement.ts"
export { applyCorrections, type Corrected } from "./apply.ts"
export { canonicalJson } from "./canonical.ts"
export {
  type Correction,
  correctionSchema,
  formatCorrections,
  type LineFault,
  mergeCorrections,
  parseCorrections,
  VERDICTS,
  type Verdict,
} from "./correction.ts"
export { addressesIn, draftCorrection, draftUndo, type Seen, type Word } from "./draft.ts"
export { agreementBySlot, fieldsOf, precisionBySlot, type ReviewedRecord, type SlotAgreement, type SlotPrecision } from "./figures.ts"
export { toGold } from "./gold.ts"
export { CORRECTION_OUTCOMES, type CorrectionOutcome, outcomesOf } from "./outcomes.ts"
export { formatAnchor, parsePath, slotOf } from "./paths.ts"
export { type Placed, placeCorrections } from "./place.ts"
export { type FactWeight, type QueuedField, type QueueOrder, queueRecord, sortQueue } from "./queue.ts"
export { type FieldState, findUndone, outcomeOf, settleFields } from "./settle.ts"
export { REVIEW_STATES, type ReviewState } from "./states.ts"
