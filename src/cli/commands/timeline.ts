/** `dragoman timeline`: occurrences and tours in the order of their days. */
import type { FoundTour, TimelineEntry } from "../../query/index.ts"
import { defineAsking } from "../asking/ask.ts"
import { dayWords } from "../asking/day-words.ts"
import { participantWords, whoAndWhere } from "../asking/occurrence-rows.ts"
import type { RowShape } from "../asking/rows.ts"
import { stopsWords } from "../asking/stops.ts"

const idOf = (entry: TimelineEntry): string => (entry.kind === "tour" ? entry.tour.id : entry.occurrence.id)

function whatOf(entry: TimelineEntry): string {
  if (entry.kind === "tour") return "tour"
  const { type, status } = entry.occurrence
  return status === "occurred" ? type : `${type}, ${status}`
}

const tourWords = (tour: FoundTour): string => `${tour.traveller.name}: ${stopsWords(tour)}`
const membersOf = (entry: TimelineEntry) => (entry.kind === "tour" ? entry.tour : entry.occurrence).members

const TIMELINE_ROWS: RowShape<TimelineEntry> = {
  csv: [
    { name: "first", cell: ({ first }) => first },
    { name: "last", cell: ({ last }) => last },
    { name: "precision", cell: ({ precision }) => precision },
    { name: "kind", cell: ({ kind }) => kind },
    { name: "id", cell: idOf },
    { name: "type", cell: (entry) => (entry.kind === "tour" ? null : entry.occurrence.type) },
    { name: "status", cell: (entry) => (entry.kind === "tour" ? null : entry.occurrence.status) },
    {
      name: "who",
      cell: (entry) => (entry.kind === "tour" ? entry.tour.traveller.name : entry.occurrence.participants.map(participantWords).join("; ")),
    },
    { name: "where", cell: (entry) => (entry.kind === "tour" ? stopsWords(entry.tour) : entry.occurrence.place) },
    {
      name: "members",
      cell: (entry) =>
        membersOf(entry)
          .map(({ fact }) => fact)
          .join(" "),
    },
  ],
  table: [
    { name: "when", cell: dayWords },
    { name: "what", cell: whatOf },
    { name: "who and where", cell: (entry) => (entry.kind === "tour" ? tourWords(entry.tour) : whoAndWhere(entry.occurrence)) },
    { name: "id", cell: idOf },
  ],
  wide: "who and where",
}

/** Lists what has a day, in order. */
export const timelineCommand = defineAsking({
  name: "timeline",
  verb: "timeline",
  summary: "List what happened and who travelled, in the order of days",
  description:
    "Each entry has its first and last day and how exact they are. Tours stand among the occurrences at their first day. What no report " +
    "gives a day is not on a timeline; find lists it last.",
  examples: [
    { line: "dragoman timeline --country Pakistan --from 2019-03 --to 2019-03 --format table", does: "a state's month" },
    { line: 'dragoman timeline --dyad "Russia,Kenya" --all --format csv', does: "all between two, for a spreadsheet" },
  ],
  ask: async () => (await import("../../query/index.ts")).timeline,
  shape: TIMELINE_ROWS,
})
