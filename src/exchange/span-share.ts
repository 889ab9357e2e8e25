/** How much of the same words two lists of spans of one text are. */
import type { Span } from "../record/index.ts"

/** How many characters two spans share. */
export const overlapOf = (one: Span, other: Span): number => Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))

/** Shared characters of all that either has. */
export function shareOf(here: readonly Span[], there: readonly Span[]): number {
  const shared = here.reduce((sum, one) => sum + there.reduce((inner, other) => inner + overlapOf(one, other), 0), 0)
  const length = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0)
  const all = length(here) + length(there) - shared
  return all === 0 ? 0 : shared / all
}

/** The words of spans, with an ellipsis between. */
export const wordsOf = (spans: readonly Span[]): string => spans.map(({ text }) => text ?? "").join(" … ")

/** Shares from which spans are of one thing, and from which they agree: quotation marks, articles and titles make little of it. */
export const [SAME_SHARE, AGREEING_SHARE] = [0.3, 0.8]
