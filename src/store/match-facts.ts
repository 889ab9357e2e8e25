/** Facts of an old and a new record of one report that rest on the same words. */
import type { KeptReport } from "../merge/index.ts"
import type { DiplomaticRecord, Span } from "../record/index.ts"

interface Resting {
  readonly id: string
  readonly spans: readonly Span[]
}

/** From ids of old facts to ids of new ones; each new fact is taken once, by the old one that shares most of its words. */
export function matchFacts({ key, record }: KeptReport, after: DiplomaticRecord): Map<string, string> {
  const [old, fresh] = [groupsOf(record), groupsOf(after)]
  const pairs = old.flatMap((group, at) => matchGroup(group, fresh[at]!))
  return new Map(pairs.map(([from, to]) => [`${key}/${from}`, `${key}/${to}`]))
}

function groupsOf({ actors, events, statements, tours }: DiplomaticRecord): Resting[][] {
  return [
    actors.map(({ id, mentions }) => ({ id, spans: mentions })),
    events.map(({ id, evidence }) => ({ id, spans: evidence })),
    statements.map(({ id, content }) => ({ id, spans: content })),
    tours.map(({ id, legs }) => ({ id, spans: legs.flatMap(({ evidence }) => evidence) })),
  ]
}

function matchGroup(old: readonly Resting[], fresh: readonly Resting[]): [string, string][] {
  const scored = old.flatMap((one) => fresh.map((other) => ({ from: one.id, to: other.id, shared: sharedLength(one.spans, other.spans) })))
  const taken = new Set<string>()
  const pairs: [string, string][] = []
  for (const { from, to, shared } of scored.sort((a, b) => b.shared - a.shared)) {
    if (shared === 0 || taken.has(`from ${from}`) || taken.has(`to ${to}`)) continue
    taken.add(`from ${from}`).add(`to ${to}`)
    pairs.push([from, to])
  }
  return pairs
}

/** How many characters the spans have in common. */
function sharedLength(one: readonly Span[], other: readonly Span[]): number {
  const pairs = one.flatMap((a) => other.filter((b) => a.field === b.field).map((b) => Math.min(a.end, b.end) - Math.max(a.start, b.start)))
  return pairs.reduce((sum, length) => sum + Math.max(0, length), 0)
}
