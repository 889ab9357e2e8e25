/** What an actor rests on: the labels of its mentions, which of them are one, its state, and its offices. */
import type { Holding, Span } from "../../record/index.ts"
import type { Mention } from "../actors/find-mentions.ts"
import { cannotBe, nameScore } from "../actors/name-score.ts"
import type { ReadActor } from "../actors/read-actor.ts"
import { contains, overlaps, type Reading, spanOf } from "../reading.ts"
import { chooseGroup } from "../spans/choose.ts"
import { spansIn } from "../spans/find-spans.ts"
import { membersOf } from "../spans/nearby.ts"
import { type Finding, known, labelAt, linkBetween, linkOf } from "./findings.ts"

/** The findings of an actor; `others` are all of the report. */
export function traceActor(reading: Reading, actor: ReadActor, others: readonly ReadActor[]): Finding[] {
  return [
    ...actor.mentions.map((mention) => labelAt(reading, "mention", "actor", mention)),
    ...traceNames(reading, actor),
    ...traceCountry(reading, actor),
    ...actor.offices.flatMap((office) => traceOffice(reading, office, actor)),
    ...traceVetoes(reading, actor, others),
  ]
}

/** Each further mention with the earlier one that it is joined to most surely, and what their names say. */
function traceNames(reading: Reading, { mentions }: ReadActor): Finding[] {
  const labelled = spansIn(reading, "actor")
  return mentions.slice(1).flatMap((mention, index) => {
    const words = [spanOf(reading, mention)]
    if (!labelled.some((span) => overlaps(span, mention))) return [known("mention", "filled", "the actor's name stands here again", words)]
    const links = mentions.slice(Math.max(0, index + 1 - COMPARED), index + 1).flatMap((earlier) => {
      const probability = linkBetween(reading, "same", earlier, mention)
      return probability === undefined ? [] : [{ from: earlier, to: mention, probability }]
    })
    const best = links.sort((a, b) => b.probability - a.probability)[0]
    const named = mentions.slice(0, index + 1).find((earlier) => nameScore(earlier, mention) >= 4)
    return [
      ...(best ? [linkOf(reading, { of: "mention", link: "same" }, best)] : []),
      ...(named ? [known("mention", "filled", "the names are one", [spanOf(reading, named), ...words])] : []),
    ]
  })
}

function traceCountry(reading: Reading, { mentions, country }: ReadActor): Finding[] {
  if (!country) return []
  const named = mentions.find(({ state }) => state?.iso3 === country)
  if (named) return [known("country", "filled", `${country}: ${named.state?.as}`, [spanOf(reading, named)])]
  const lands = reading.lands.filter(({ iso3 }) => iso3 === country)
  const links = lands.flatMap((land) =>
    mentions.flatMap((mention) => {
      const probability = linkBetween(reading, "land", mention, land)
      return probability === undefined ? [] : [{ from: mention, to: land, probability }]
    }),
  )
  const best = links.sort((a, b) => b.probability - a.probability)[0]
  const within = lands.find((land) => mentions.some((mention) => contains(mention, land)))
  return [
    ...(best ? [linkOf(reading, { of: "country", link: "land" }, best)] : []),
    ...(within ? [known("country", "filled", `${country}: ${within.as}`, [spanOf(reading, within)])] : []),
  ]
}

function traceOffice(reading: Reading, { title, country, organization, status, basis, evidence }: Holding, actor: ReadActor): Finding[] {
  const isOf = (span: Span): boolean => evidence.some(({ start, field }) => start === span.start && field === span.field)
  const phrases = spansIn(reading, "office").filter((span) => isOf(spanOf(reading, span)))
  const members = membersOf([actor], ({ mentions }) => mentions)
  const of = organization ?? country
  const reads = `${status} ${title}${of ? ` of ${of}` : ""}${basis ? ` (${basis})` : ""}`
  return [
    ...phrases.flatMap((phrase) => {
      const [choice] = chooseGroup(reading.labels, "holder", phrase, members)
      const nearest = nearestTo(phrase.first, actor.mentions)
      const link =
        choice && linkOf(reading, { of: "office", link: "holder" }, { from: phrase, to: nearest, probability: choice.probability })
      return [labelAt(reading, "office", "office", phrase), ...(link ? [link] : [])]
    }),
    known("office", "filled", reads, evidence),
  ]
}

function nearestTo(word: number, mentions: readonly Mention[]): Mention {
  return mentions.reduce((best, mention) => (Math.abs(mention.first - word) < Math.abs(best.first - word) ? mention : best))
}

/** Mentions that are compared of each actor: a long report has hundreds of some. */
const COMPARED = 12

/** Mentions of others that the encoder takes for this actor's, and that cannot be: each pair of actors once. */
function traceVetoes(reading: Reading, actor: ReadActor, others: readonly ReadActor[]): Finding[] {
  return others
    .filter((other) => other !== actor)
    .flatMap(({ mentions }) => {
      for (const own of actor.mentions.slice(0, COMPARED))
        for (const other of mentions.slice(0, COMPARED))
          if (cannotBe(own, other) && (linkBetween(reading, "same", own, other) ?? 0) > 0.5)
            return [known("mention", "vetoed", "not one actor", [spanOf(reading, own), spanOf(reading, other)])]
      return []
    })
}
