/** What is at hand while the facts of one report are made. */
import type { Knowledge } from "../knowledge/index.ts"
import type { Actor } from "../record/index.ts"
import type { Fact, KeptReport } from "./facts.ts"

/** A report while its facts are made. */
export interface Describing {
  readonly kept: KeptReport
  readonly knowledge: Knowledge
  readonly told?: number
  readonly head: Pick<Fact, "report" | "published" | "publisher" | "agency">
  readonly actors: ReadonlyMap<string, Actor>
}
