/**
 * Merging new reports into what is kept: facts, units, judgements, clusters, fused views, in this order and in the transaction that
 * keeps the reports. What it leaves depends on which reports are kept, never on the order in which they came.
 */
import type { Kysely } from "kysely"
import type { Knowledge } from "../knowledge/index.ts"
import { describeFacts, type JudgeSettings, judge, type KeptReport } from "../merge/index.ts"
import { add, type Regrouped, regroup } from "./clusters.ts"
import { refuse } from "./refuse.ts"
import { isPlain } from "./rows.ts"
import type { Database } from "./tables.ts"
import { type AtHand, type Judge, judgeFresh, keepBlocks, keepFacts, loadUnits, type Unit } from "./units.ts"

/** What merging is done with. */
export interface MergeTools {
  readonly knowledge: Knowledge
  readonly settings: JudgeSettings
}

/** Judges by settings. */
export const judgeBy =
  (settings: JudgeSettings): Judge =>
  (one, other) =>
    judge(one, other, settings)

/** Merges reports that are kept but not merged yet. */
export async function mergeIn(db: Kysely<Database>, reports: readonly KeptReport[], { knowledge, settings }: MergeTools): Promise<void> {
  const facts = reports.flatMap((report) => describeFacts(report, knowledge))
  const { fresh, grown } = await keepFacts(db, facts)
  const judgeBoth = judgeBy(settings)
  const atHand = await judgeFresh(db, fresh, judgeBoth)
  await keepBlocks(db, [...fresh.values()])
  const regrouped = await regroup(db, [...fresh.keys()], { judge: judgeBoth, unkept: fresh, atHand })
  await refuse(db, await withGrown(db, regrouped, grown), { fold: knowledge.foldName, inHand: reports, atHand: asKept(atHand, fresh) })
}

/** Units that say the same when they come out of the database; the others are loaded. */
function asKept(units: ReadonlyMap<string, Unit>, fresh: ReadonlyMap<string, Unit>): AtHand {
  return new Map([...units].filter(([id, { content }]) => !fresh.has(id) || isPlain(content)))
}

/** What has more facts than before is touched, too. */
async function withGrown(db: Kysely<Database>, { touched, gone }: Regrouped, grown: readonly string[]): Promise<Regrouped> {
  const all = new Map([...touched].map(([kind, ids]) => [kind, new Set(ids)]))
  for (const { kind, merged } of (await loadUnits(db, grown)).values()) add(all, kind, merged)
  return { touched: all, gone }
}
