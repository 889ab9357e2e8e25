/** `dragoman agenda`: what is announced and not yet held, and what was announced and never reported as held. */

import { AGENDA_COLUMNS } from "../../exchange/columns.ts"
import { whoAndWhere } from "../../exchange/words.ts"
import type { AgendaItem, Source } from "../../query/index.ts"
import type { QueryInput } from "../../query/query.ts"
import { defineAsking } from "../asking/ask.ts"
import type { RowShape } from "../asking/rows.ts"

const AGENDA_ROWS: RowShape<AgendaItem> = {
  csv: AGENDA_COLUMNS,
  table: [
    { name: "due", cell: ({ due }) => due },
    { name: "when", cell: ({ occurrence }) => occurrence.time ?? "no date" },
    {
      name: "what",
      cell: ({ occurrence, statusThen }) => (statusThen === "planned" ? occurrence.type : `${occurrence.type}, ${statusThen}`),
    },
    { name: "who and where", cell: ({ occurrence }) => whoAndWhere(occurrence) },
    { name: "announced", cell: ({ announced }) => announced },
    { name: "id", cell: ({ occurrence }) => occurrence.id },
  ],
  wide: "who and where",
}

/** The library is told the day; the command line takes today's. */
const today = (): string => new Date().toISOString().slice(0, 10)

/** Lists the agenda. */
export const agendaCommand = defineAsking({
  name: "agenda",
  verb: "agenda",
  summary: "List what is announced: what is to come, what has no day yet, what was never reported as held",
  description:
    "As it stood on a day: what later reports say does not count, so that a meeting that was held since is still to come. as-of is today " +
    "unless it is given. What is put off or called off is not on the agenda; find lists it by its status.",
  examples: [
    { line: "dragoman agenda --as-of 2019-03-13 --country Pakistan --format table", does: "as it stood that day" },
    { line: "dragoman agenda --due overdue", does: "announced and never reported as held" },
  ],
  presets: () => ({ asOf: today() }),
  ask: async () => {
    const { agenda } = await import("../../query/index.ts")
    return (source: Source, query: QueryInput) => agenda(source, { ...query, asOf: query.asOf ?? today() })
  },
  shape: AGENDA_ROWS,
})
