/** What speaks for or against two statements, tours or reports being one: words in common, speakers, legs, whole texts. */
import { type Evidence, say } from "./evidence.ts"
import type { ReportFact, StatementFact, TourFact } from "./facts.ts"
import { matchParties } from "./party-match.ts"
import { agreementOf } from "./shingles.ts"
import { orderedOverlap, overlapOf } from "./words.ts"

/** Statements: the speaker and the words. */
export function weighStatements(one: StatementFact, other: StatementFact): Evidence[] {
  const speaker = matchParties(one.speaker, other.speaker)
  const quoted = one.quoted.length > 2 && other.quoted.length > 2 ? orderedOverlap(one.quoted, other.quoted) : 0
  return [
    speaker >= 0.5 ? say("speaker-same", `both by ${one.speaker.name.full}`, speaker) : say("speaker-clash", "by different speakers"),
    say("words-order", "the same words in the same order", orderedOverlap(one.words, other.words)),
    ...(quoted > 0 ? [say("quote-order", "the same words quoted", quoted)] : []),
    ...(Math.min(one.words.length, other.words.length) < 3 ? [say("words-few", "hardly any words to compare")] : []),
  ]
}

/** Tours: the traveller, the legs and the days. */
export function weighTours(one: TourFact, other: TourFact): Evidence[] {
  const traveller = matchParties(one.traveller, other.traveller)
  const [legs, others] = [one, other].map(({ legs: all }) => [...new Set(all.map(({ country, town }) => country ?? town ?? ""))])
  return [
    traveller >= 0.8 ? say("traveller-same", `both of ${one.traveller.name.full}`) : say("traveller-clash", "of different travellers"),
    say("legs", "stops in common", overlapOf(legs!, others!)),
    ...(one.days && other.days && Math.max(one.days.first, other.days.first) - Math.min(one.days.last, other.days.last) > 3
      ? [say("days-apart", "at different times")]
      : []),
  ]
}

/** Reports: how much of their runs of words they share. */
export function weighReports(one: ReportFact, other: ReportFact): Evidence[] {
  if (one.sha256 === other.sha256 && one.length > 0) return [say("text-same", "the same text")]
  return [say("text-shared", "sentences in common", agreementOf(one.signature, other.signature))]
}
