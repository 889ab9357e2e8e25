/** Occurrences as rows. */
import type { FoundOccurrence, FoundParticipant } from "../../query/index.ts"
import type { RowShape } from "./rows.ts"

/** How occurrences are drawn. */
export const OCCURRENCE_ROWS: RowShape<FoundOccurrence> = {
  csv: [
    { name: "id", cell: ({ id }) => id },
    { name: "type", cell: ({ type }) => type },
    { name: "status", cell: ({ status }) => status },
    { name: "time", cell: ({ time }) => time },
    { name: "first", cell: ({ first }) => first },
    { name: "last", cell: ({ last }) => last },
    { name: "place", cell: ({ place }) => place },
    { name: "country", cell: ({ country }) => country },
    { name: "lat", cell: ({ lat }) => lat },
    { name: "lon", cell: ({ lon }) => lon },
    { name: "participants", cell: ({ participants }) => participants.map((one) => `${one.role}: ${participantWords(one)}`).join("; ") },
    { name: "people", cell: ({ participants }) => participants.flatMap(({ id }) => id ?? []).join(" ") },
    { name: "confidence", cell: ({ confidence }) => confidence },
    { name: "reports", cell: ({ reports }) => reports },
    { name: "sources", cell: ({ sources }) => sources },
    { name: "conflicts", cell: ({ conflicts }) => conflicts },
    { name: "denied", cell: ({ denied }) => denied },
    { name: "tour", cell: ({ tour }) => tour },
    { name: "publishers", cell: ({ publishers }) => publishers.join("; ") },
    { name: "members", cell: ({ members }) => members.map(({ fact }) => fact).join(" ") },
  ],
  table: [
    { name: "when", cell: ({ time }) => time ?? "no date" },
    { name: "what", cell: ({ type, status }) => (status === "occurred" ? type : `${type}, ${status}`) },
    { name: "who and where", cell: whoAndWhere },
    { name: "told by", cell: ({ reports, sources }) => (sources === reports ? `${reports}` : `${reports} (${sources})`) },
    { name: "id", cell: ({ id }) => id },
  ],
  wide: "who and where",
}

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
