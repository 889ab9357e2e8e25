/**
 * From judgements to clusters, by average linkage: the two groups whose judgements speak most for one are joined first, as long as on the
 * whole they do. The order of ids and judgements does not matter, what is judged different is never joined, and what becomes of units
 * that "same" ties together depends on them alone.
 */
import TinyQueue from "tinyqueue"
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

/** What stands between two groups: the sum of log odds in millionths, how many judgements, whether one is "same", whether one forbids, whether a hand joins. */
interface Link {
  readonly sum: number
  readonly count: number
  readonly same: boolean
  readonly different: boolean
  readonly byHand: boolean
}

type Links = Map<string, Map<string, Link>>

/** Log odds are counted in whole millionths of one, so that a sum is the same in whatever order it is made. */
const ONE = 1_000_000

/**
 * Log odds that a pair across has on average at the least, where two groups are joined. Of events below evens: a misread day or place of
 * one report speaks against every other, so the whole is asked with forbearance.
 */
const LEAST: Readonly<Partial<Record<FactKind, number>>> = { event: -0.5 }

/** Log odds of a pair that was not judged, as nothing brings the two together. */
const UNJUDGED = -2

/**
 * Groups are named by their smallest unit. What may be joined waits in a queue, the best first, and is asked again when its turn comes: by
 * then one of the two may be part of another group, or more may stand between them.
 */
function linkGroups(units: readonly string[], inside: readonly Judgement[]): string[][] {
  const groups = new Map(units.map((unit) => [unit, [unit]]))
  const links: Links = new Map(units.map((unit) => [unit, new Map()]))
  for (const judgement of inside) setLink(links, judgement.a, judgement.b, linkOf(judgement))
  const least = (LEAST[inside[0]?.kind ?? "event"] ?? 0) * ONE
  const candidateOf = (one: string, other: string): Candidate[] => {
    const [a, b] = one < other ? [one, other] : [other, one]
    const link = links.get(a)?.get(b)
    if (!link?.same || link.different) return []
    const pairs = groups.get(a)!.length * groups.get(b)!.length
    const mean = (link.sum + (pairs - link.count) * UNJUDGED * ONE) / pairs
    return mean > least || link.byHand ? [{ a, b, mean, byHand: link.byHand, link, pairs }] : []
  }
  const first = [...links].flatMap(([a, others]) => [...others.keys()].flatMap((b) => (a < b ? candidateOf(a, b) : [])))
  const queue = new TinyQueue(first, inTurn)
  for (let best = queue.pop(); best !== undefined; best = queue.pop()) {
    const { a, b } = best
    const [now] = candidateOf(a, b)
    if (now?.link !== best.link || now.pairs !== best.pairs) continue
    groups.get(a)!.push(...groups.get(b)!)
    groups.delete(b)
    joinLinks(links, a, b)
    for (const other of links.get(a)!.keys()) for (const candidate of candidateOf(a, other)) queue.push(candidate)
  }
  return [...groups.values()]
}

function linkOf(judgement: Judgement): Link {
  const { verdict, probability } = judgement
  const byHand = verdict === "same" && isByHand(judgement)
  return { sum: Math.round(logOdds(probability) * ONE), count: 1, same: verdict === "same", different: verdict === "different", byHand }
}

function setLink(links: Links, a: string, b: string, link: Link): void {
  links.get(a)!.set(b, link)
  links.get(b)!.set(a, link)
}

/** Two groups that may be joined, the smaller name first, as they were when they were asked. */
interface Candidate {
  readonly a: string
  readonly b: string
  /** Log odds of a pair across, on average, in millionths. */
  readonly mean: number
  readonly byHand: boolean
  readonly link: Link
  readonly pairs: number
}

/** By hand first, then what is likelier; of equals those whose names sort first. */
function inTurn(one: Candidate, other: Candidate): number {
  if (one.byHand !== other.byHand) return one.byHand ? -1 : 1
  if (one.mean !== other.mean) return other.mean - one.mean
  return pairKey(one.a, one.b) < pairKey(other.a, other.b) ? -1 : 1
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
