/** What is at hand while the reports of one occurrence are fused. */
import type { DiplomaticEvent, DiplomaticRecord } from "../record/index.ts"
import type { EventFact } from "./facts.ts"
import type { Member, Source } from "./fused.ts"

/** A member with its event. */
export interface Telling {
  readonly member: Member<EventFact>
  readonly event: DiplomaticEvent
  readonly record: DiplomaticRecord
  readonly source: Source
}

/** What the slots of one occurrence share. */
export interface SharedRules {
  readonly copies: readonly (readonly string[])[]
  readonly reports: readonly string[]
  readonly own: ReadonlySet<string>
  readonly corrected: ReadonlyMap<string, string>
}
