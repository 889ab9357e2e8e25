/**
 * Whether two conferences are one: by their names, by whom they bring together and which of a series they are, before place and day.
 */
import { type Evidence, say } from "./evidence.ts"
import type { Days, EventFact, Gathering } from "./facts.ts"
import { isSamePlace } from "./places.ts"
import { overlapOf } from "./words.ts"

/** The evidence of two conferences' names. */
export function weighGatherings(one: EventFact, other: EventFact): Evidence[] {
  const [a, b] = [one.gathering, other.gathering]
  if (!a || !b) return []
  const areLeaders = areOfLeaders(a, b)
  return [...nameEvidence(a, b, isAtOnce(one, other, areLeaders)), ...seriesEvidence(a, b), ...placeEvidence(one, other, a, b)]
}

const areOfLeaders = (...both: readonly Gathering[]): boolean => both.every(({ isTop }) => isTop === true)

/** Meetings of ministers, officials and businesses lead up to one of leaders and bear its name. */
const isPart = (...both: readonly Gathering[]): boolean => both.some(({ isTop, isLevelSaid }) => isLevelSaid === true && isTop !== true)

const isLand = (word: string): boolean => /^=[A-Z]{3}$/.test(word)

/** States that stand beside a conference are often its subject or a guest's, so that other states are no other conference. */
function nameEvidence(a: Gathering, b: Gathering, atOnce: boolean): Evidence[] {
  const [own, others] = [a, b].map(({ name }) => name.filter((word) => !isLand(word)))
  const shared = overlapOf(own!, others!)
  if (shared > 0) return [say("gathering-name", "words of its name in common", shared)]
  if (own!.length > 0 && others!.length > 0) return [say("gathering-other", "called by other names")]
  return [
    atOnce
      ? say("gathering-unnamed", "one report does not say which conference it was")
      : say("gathering-unnamed-open", "one report does not say which conference it was, nor that it was on the same day"),
  ]
}

function seriesEvidence(a: Gathering, b: Gathering): Evidence[] {
  return [
    ...(a.level !== undefined && b.level !== undefined && a.level !== b.level
      ? [
          say(
            a.isLevelSaid && b.isLevelSaid ? "gathering-level" : "gathering-level-seen",
            `one of ${[a.level, b.level].sort().join(", one of ")}`,
          ),
        ]
      : []),
    ...((a.level === undefined) !== (b.level === undefined) && isPart(a, b)
      ? [say("gathering-level-open", "one is a meeting of a series, the other does not say which")]
      : []),
    ...(a.talks !== b.talks ? [say("gathering-talks", "one is talks, the other a meeting at which talks are held")] : []),
    ...(a.round !== undefined && b.round !== undefined && a.round !== b.round
      ? [say("gathering-round", `number ${Math.min(a.round, b.round)} and number ${Math.max(a.round, b.round)} of a series`)]
      : []),
  ]
}

/** A town has one meeting of leaders at a time, whatever reports call it. */
function placeEvidence(one: EventFact, other: EventFact, a: Gathering, b: Gathering): Evidence[] {
  if (!one.place || !other.place || !isSamePlace(one.place, other.place) || !isAtOnce(one, other, true)) return []
  const isOne = overlapOf(a.name, b.name) > 0 || areOfLeaders(a, b)
  return isOne ? [say("gathering-same", `both a conference in ${[one.place.name, other.place.name].sort()[0]} at that time`)] : []
}

/** On days that meet, or next to one another; with or without days that no report gives. */
function isAtOnce(one: EventFact, other: EventFact, withGuesses: boolean): boolean {
  const [a, b] = [one.days, other.days]
  const isVague = (days: Days) => days.precision === "guess" || days.precision === "year"
  if (!a || !b || (!withGuesses && (isVague(a) || isVague(b)))) return false
  return Math.max(a.first, b.first) - Math.min(a.last, b.last) <= 1
}
