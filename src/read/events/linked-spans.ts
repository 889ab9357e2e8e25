/** Spans that belong to an event: its times, its places, its topics. */
import { type LabelledSpan, logOddsOf, type Reading } from "../reading.ts"
import { type Choice, chooseAmong, joinedScore } from "../spans/choose.ts"
import { withinReach } from "../spans/nearby.ts"

/** The spans within reach of an event with the probability that a link leads to each, the likeliest first. */
export function likelySpans(
  { labels }: Pick<Reading, "labels">,
  link: string,
  triggers: readonly LabelledSpan[],
  spans: readonly LabelledSpan[],
): Choice<LabelledSpan>[] {
  return chooseAmong(withinReach(labels, triggers, spans), (span) => joinedScore(labels, link, triggers, [span]))
}

/** The spans that an event may choose for a link, the likeliest first: those whose odds pass the threshold. */
export function linkedSpans(
  reading: Reading,
  link: string,
  triggers: readonly LabelledSpan[],
  spans: readonly LabelledSpan[],
): Choice<LabelledSpan>[] {
  return likelySpans(reading, link, triggers, spans).filter(
    ({ probability }) => logOddsOf(probability) > (reading.settings.links[link] ?? 0),
  )
}

/** The spans linked to any of the triggers, each pair a question of its own. */
export function relatedSpans(
  reading: Reading,
  link: string,
  triggers: readonly LabelledSpan[],
  spans: readonly LabelledSpan[],
): LabelledSpan[] {
  const isLinked = (span: LabelledSpan): boolean =>
    triggers.some((trigger) => (reading.labels.link(link, trigger, span) ?? -9) > (reading.settings.links[link] ?? 0))
  return withinReach(reading.labels, triggers, spans).filter(isLinked)
}
