/** Offices of persons, named or not: office phrases of the encoder, read by src/read/offices, and whose they are. */
import { type Holding, roundConfidence } from "../../record/index.ts"
import { type Counterpart, counterpartOffices, type ReadOffice, readCounterpart, readOffice } from "../offices/index.ts"
import { type LabelledSpan, logOddsOf, type Reading, sentenceOf, spanOf, textOf } from "../reading.ts"
import { type Choice, chooseGroup } from "../spans/choose.ts"
import { spansIn } from "../spans/find-spans.ts"
import { meanProbability } from "../spans/mean-probability.ts"
import { type Member, membersOf } from "../spans/nearby.ts"
import type { Cluster } from "./cluster-mentions.ts"
import { rankOf } from "./military-rank.ts"
import { standsIn } from "./stands-in.ts"
import { wholeOffices } from "./whole-office.ts"

/** For each cluster the holdings of its person, in reading order, each office once. */
export function findHoldings(reading: Reading, clusters: readonly Cluster[]): Holding[][] {
  const held: Holding[][] = clusters.map(() => [])
  const counterparts: { span: LabelledSpan; holder: Choice<number>; counterpart: Counterpart }[] = []
  const persons = clusters.flatMap((mentions, index) =>
    mentions.some(({ label }) => label === "person" || label === "unnamed") ? [index] : [],
  )
  const mentions = membersOf(persons, (index) => clusters[index]!)
  for (const span of wholeOffices(reading, spansIn(reading, "office"))) {
    const holder = holderOf(reading, span, mentions)
    if (!holder) continue
    const counterpart = readCounterpart(textOf(reading, span), reading.knowledge, reading.knowledge.sides)
    if (counterpart?.sameOffice) counterparts.push({ span, holder, counterpart })
    else for (const office of officesOf(reading, span, holder.probability)) addOffice(held[holder.value]!, office)
  }
  for (const { span, holder, counterpart } of counterparts) {
    const other = otherOf(reading, span, holder.value, clusters, held)
    for (const office of other ? sharedOffices(counterpart, other) : [])
      addOffice(held[holder.value]!, {
        ...office,
        basis: "counterpart",
        evidence: [spanOf(reading, span)],
        confidence: roundConfidence(span.probability * holder.probability * 0.9),
      })
  }
  for (const index of persons) {
    const rank = rankOf(reading, clusters[index]!)
    if (rank && !held[index]!.some(({ title }) => title.split(" ").at(-1) === rank.title.split(" ").at(-1))) held[index]!.push(rank)
  }
  return held
}

/** "his Syrian counterpart": the offices of the person nearest before, who has any. */
function otherOf(
  reading: Reading,
  span: LabelledSpan,
  holder: number,
  clusters: readonly Cluster[],
  held: readonly Holding[][],
): readonly Holding[] | undefined {
  const before = clusters.flatMap((mentions, index) => {
    const near = mentions.findLast((mention) => mention.last <= span.first)
    return index !== holder && held[index]!.length > 0 && near && sentenceOf(reading, span) - sentenceOf(reading, near) <= 2
      ? [{ index, at: near.last }]
      : []
  })
  const nearest = before.reduce<(typeof before)[number] | undefined>((a, b) => (!a || b.at > a.at ? b : a), undefined)
  return nearest && held[nearest.index]
}

function sharedOffices(counterpart: Counterpart, offices: readonly Holding[]): ReadOffice[] {
  const found = counterpartOffices(counterpart, offices)
  if (found.length > 0 || counterpart.countries.length > 0) return found.slice(0, 1)
  const office = offices.find(({ status, organization }) => status === "current" && !organization)
  return office ? [{ title: office.title, status: counterpart.status }] : []
}

/** The person to whom the encoder links the phrase most surely. */
function holderOf(reading: Reading, span: LabelledSpan, mentions: readonly Member<number>[]): Choice<number> | undefined {
  const [best] = chooseGroup(reading.labels, "holder", span, mentions)
  return best && logOddsOf(best.probability) > (reading.settings.links.holder ?? 0) ? best : undefined
}

function officesOf(reading: Reading, span: LabelledSpan, probability: number): Holding[] {
  const { labels } = reading
  const sentence = sentenceOf(reading, span)
  const near = (from: number, to: number): string => {
    const inside = labels.words.slice(Math.max(0, from), to).filter((word) => word.sentence === sentence && word.field === "body")
    return inside.length > 0 ? reading.document.text.slice(inside[0]!.start, inside.at(-1)!.end) : ""
  }
  const context = { before: near(span.first - 6, span.first), after: near(span.last, span.last + 5) }
  const status = statusOf(reading, span)
  return readOffice(textOf(reading, span), reading.knowledge, context).map((office) => ({
    ...office,
    ...(standsIn(office.title, textOf(reading, span)) ? {} : { basis: "kin" as const }),
    status: office.status === "current" ? status : office.status,
    evidence: [spanOf(reading, span)],
    confidence: roundConfidence(span.probability * probability),
  }))
}

/** What the encoder says of the status, where it is sure that it is not `current`. */
function statusOf({ labels }: Reading, span: LabelledSpan): Holding["status"] {
  const table = labels.table("holding")
  const sums = table.labels.map((_, label) => meanProbability(table, span, [label]))
  const best = sums.indexOf(Math.max(...sums))
  return sums[best]! > 0.7 ? (table.labels[best] as Holding["status"]) : "current"
}

/** An office that is there already gains evidence; one with a state replaces the same title without. */
function addOffice(held: Holding[], office: Holding): void {
  const same = held.findIndex(
    ({ title, status, country }) =>
      title === office.title && status === office.status && (!country || !office.country || country === office.country),
  )
  if (same < 0) held.push(office)
  else {
    const known = held[same]!
    held[same] = {
      ...known,
      ...(known.country ? {} : office.country ? { country: office.country } : {}),
      evidence: [...known.evidence, ...office.evidence],
    }
  }
}
