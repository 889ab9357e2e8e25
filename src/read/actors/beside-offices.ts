/** Persons' names freed of office words: "Affairs" in "Minister of Foreign Affairs Sultan al-Kuwari" is no part of anybody's name. */
import { isOfficeWord, readOffice } from "../offices/index.ts"
import { type LabelledSpan, overlaps, type Reading, textOf } from "../reading.ts"
import { spansIn } from "../spans/find-spans.ts"

/** The spans with a person's name that was cut made whole, and without what a name has of the office before it. */
export function besideOffices(reading: Reading, spans: readonly LabelledSpan[]): LabelledSpan[] {
  const offices = spansIn(reading, "office")
  return joinNeighbours(reading, spans).flatMap((span) => {
    if (span.label !== "person") return [span]
    const office = offices.find((one) => one.first < span.first && overlaps(one, span))
    if (!office) return [span]
    const words = reading.labels.words.slice(span.first, Math.min(office.last, span.last))
    if (!words.every(({ text }) => isOfficeWord(text, reading.knowledge.offices))) return [span]
    return office.last < span.last ? [{ ...span, first: office.last }] : []
  })
}

function joinNeighbours(reading: Reading, spans: readonly LabelledSpan[]): LabelledSpan[] {
  const joined: LabelledSpan[] = []
  for (const span of spans) {
    const before = joined.at(-1)
    if (before && isCut(reading, before, span))
      joined.splice(-1, 1, { ...before, last: span.last, probability: Math.max(before.probability, span.probability) })
    else joined.push(span)
  }
  return joined
}

/** "Sultan" and "bin Rashid Al Kuwari", with nothing between them, are one name; "the foreign minister" and a name are not. */
function isCut(reading: Reading, before: LabelledSpan, span: LabelledSpan): boolean {
  const { words } = reading.labels
  if (before.last !== span.first || words[before.first]!.sentence !== words[span.first]!.sentence) return false
  if (before.label !== "person" || span.label !== "person") return false
  return before.last - before.first === 1 || readOffice(textOf(reading, before), reading.knowledge).length === 0
}
