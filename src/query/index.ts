/** Asking: one Query schema, and a pure function a verb that answers it from a store. The same question on the same store gives the same answer. */
export { QUERY_FAULTS, QueryError, type QueryFaultCode } from "./errors.ts"
export { type FoundOccurrence, type FoundParticipant, find, loadOccurrences } from "./find.ts"
export type { Member } from "./members.ts"
export type { Page } from "./page.ts"
export { type Filter, parseQuery, type Query, type QueryInput, querySchema, VERB_FILTERS, type Verb, verbSchema } from "./query.ts"
export type { Source } from "./resolve.ts"
