/** `dragoman find`: occurrences in the store, by any filter. */
import { defineAsking } from "../asking/ask.ts"
import { OCCURRENCE_ROWS } from "../asking/occurrence-rows.ts"

/** Finds occurrences. */
export const findCommand = defineAsking({
  name: "find",
  verb: "find",
  summary: "Find what happened: by who, office, state, dates, place, type, words, publisher",
  description:
    "Filters narrow each other. A range of dates takes what may reach into it by the precision of its own date, and leaves out what has " +
    "no date. With words the best match comes first, else the earliest. Each row has its members: the events of records that it is made of.",
  examples: [
    { line: 'dragoman find --person "Sergei Lavrov" --type meeting,call --from 2023-06', does: "whom he met and called since" },
    { line: 'dragoman find --office "foreign minister of Syria" --country Iran', does: "whoever held it at the time" },
    { line: "dragoman find --text 'grain corridor' --format table", does: "by its words, for people to read" },
  ],
  ask: async () => (await import("../../query/index.ts")).find,
  shape: OCCURRENCE_ROWS,
})
