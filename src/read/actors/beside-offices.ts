/** Persons' names freed of office words: "Affairs" in "Minister of Foreign Affairs Sultan al-Kuwari" is no part of anybody's name. */
import { isOfficeWord } from "../offices/index.ts"
import { type LabelledSpan, overlaps, type Reading } from "../reading.ts"
import { findSpans } from "../spans/find-spans.ts"

/** The spans with persons that stand side by side joined, and without what a name has of the office before it. */
export function besideOffices(reading: Reading, spans: readonly LabelledSpan[]): LabelledSpan[] {
  const offices = findSpans(reading, "office")
  return joinNeighbours(reading, spans).flatMap((span) => {
    if (span.label !== "person") return [span]
    const office = offices.find((one) => one.first < span.first && overlaps(one, span))
    if (!office) return [span]
    const words = reading.labels.words.slice(span.first, Math.min(office.last, span.last))
    if (!words.every(({ text }) => isOfficeWord(text, reading.knowledge.offices))) return [span]
    return office.last < span.last ? [{ ...span, first: office.last }] : []
  })
}

/** "Sultan" and "bin Rashid Al Kuwari", with nothing between them, are one name. */
function joinNeighbours({ labels }: Reading, spans: readonly LabelledSpan[]): LabelledSpan[] {
  return spans.reduce<LabelledSpan[]>((joined, span) => {
    const before = joined.at(-1)
    const touches = before?.last === span.first && labels.words[before.first]!.sentence === labels.words[span.first]!.sentence
    if (!before || !touches || before.label !== "person" || span.label !== "person") return [...joined, span]
    const probability = Math.max(before.probability, span.probability)
    return [...joined.slice(0, -1), { ...before, last: span.last, probability }]
  }, [])
}
