/** Spans that belong to an event: its times, its places, its topics. */
import type { LabelledSpan, Reading } from "../reading.ts"

/** The spans linked to any of the triggers above the threshold, the surest first, with their log odds. */
export function linkedSpans(reading: Reading, link: string, triggers: readonly LabelledSpan[], spans: readonly LabelledSpan[]): { span: LabelledSpan; score: number }[] {
  return spans
    .map((span) => ({ span, score: Math.max(...triggers.map((trigger) => reading.labels.link(link, trigger, span) ?? Number.NEGATIVE_INFINITY)) }))
    .filter(({ score }) => score > (reading.settings.links[link] ?? 0))
    .sort((a, b) => b.score - a.score)
}
