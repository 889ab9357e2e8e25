/**
 * Two events of one report. A report that tells of two means two, so they are never joined; save where all that is known of them is the
 * same and reading should have joined them: type, parties on both sides, day, place and status.
 */
import { type Evidence, say } from "./evidence.ts"
import type { Days, EventFact } from "./facts.ts"
import { pairParties } from "./party-match.ts"

/** The evidence of two events of one report. */
export function weighOneReport(one: EventFact, other: EventFact): Evidence[] {
  const isTwice =
    TWICE.has(one.type) &&
    one.type === other.type &&
    isSameStatus(one, other) &&
    areSameParties(one, other) &&
    isSameDay(one.days, other.days) &&
    isOnePlace(one, other)
  return isTwice
    ? [
        say(
          "one-report-twice",
          "one report tells of it twice: the same type, parties, day, place and status, which reading should have joined",
        ),
      ]
    : [say("one-report", "one report tells of them as two")]
}

/** What one pair hardly does twice a day; of notes and messages several may pass in a day. */
const TWICE = new Set(["meeting", "visit", "call", "press-conference"])
const HELD = ["occurred", "ongoing"]
const isSameStatus = ({ status: a }: EventFact, { status: b }: EventFact): boolean => a === b || (HELD.includes(a) && HELD.includes(b))

/** Two sides or more in common, or the one guest of both, and nobody left over on either side. */
function areSameParties(one: EventFact, other: EventFact): boolean {
  const { pairs, left, right } = pairParties(one.parties, other.parties)
  const least = one.type === "visit" || one.type === "press-conference" ? 1 : 2
  return pairs.filter(({ sureness }) => sureness >= 0.9).length >= least && (left.length === 0 || right.length === 0)
}

/** Both given, and the same. */
function isSameDay(a: Days | undefined, b: Days | undefined): boolean {
  return a !== undefined && b !== undefined && a.precision === "day" && a.first === b.first && b.precision === "day"
}

/** The same, or one not given, or a building in the town's country; two towns are two places. */
function isOnePlace({ place: a }: EventFact, { place: b }: EventFact): boolean {
  if (!a || !b || a.name === b.name) return true
  return a.country === b.country && (a.precision !== "city" || b.precision !== "city")
}
