/** `dragoman statements`: who said what of whom. */
import { STATEMENT_COLUMNS } from "../../exchange/columns.ts"
import { dayWords } from "../../exchange/day-words.ts"
import { ofWords, speakerWords } from "../../exchange/words.ts"
import type { FoundStatement } from "../../query/index.ts"
import { defineAsking } from "../asking/ask.ts"
import type { RowShape } from "../asking/rows.ts"

const STATEMENT_ROWS: RowShape<FoundStatement> = {
  csv: STATEMENT_COLUMNS,
  table: [
    { name: "published", cell: dayWords },
    {
      name: "who said what",
      cell: (row) => `${speakerWords(row)}: ${row.mode === "direct" ? `“${row.content}”` : row.content}${ofWords(row)}`,
    },
    { name: "told by", cell: ({ reports }) => reports },
    { name: "id", cell: ({ id }) => id },
  ],
  wide: "who said what",
}

/** Finds statements. */
export const statementsCommand = defineAsking({
  name: "statements",
  verb: "statements",
  summary: "Find who said what of whom: by speaker, office, target, stance, words",
  description:
    "A state speaks itself or by its people. Dates are of publication. A stance is shown where the words express one toward the target; " +
    "explain ID shows every wording and translation of a statement.",
  examples: [
    { line: "dragoman statements --speaker Russia --target Ukraine --stance accuse,threaten", does: "accusations and threats" },
    { line: "dragoman statements --text 'grain deal' --format table", does: "what was said of it" },
  ],
  ask: async () => (await import("../../query/index.ts")).statements,
  shape: STATEMENT_ROWS,
})
