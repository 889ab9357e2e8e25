/** The record: what users keep, cite, merge and publish. One zod schema gives types, validator, JSON Schema and codebook. */
export type { Actor, Holding } from "./actors.ts"
export { codebook } from "./codebook.ts"
export type { DaySpan } from "./dates.ts"
export { daysOf, isEdtf } from "./dates.ts"
export type { DiplomaticEvent, EventTime, Leg, Participant, Place, Tour } from "./events.ts"
export type { FaultCode } from "./faults.ts"
export { FAULT_CODES } from "./faults.ts"
export type { IdKind } from "./ids.ts"
export { ID_LETTERS, makeId, reportId, sha256 } from "./ids.ts"
export type { JsonSchema } from "./json-schema.ts"
export { recordJsonSchema, reportJsonSchema } from "./json-schema.ts"
export { roundConfidence } from "./parts.ts"
export type { Issue, Producer, Report, ReportHead } from "./report.ts"
export { makeHead } from "./report.ts"
export type { DiplomaticRecord } from "./schema.ts"
export { RECORD_SCHEMA, schemas } from "./schema.ts"
export { keepConfident, withoutQuotes } from "./select.ts"
export type { Span } from "./spans.ts"
export { makeSpan, quoteOf } from "./spans.ts"
export type { Statement, Tie } from "./statements.ts"
export { validateRecord } from "./validate.ts"
export {
  ACTOR_KINDS,
  CHANNELS,
  EVENT_STATUSES,
  EVENT_TYPES,
  FORMATS,
  HOLDING_STATUSES,
  MODES,
  OFFICE_BASES,
  PLACE_BASES,
  PLACE_PRECISIONS,
  ROLES,
  TIE_TYPES,
  TIME_BASES,
} from "./vocabulary.ts"
