/** What statements, ties and tours rest on: their labels, and to whom and what the encoder links them. */
import type { WordSpan } from "../../language/index.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import { contains, overlaps, type Reading, spanOf } from "../reading.ts"
import { chooseAmong, joinedScore } from "../spans/choose.ts"
import { spansIn } from "../spans/find-spans.ts"
import { nearby } from "../spans/nearby.ts"
import type { ReadStatement } from "../statements/find-statements.ts"
import type { ReadTie } from "../ties/find-ties.ts"
import type { ReadTour } from "../tours/chain-legs.ts"
import { type Finding, known, labelAt, linkBetween, linkOf } from "./findings.ts"

/** The findings of a statement. */
export function traceStatement(reading: Reading, statement: ReadStatement, actors: readonly ReadActor[]): Finding[] {
  const { content, cue, source, speaker, addressee, audience, occasion } = statement
  const [first, ...more] = content
  const named = source && speaker.mentions.find((mention) => overlaps(source, mention))
  return [
    ...content.map((span) => labelAt(reading, "content", layerOf(reading, span), span)),
    ...more.flatMap((span) => between(reading, { of: "content", link: "more" }, first!, span)),
    ...(cue ? [labelAt(reading, "cue", "part", cue), ...chosenSpan(reading, { of: "cue", link: "cue" }, first!, cue)] : []),
    ...(source
      ? [labelAt(reading, "source", "part", source), ...chosenSpan(reading, { of: "source", link: "source" }, first!, source)]
      : []),
    ...(named ? [known("speaker", "filled", "the source's own words name the speaker", [spanOf(reading, named)])] : []),
    ...chosenActors(reading, { of: "speaker", link: "speaker", taken: speaker }, first!, actors),
    ...(addressee ? chosenActors(reading, { of: "addressee", link: "addressee", taken: addressee }, first!, actors) : []),
    ...(audience ? [known("audience", "filled", "a word of audience follows the cue", [spanOf(reading, audience)])] : []),
    ...(occasion ? between(reading, { of: "occasion", link: "occasion" }, first!, occasion.triggers[0]!) : []),
  ]
}

/** The findings of a tie. */
export function traceTie(reading: Reading, { span, source, target }: ReadTie, actors: readonly ReadActor[]): Finding[] {
  const hinted = [
    ...new Set([...(reading.hints.tie ?? [])].flatMap(([word, types]) => (span.first <= word && word < span.last ? [...types] : []))),
  ]
  return [
    labelAt(reading, "type", "tie", span),
    ...(hinted.length > 0 ? [known("type", "filled", `words of stance: ${hinted.join(", ")}`, [spanOf(reading, span)])] : []),
    ...chosenActors(reading, { of: "source", link: "tie-source", taken: source }, span, actors),
    ...chosenActors(reading, { of: "target", link: "tie-target", taken: target }, span, actors),
  ]
}

/** The findings of a tour. */
export function traceTour(reading: Reading, { legs }: ReadTour): Finding[] {
  return legs.slice(1).flatMap(({ event }, index) => {
    return between(reading, { of: "legs", link: "tour" }, legs[index]!.event.triggers[0]!, event.triggers[0]!)
  })
}

interface Asked {
  readonly of: string
  readonly link: string
}

/** Contents within contents have a layer of their own. */
function layerOf(reading: Reading, span: WordSpan): string {
  return spansIn(reading, "content").some((outer) => outer.first === span.first && contains(outer, span)) ? "content" : "inner"
}

function between(reading: Reading, asked: Asked, from: WordSpan, to: WordSpan): Finding[] {
  const probability = linkBetween(reading, asked.link, from, to)
  return probability === undefined ? [] : [linkOf(reading, asked, { from, to, probability })]
}

/** A span chosen among all cues, or all sources. */
function chosenSpan(reading: Reading, asked: Asked, from: WordSpan, taken: WordSpan): Finding[] {
  const label = asked.link.toUpperCase()
  const spans = nearby(
    reading.labels,
    from,
    spansIn(reading, "part").filter((span) => span.label === label),
  )
  const choices = chooseAmong(spans, (span) => reading.labels.link(asked.link, from, span))
  const choice = choices.find(({ value }) => value.first === taken.first)
  return choice ? [linkOf(reading, asked, { from, to: taken, probability: choice.probability })] : []
}

/** Actors that come near are told too. */
const NEAR = 0.1

/** The actor that is taken, and others that were near, each by the mention that lies nearest. */
function chosenActors(
  reading: Reading,
  { of, link, taken }: Asked & { readonly taken: ReadActor },
  from: WordSpan,
  actors: readonly ReadActor[],
): Finding[] {
  const choices = chooseAmong(actors, ({ mentions }) => joinedScore(reading.labels, link, [from], nearby(reading.labels, from, mentions)))
  return choices
    .filter(({ value, probability }) => value === taken || probability >= NEAR)
    .map(({ value, probability }) => {
      const to = value.mentions.reduce((a, b) => (Math.abs(b.first - from.first) < Math.abs(a.first - from.first) ? b : a))
      return linkOf(reading, { of, link, isTaken: value === taken }, { from, to, probability })
    })
}
