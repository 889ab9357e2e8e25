/** What is known of the world and of diplomacy, loaded from knowledge/: states, bodies, places, offices, words. */
export type { Body, BodyMatch } from "./bodies.ts"
export type { TimeWords } from "./en-schema.ts"
export { type CodeMaps, type Knowledge, loadKnowledge } from "./load.ts"
export type { Found, Named } from "./name-index.ts"
export type { NameMatch, Namesake } from "./names.ts"
export type { Place, Precision } from "./places.ts"
export type { State, StateMatch, StateNameKind } from "./states.ts"
export { KnowledgeError, type KnowledgeFiles } from "./validate.ts"
