/** `dragoman statements`: who said what of whom. */
import type { FoundStatement, FoundTarget } from "../../query/index.ts"
import { defineAsking } from "../asking/ask.ts"
import { dayWords } from "../asking/day-words.ts"
import type { RowShape } from "../asking/rows.ts"

const targetWords = ({ name, stance }: FoundTarget): string => (stance === null ? name : `${name} (${stance.toLowerCase()})`)

function speakerWords({ speaker: { name, office, officeOf } }: FoundStatement): string {
  if (office === null) return name
  return officeOf === null ? `${name}, ${office}` : `${name}, ${office} of ${officeOf}`
}

const STATEMENT_ROWS: RowShape<FoundStatement> = {
  csv: [
    { name: "id", cell: ({ id }) => id },
    { name: "first", cell: ({ first }) => first },
    { name: "last", cell: ({ last }) => last },
    { name: "speaker", cell: ({ speaker }) => speaker.name },
    { name: "speaker_id", cell: ({ speaker }) => speaker.id },
    { name: "country", cell: ({ speaker }) => speaker.country },
    { name: "office", cell: ({ speaker }) => speaker.office },
    { name: "office_of", cell: ({ speaker }) => speaker.officeOf },
    { name: "mode", cell: ({ mode }) => mode },
    { name: "content", cell: ({ content }) => content },
    { name: "of", cell: ({ targets }) => targets.map(targetWords).join("; ") },
    { name: "occasion", cell: ({ occasion }) => occasion },
    { name: "confidence", cell: ({ confidence }) => confidence },
    { name: "wordings", cell: ({ wordings }) => wordings },
    { name: "reports", cell: ({ reports }) => reports },
    { name: "publishers", cell: ({ publishers }) => publishers.join("; ") },
    { name: "members", cell: ({ members }) => members.map(({ fact }) => fact).join(" ") },
  ],
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

function ofWords({ targets }: FoundStatement): string {
  return targets.length > 0 ? ` — of ${targets.map(targetWords).join(", ")}` : ""
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
