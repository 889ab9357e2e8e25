/** Occurrences as rows. */
import { OCCURRENCE_COLUMNS } from "../../exchange/columns.ts"
import { whoAndWhere } from "../../exchange/words.ts"
import type { FoundOccurrence } from "../../query/index.ts"
import type { RowShape } from "./rows.ts"

/** How occurrences are drawn. */
export const OCCURRENCE_ROWS: RowShape<FoundOccurrence> = {
  csv: OCCURRENCE_COLUMNS,
  table: [
    { name: "when", cell: ({ time }) => time ?? "no date" },
    { name: "what", cell: ({ type, status }) => (status === "occurred" ? type : `${type}, ${status}`) },
    { name: "who and where", cell: whoAndWhere },
    { name: "told by", cell: ({ reports, sources }) => (sources === reports ? `${reports}` : `${reports} (${sources})`) },
    { name: "id", cell: ({ id }) => id },
  ],
  wide: "who and where",
}
