/** Answers in a line of words, the same in CSV, at the terminal and on the pages. */
import type { Dyad, FoundOccurrence, FoundParticipant, FoundStatement, FoundTarget, FoundTour, TimelineEntry } from "../query/index.ts"
import { stopsWords } from "./stops.ts"

/** A participant in words: "Walid al-Moallem, foreign minister of SYR". */
export function participantWords({ name, office, officeOf, country, kind }: Omit<FoundParticipant, "role">): string {
  const isPerson = kind === "person" || kind === "unnamed"
  const held = office === null ? (isPerson ? country : null) : officeOf === null ? office : `${office} of ${officeOf}`
  return held === null ? name : `${name} (${held})`
}

/** Who and where in words, with what the reports disagree on marked. */
export function whoAndWhere({ participants, place, conflicts, denied }: FoundOccurrence): string {
  const who = participants.map(participantWords).join(", ")
  const marks = [conflicts ? "reports disagree" : "", denied ? "denied by some" : ""].filter((mark) => mark !== "")
  return [place === null ? who : `${who} · ${place}`, ...marks.map((mark) => `[${mark}]`)].join(" ")
}

/** "Russia (accuse)". */
export const targetWords = ({ name, stance }: FoundTarget): string => (stance === null ? name : `${name} (${stance.toLowerCase()})`)

/** "Walid al-Moallem, foreign minister of SYR". */
export function speakerWords({ speaker: { name, office, officeOf } }: FoundStatement): string {
  if (office === null) return name
  return officeOf === null ? `${name}, ${office}` : `${name}, ${office} of ${officeOf}`
}

/** " — of Russia (accuse), West"; nothing where it is of nobody. */
export function ofWords({ targets }: FoundStatement): string {
  return targets.length > 0 ? ` — of ${targets.map(targetWords).join(", ")}` : ""
}

/** "meeting 3, call 1". */
export const typesOf = ({ types }: Dyad): string =>
  Object.entries(types)
    .map(([type, count]) => `${type} ${count}`)
    .join(", ")

/** Its own id. */
export const idOf = (entry: TimelineEntry): string => (entry.kind === "tour" ? entry.tour.id : entry.occurrence.id)

/** "visit, planned". */
export function whatOf(entry: TimelineEntry): string {
  if (entry.kind === "tour") return "tour"
  const { type, status } = entry.occurrence
  return status === "occurred" ? type : `${type}, ${status}`
}

/** "Sergei Lavrov: Rabat (MAR) → Tunis (TUN)". */
export const tourWords = (tour: FoundTour): string => `${tour.traveller.name}: ${stopsWords(tour)}`
/** The facts behind it. */
export const membersOf = (entry: TimelineEntry) => (entry.kind === "tour" ? entry.tour : entry.occurrence).members
