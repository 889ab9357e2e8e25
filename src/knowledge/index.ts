/** What is known of the world and of diplomacy, loaded from knowledge/: states, bodies, places, offices, words. */
export { type Knowledge, KnowledgeError, type KnowledgeFiles, loadKnowledge } from "./load.ts"
export type { Found, Named } from "./name-index.ts"
export type { State, StateMatch, StateNameKind } from "./states.ts"
