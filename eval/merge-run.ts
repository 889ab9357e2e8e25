/** Merges the facts of a set as the store does: pairs that share a block are judged, clusters derived. */
import { blockKeys, cluster, type Fact, type FactKind, type Judgement, type JudgeSettings, judge } from "../src/merge/index.ts"
import type { Groups } from "./merge-sets.ts"

/** Pairs of facts, one for each unit, that share a block. */
export function candidatePairs(facts: readonly Fact[], kind: FactKind): [Fact, Fact][] {
  const units = new Map(facts.filter((fact) => fact.kind === kind).map((fact) => [fact.unit, fact]))
  const blocks = new Map<string, Fact[]>()
  for (const fact of units.values()) for (const key of blockKeys(fact)) blocks.set(key, [...(blocks.get(key) ?? []), fact])
  const pairs = new Map<string, [Fact, Fact]>()
  for (const block of blocks.values()) {
    block.forEach((one, at) => {
      for (const other of block.slice(at + 1)) {
        const pair: [Fact, Fact] = one.unit < other.unit ? [one, other] : [other, one]
        pairs.set(`${pair[0].unit}\n${pair[1].unit}`, pair)
      }
    })
  }
  return [...pairs.values()]
}

/** What merging makes of one kind of fact. */
export interface Merged {
  readonly groups: Groups
  readonly judgements: readonly Judgement[]
}

/** Judges and clusters. */
export function mergeFacts(facts: readonly Fact[], kind: FactKind, settings: JudgeSettings): Merged {
  const judgements = candidatePairs(facts, kind).map(([one, other]) => judge(one, other, settings))
  const own = facts.filter((fact) => fact.kind === kind)
  const clusters = cluster([...new Set(own.map(({ unit }) => unit))], judgements)
  const clusterOf = new Map(clusters.flatMap((units, at) => units.map((unit) => [unit, String(at)])))
  return { groups: new Map(own.map(({ id, unit }) => [id, clusterOf.get(unit)!])), judgements }
}
