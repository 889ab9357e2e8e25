/** "Lt. Gen. Shahid Niazi", "army chief General Prem": the rank before a person's name is an office, too. */
import { type Holding, roundConfidence } from "../../record/index.ts"
import { type LabelledSpan, type Reading, spanOf } from "../reading.ts"
import type { Cluster } from "./cluster-mentions.ts"
import { standsIn } from "./stands-in.ts"

/** Words of the longest rank. */
const LONGEST = 4
/** How sure a rank before a name is: four in five are offices in the gold. */
const SURE = 0.8

/** The rank that stands before a name of the person or begins a mention; undefined where none does. */
export function rankOf(reading: Reading, mentions: Cluster): Holding | undefined {
  for (const mention of mentions.filter(({ name, label }) => label === "person" && name.length > 0)) {
    const span = rankBefore(reading, mention) ?? rankWithin(reading, mention)
    if (span) return holdingOf(reading, span)
  }
  return undefined
}

function rankBefore(reading: Reading, { first }: LabelledSpan): LabelledSpan | undefined {
  return longest(reading, (words) => ({ first: first - words, last: first }))
}

/** A mention that begins with the rank and goes on with the name. */
function rankWithin(reading: Reading, { first, last }: LabelledSpan): LabelledSpan | undefined {
  return longest(reading, (words) => (first + words < last ? { first, last: first + words } : undefined))
}

function longest(reading: Reading, at: (words: number) => { first: number; last: number } | undefined): LabelledSpan | undefined {
  for (let words = LONGEST; words > 0; words--) {
    const span = at(words)
    if (span && isRank(reading, span)) return { ...span, label: "OFFICE", probability: SURE }
  }
  return undefined
}

function isRank({ labels, knowledge }: Reading, { first, last }: { first: number; last: number }): boolean {
  const words = labels.words.slice(Math.max(0, first), last)
  const sentence = labels.words[last - 1]?.sentence
  if (first < 0 || words.some((word) => word.sentence !== sentence || !/^\p{Lu}/u.test(word.text))) return false
  return knowledge.offices.military.includes(words.map(({ text }) => text.toLowerCase()).join(" "))
}

function holdingOf(reading: Reading, span: LabelledSpan): Holding {
  const { labels, knowledge } = reading
  const written = labels.words.slice(span.first, span.last).map(({ text }) => text.toLowerCase())
  const title = knowledge.offices.abbreviations[written.join(" ")] ?? written.join(" ")
  const before = labels.words[span.first - 1]?.text.toLowerCase() ?? ""
  const status = knowledge.offices.status[before] === "former" ? "former" : "current"
  const evidence = [spanOf(reading, span)]
  const basis = standsIn(title, written.join(" ")) ? {} : { basis: "kin" as const }
  return { title, status, ...basis, evidence, confidence: roundConfidence(SURE) }
}
