/** An actor between its mentions and the record. */
import type { Actor, Holding } from "../../record/index.ts"
import type { Mention } from "./find-mentions.ts"

/** An actor while reading: its mentions as words, not yet as spans of the record. */
export interface ReadActor {
  readonly kind: Actor["kind"]
  readonly name: string
  readonly country?: string
  readonly offices: readonly Holding[]
  readonly mentions: readonly Mention[]
  /** That any of the mentions is one. */
  readonly probability: number
}
