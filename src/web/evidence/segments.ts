/** Overlapping spans to the flat stretches of text between their borders, as HTML cannot nest what crosses. */

/** A span and what it lights: a name that ties it to a fact or to a row of one. */
export interface LitSpan {
  readonly start: number
  readonly end: number
  readonly light: string
}

/** A stretch of text and all that covers it, the shortest span first. */
export interface Segment {
  readonly text: string
  readonly lights: readonly string[]
}

/** Cuts a text at every border of its spans. Spans past its ends are cut to it; empty ones are left out. */
export function cutSegments(text: string, spans: readonly LitSpan[]): Segment[] {
  const kept = spans
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter(({ start, end }) => start < end)
  const borders = [...new Set([0, text.length, ...kept.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const opening = kept.toSorted((a, b) => a.start - b.start)
  const segments: Segment[] = []
  let open: LitSpan[] = []
  let next = 0
  for (const [index, start] of borders.entries()) {
    const end = borders[index + 1]
    if (end === undefined) break
    open = open.filter((span) => span.end > start)
    for (let span = opening[next]; span && span.start <= start; span = opening[next]) {
      open.push(span)
      next += 1
    }
    const covering = open.toSorted((a, b) => a.end - a.start - (b.end - b.start))
    segments.push({ text: text.slice(start, end), lights: [...new Set(covering.map(({ light }) => light))] })
  }
  return segments
}
