/** Offices of persons: office phrases of the encoder, read by src/read/offices, and whose they are. */
import { type Holding, roundConfidence } from "../../record/index.ts"
import { readOffice } from "../offices/index.ts"
import { type LabelledSpan, probabilityOf, type Reading, sentenceOf, spanOf, textOf } from "../reading.ts"
import { findSpans } from "../spans/find-spans.ts"
import type { Cluster } from "./cluster-mentions.ts"

/** For each cluster the holdings of its person, in reading order, each office once. */
export function findHoldings(reading: Reading, clusters: readonly Cluster[]): Holding[][] {
  const held: Holding[][] = clusters.map(() => [])
  for (const span of findSpans(reading, "office")) {
    const holder = holderOf(reading, span, clusters)
    if (!holder) continue
    for (const office of officesOf(reading, span, holder.probability)) addOffice(held[holder.cluster]!, office)
  }
  return held
}

/** The person to whom the encoder links the phrase most surely. */
function holderOf(reading: Reading, span: LabelledSpan, clusters: readonly Cluster[]): { cluster: number; probability: number } | undefined {
  let best: { cluster: number; score: number } | undefined
  clusters.forEach((mentions, cluster) => {
    for (const mention of mentions) {
      if (mention.label !== "person") continue
      const score = reading.labels.link("holder", span, mention)
      if (score !== undefined && (!best || score > best.score)) best = { cluster, score }
    }
  })
  if (!best || best.score <= (reading.settings.links.holder ?? 0)) return undefined
  return { cluster: best.cluster, probability: probabilityOf(best.score) }
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
    status: office.status === "current" ? status : office.status,
    evidence: [spanOf(reading, span)],
    confidence: roundConfidence(span.probability * probability),
  }))
}

/** What the encoder says of the status, where it is sure that it is not `current`. */
function statusOf({ labels }: Reading, span: LabelledSpan): Holding["status"] {
  const table = labels.table("holding")
  const sums = table.labels.map((_, l) => {
    let sum = 0
    for (let word = span.first; word < span.last; word++) sum += table.of(word)[l]!
    return sum / (span.last - span.first)
  })
  const best = sums.indexOf(Math.max(...sums))
  return sums[best]! > 0.7 ? (table.labels[best] as Holding["status"]) : "current"
}

/** An office that is there already gains evidence; one with a state replaces the same title without. */
function addOffice(held: Holding[], office: Holding): void {
  const same = held.findIndex(({ title, status, country }) => title === office.title && status === office.status && (!country || !office.country || country === office.country))
  if (same < 0) held.push(office)
  else {
    const known = held[same]!
    held[same] = { ...known, ...(known.country ? {} : office.country ? { country: office.country } : {}), evidence: [...known.evidence, ...office.evidence] }
  }
}
