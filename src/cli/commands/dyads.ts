/** `dragoman dyads`: who dealt with whom, how often, in whole or by year, month or day. */

import { DYAD_COLUMNS } from "../../exchange/columns.ts"
import { typesOf } from "../../exchange/words.ts"
import type { Dyad } from "../../query/index.ts"
import { defineAsking } from "../asking/ask.ts"
import type { RowShape } from "../asking/rows.ts"

const DYAD_ROWS: RowShape<Dyad> = {
  csv: DYAD_COLUMNS,
  table: [
    { name: "period", cell: ({ period }) => (period === undefined ? "all" : (period ?? "unknown")) },
    { name: "who", cell: ({ sourceName, targetName, directed }) => `${sourceName} ${directed ? "→" : "–"} ${targetName}` },
    { name: "times", cell: ({ occurrences }) => occurrences },
    { name: "weight", cell: ({ weight }) => weight },
    { name: "what", cell: typesOf },
  ],
  wide: "who",
}

/** Counts dyads. */
export const dyadsCommand = defineAsking({
  name: "dyads",
  verb: "dyads",
  summary: "Count who dealt with whom, in whole or by year, month or day",
  description:
    "An occurrence is one, however many reports tell of it, and a state is one party of it, however many of its people take part. Its " +
    "weight of 1 is shared among its pairs. Visits, messages, aid and the like go from who came, sent or acted; meetings have no direction. " +
    "What took place or does is counted, unless --status says otherwise. Each row has the occurrences behind it.",
  examples: [
    { line: "dragoman dyads --country China --by year --format csv", does: "whom China dealt with, year by year, for a spreadsheet" },
    { line: "dragoman dyads --dyad Japan,China --by month --type meeting", does: "the meetings of two states, month by month" },
    { line: "dragoman dyads --level people --format table", does: "which people met most" },
  ],
  ask: async () => (await import("../../query/index.ts")).dyads,
  shape: DYAD_ROWS,
})
