/** The page of the reference that tells of each format what is kept and what is lost, from the tables of the formats. */
import { LINE_FAULTS } from "./claim.ts"
import { COLT_CONFIDENCE } from "./colt.ts"
import { FIELD_NOTES } from "./formats.ts"
import type { FormatNotes } from "./notes.ts"

/** The page in Markdown. */
export function renderFieldFormats(): string {
  return [
    "# The field's formats: what is kept and what is lost",
    "",
    'Rows that come in without a text are claims to compare, never records. A column that reports give nothing for stays blank, never "No".',
    "",
    "| format | out | in |",
    "|---|---|---|",
    ...FIELD_NOTES.map(
      ({ name, title, out, in: reads }) => `| [${title}](#${anchor(title)}) (\`${name}\`) | ${out ? "yes" : ""} | ${reads ? "yes" : ""} |`,
    ),
    "",
    ...FIELD_NOTES.flatMap(formatPage),
    "## Faults by line",
    "",
    "A row that is taken is a claim with every cell as it stood; a row that is not taken is told with its line as it stood.",
    "",
    "| code | means |",
    "|---|---|",
    ...Object.entries(LINE_FAULTS).map(([code, words]) => `| \`${code}\` | ${words} |`),
    "",
  ].join("\n")
}

const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, "")
    .replaceAll(" ", "-")

function formatPage({ name, title, about, kept, lost, blank, reads }: FormatNotes): string[] {
  return [
    `## ${title}`,
    "",
    about,
    "",
    ...(kept.length > 0
      ? ["| ours | theirs | |", "|---|---|---|", ...kept.map(([ours, theirs, how = ""]) => `| ${ours} | ${theirs} | ${how} |`), ""]
      : []),
    ...(lost.length > 0 ? [`Lost: ${lost.join("; ")}.`, ""] : []),
    ...(blank.length > 0 ? [`Blank: ${blank.join("; ")}.`, ""] : []),
    ...(name === "colt" ? confidenceTable() : []),
    ...(reads === undefined ? [] : [`Coming in: ${reads}`, ""]),
  ]
}

function confidenceTable(): string[] {
  const { confidence, implicitDate, monthOnly } = COLT_CONFIDENCE
  return [
    "| confidence of the trip | Confidence(1-5) |",
    "|---|---|",
    ...confidence.map(([least, rank]) => `| ${least} and more | ${rank} |`),
    `| every date worked out and none stated | at best ${implicitDate} |`,
    `| no day, only a month or a year | at best ${monthOnly} |`,
    "",
  ]
}
