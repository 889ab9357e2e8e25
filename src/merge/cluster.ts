/**
 * From judgements to clusters, by average linkage: the two groups whose judgements speak most for one are joined first, as long as on the
 * whole they do. The order of ids and judgements does not matter, what is judged different is never joined, and what becomes of units
 * that "same" ties together depends on them alone.
 */
import type { FactKind } from "./facts.ts"
import { isByHand, type Judgement } from "./judgements.ts"

/** Units in groups, each sorted, the groups by their first; units without a judgement stand alone. */
export function cluster(ids: readonly string[], judgements: readonly Judgement[]): string[][] {
  const known = new Set(ids)
  const pairs = settle(judgements).filter(({ a, b }) => known.has(a) && known.has(b))
  const groups = [...findComponents(ids, pairs)].flatMap(({ units, inside }) => linkGroups(units, inside))
  return groups.map((group) => [...group].sort()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
}

const pairKey = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`)

/** One judgement a pair: by hand before by program; of several, the one whose author, then verdict, sorts last. */
function settle(judgements: readonly Judgement[]): Judgement[] {
  const rank = (judgement: Judgement) => `${isByHand(judgement) ? 1 : 0} ${judgement.author} ${judgement.verdict} ${judgement.probability}`
  const pairs = new Map<string, Judgement>()
  for (const judgement of judgements) {
    const key = pairKey(judgement.a, judgement.b)
    const before = pairs.get(key)
    if (before === undefined || rank(before) < rank(judgement)) pairs.set(key, judgement)
  }
  return [...pairs.values()]
}

interface Component {
  readonly units: readonly string[]
  readonly inside: readonly Judgement[]
}

/** Units that "same" ties together, with the judgements among them. */
function findComponents(ids: readonly string[], pairs: readonly Judgement[]): Iterable<Component> {
  const above = new Map(ids.map((id) => [id, id]))
  const find = (id: string): string => {
    let top = id
    while (above.get(top) !== top) top = above.get(top)!
    above.set(id, top)
    return top
  }
  for (const { a, b, verdict } of pairs) if (verdict === "same") above.set(find(a), find(b))
  const components = new Map<string, { units: string[]; inside: Judgement[] }>()
  for (const id of new Set(ids)) {
    const component = components.get(find(id))
    if (component) component.units.push(id)
    else components.set(find(id), { units: [id], inside: [] })
  }
  for (const pair of pairs) if (find(pair.a) === find(pair.b)) components.get(find(pair.a))!.inside.push(pair)
  return components.values()
}

/** What stands between two groups: the sum of log odds, how many judgements, whether one is "same", whether one forbids, whether a hand joins. */
interface Link {
  readonly sum: number
  readonly count: number
  readonly same: boolean
  readonly different: boolean
  readonly byHand: boolean
}

type Links = Map<string, Map<string, Link>>

/**
 * Log odds that a pair across has on average at the least, where two groups are joined. Of events below evens: a misread day or place of
 * one report speaks against every other, so the whole is asked with forbearance.
 */
const LEAST: Readonly<Partial<Record<FactKind, number>>> = { event: -0.5 }

/** Log odds of a pair that was not judged, as nothing brings the two together. */
const UNJUDGED = -2
/** Sums made in another order differ in their last digits; nearer than this they are the same. */
const SAME_SUM = 1e-9

/** Groups are named by their smallest unit. */
function linkGroups(units: readonly string[], inside: readonly Judgement[]): string[][] {
  const groups = new Map(units.map((unit) => [unit, [unit]]))
  const links: Links = new Map(units.map((unit) => [unit, new Map()]))
  for (const judgement of inside) setLink(links, judgement.a, judgement.b, linkOf(judgement))
  const least = LEAST[inside[0]?.kind ?? "event"] ?? 0
  const next = () => findBest(links, (unit) => groups.get(unit)!.length, least)
  for (let best = next(); best !== undefined; best = next()) {
    const [a, b] = best
    groups.get(a)!.push(...groups.get(b)!)
    groups.delete(b)
    joinLinks(links, a, b)
  }
  return [...groups.values()]
}

function linkOf(judgement: Judgement): Link {
  const { verdict, probability } = judgement
  const byHand = verdict === "same" && isByHand(judgement)
  return { sum: logOdds(probability), count: 1, same: verdict === "same", different: verdict === "different", byHand }
}

function setLink(links: Links, a: string, b: string, link: Link): void {
  links.get(a)!.set(b, link)
  links.get(b)!.set(a, link)
}

/** The two groups to be joined next, the smaller name first; of equals those whose names sort first. */
function findBest(links: Links, sizeOf: (group: string) => number, least: number): [string, string] | undefined {
  let best: Candidate | undefined
  for (const [a, others] of links) {
    for (const [b, link] of others) {
      if (a > b || !link.same || link.different) continue
      const pairs = sizeOf(a) * sizeOf(b)
      const mean = (link.sum + (pairs - link.count) * UNJUDGED) / pairs
      const candidate = { a, b, mean, byHand: link.byHand }
      if ((mean > least + SAME_SUM || link.byHand) && (best === undefined || isBefore(candidate, best))) best = candidate
    }
  }
  return best && [best.a, best.b]
}

interface Candidate {
  readonly a: string
  readonly b: string
  /** Log odds of a pair across, on average. */
  readonly mean: number
  readonly byHand: boolean
}

function isBefore(one: Candidate, other: Candidate): boolean {
  if (one.byHand !== other.byHand) return one.byHand
  if (Math.abs(one.mean - other.mean) > SAME_SUM) return one.mean > other.mean
  return pairKey(one.a, one.b) < pairKey(other.a, other.b)
}

/** What stood between b and the others now stands between them and a. */
function joinLinks(links: Links, a: string, b: string): void {
  for (const [other, link] of links.get(b)!) {
    links.get(other)!.delete(b)
    if (other === a) continue
    const before = links.get(a)!.get(other)
    setLink(links, a, other, before ? addLinks(before, link) : link)
  }
  links.delete(b)
}

function addLinks(one: Link, other: Link): Link {
  return {
    sum: one.sum + other.sum,
    count: one.count + other.count,
    same: one.same || other.same,
    different: one.different || other.different,
    byHand: one.byHand || other.byHand,
  }
}

function logOdds(probability: number): number {
  const inside = Math.min(0.999, Math.max(0.001, probability))
  return Math.log(inside / (1 - inside))
}
