/** Offices of a report: phrases read into title, country or body, and status. */

export { kinOfTitle } from "./kin.ts"
export { isOfficeWord } from "./office-index.ts"
export type { HoldingStatus, OfficeKnowledge, ReadOffice } from "./parts.ts"
export { type Counterpart, counterpartOffices, readCounterpart } from "./read-counterpart.ts"
export { type OfficeContext, readOffice } from "./read-office.ts"
