/** What the encoder saw together with a span: a long report is read in windows, and only what shares one can be linked. */
import type { Labels, WordSpan } from "../../language/index.ts"

/** Of spans in reading order those that share a window with the span, title and dateline always among them. */
export function nearby<S extends WordSpan>(labels: Labels, span: WordSpan, spans: readonly S[]): readonly S[] {
  if (spans.length < 8) return spans
  const { first, last } = labels.reach(span)
  const [from, to] = [placeOf(spans, first), placeOf(spans, last)]
  let outside = 0
  while (outside < from && labels.words[spans[outside]!.first]!.field !== "body") outside++
  return outside > 0 ? [...spans.slice(0, outside), ...spans.slice(Math.max(outside, from), to)] : spans.slice(from, to)
}

/** Of spans in any order those that share a window with one of some others, in their order; title and dateline are always among them. */
export function withinReach<S extends WordSpan>(labels: Labels, from: readonly WordSpan[], spans: readonly S[]): readonly S[] {
  if (spans.length < 8) return spans
  const reached = from.map((span) => labels.reach(span))
  const isNear = ({ first }: S): boolean => reached.some((reach) => reach.first <= first && first < reach.last)
  return spans.filter((span) => isNear(span) || labels.words[span.first]!.field !== "body")
}

/** A group of spans, cut to those near a span; groups without any are left out. */
export function nearGroups<T>(
  labels: Labels,
  span: WordSpan,
  members: readonly Member<T>[],
): { readonly value: T; readonly spans: readonly WordSpan[] }[] {
  const groups = new Map<T, WordSpan[]>()
  for (const { group, first, last } of nearby(labels, span, members)) {
    const spans = groups.get(group)
    if (spans) spans.push({ first, last })
    else groups.set(group, [{ first, last }])
  }
  return [...groups].map(([value, spans]) => ({ value, spans }))
}

/** A span of a group (a mention of an actor, a trigger of an event). */
export interface Member<T> extends WordSpan {
  readonly group: T
}

/** All spans of all groups in reading order. */
export function membersOf<T>(groups: readonly T[], spansOf: (group: T) => readonly WordSpan[]): Member<T>[] {
  return groups
    .flatMap((group) => spansOf(group).map(({ first, last }) => ({ group, first, last })))
    .sort((a, b) => a.first - b.first || a.last - b.last)
}

/** The first place whose span begins at the word or after it. */
function placeOf(spans: readonly WordSpan[], word: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.first < word) low = middle + 1
    else high = middle
  }
  return low
}
