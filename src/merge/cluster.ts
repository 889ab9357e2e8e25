/**
 * From judgements to clusters. The order of ids and judgements does not matter, what is judged different is never joined, and what
 * becomes of units that "same" ties together depends on them alone.
 */
import { isByHand, type Judgement } from "./judgements.ts"

/** Units in groups, each sorted, the groups by their first; units without a judgement stand alone. */
export function cluster(ids: readonly string[], judgements: readonly Judgement[]): string[][] {
  const pairs = settle(judgements)
  const groupOf = new Map([...ids].sort().map((id) => [id, new Set([id])]))
  const same = [...pairs.values()].filter(({ a, b, verdict }) => verdict === "same" && groupOf.has(a) && groupOf.has(b)).sort(surestFirst)
  for (const { a, b } of same) {
    const [left, right] = [groupOf.get(a)!, groupOf.get(b)!]
    if (left === right || !mayJoin(left, right, pairs)) continue
    for (const id of right) groupOf.set(id, left.add(id))
  }
  return [...new Set(groupOf.values())].map((group) => [...group].sort()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
}

/** One judgement a pair: by hand before by program. Several by hand: the one that sorts last by author stands, so the order is nothing. */
function settle(judgements: readonly Judgement[]): Map<string, Judgement> {
  const rank = (judgement: Judgement) => `${isByHand(judgement) ? 1 : 0} ${judgement.author} ${judgement.verdict}`
  const pairs = new Map<string, Judgement>()
  for (const judgement of judgements) {
    const key = pairKey(judgement.a, judgement.b)
    const before = pairs.get(key)
    if (before === undefined || rank(before) < rank(judgement)) pairs.set(key, judgement)
  }
  return pairs
}

const pairKey = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`)

function surestFirst(one: Judgement, other: Judgement): number {
  const hand = Number(isByHand(other)) - Number(isByHand(one))
  return hand || other.probability - one.probability || (pairKey(one.a, one.b) < pairKey(other.a, other.b) ? -1 : 1)
}

/** Nothing between them is judged different, and the judgements between them speak for one on the whole. */
function mayJoin(left: ReadonlySet<string>, right: ReadonlySet<string>, pairs: ReadonlyMap<string, Judgement>): boolean {
  let [sum, byHand] = [0, false]
  for (const a of left) {
    for (const b of right) {
      const judgement = pairs.get(pairKey(a, b))
      if (judgement?.verdict === "different") return false
      if (judgement) sum += logOdds(judgement.probability)
      byHand ||= judgement !== undefined && judgement.verdict === "same" && isByHand(judgement)
    }
  }
  return byHand || sum > 0
}

function logOdds(probability: number): number {
  const inside = Math.min(0.999, Math.max(0.001, probability))
  return Math.log(inside / (1 - inside))
}
