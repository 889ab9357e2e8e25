/** `dragoman timeline`: occurrences and tours in the order of their days. */

import { TIMELINE_COLUMNS } from "../../exchange/columns.ts"
import { dayWords } from "../../exchange/day-words.ts"
import { idOf, tourWords, whatOf, whoAndWhere } from "../../exchange/words.ts"
import type { TimelineEntry } from "../../query/index.ts"
import { defineAsking } from "../asking/ask.ts"
import type { RowShape } from "../asking/rows.ts"

const TIMELINE_ROWS: RowShape<TimelineEntry> = {
  csv: TIMELINE_COLUMNS,
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
