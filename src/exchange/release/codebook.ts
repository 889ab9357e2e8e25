/** The codebook of a release as a page: every table and column, the words of closed lists with their meanings. */
import { VOCABULARIES } from "../../record/vocabulary.ts"
import { CORRECTION_OUTCOMES } from "../../review/index.ts"
import { TABLES } from "../tables/all.ts"
import { ABOUT } from "../tables/data-package.ts"
import type { Field, Table } from "../tables/table.ts"

/** The codebook of the tables, as Markdown. */
export function tableCodebook(): string {
  const contents = TABLES.map(({ name, title }) => `- [${title}](#${name}) (\`${name}\`)`)
  return [
    "# Codebook",
    "",
    ABOUT,
    "",
    "Dates in EDTF are no more exact than the words of the reports; `first` and `last` are the days that they cover. Confidence is a",
    "calibrated probability. An id that was ever published leads on: `ids` tells where to.",
    "",
    ...contents,
    ...TABLES.flatMap(describeTable),
    "",
  ].join("\n")
}

function describeTable({ name, description, key, fields, references }: Table): string[] {
  const rows = fields.map((field) => {
    const target = references.find((reference) => reference.field === field.name)
    const refers = target ? ` Refers to \`${target.table}.${target.key}\`.` : ""
    return `| \`${field.name}\` | ${field.type} | ${field.required ? "yes" : "no"} | ${field.description}${refers} |`
  })
  const table = ["| column | holds | always there | meaning |", "|---|---|---|---|", ...rows]
  const keys = `Key: ${key.map((column) => `\`${column}\``).join(", ")}.`
  return ["", `## ${name}`, "", description, "", keys, "", ...table, ...fields.flatMap(describeWords)]
}

function describeWords({ name, choices }: Field): string[] {
  if (choices === undefined) return []
  const known = [...VOCABULARIES, CORRECTION_OUTCOMES].find((vocabulary) => Object.keys(vocabulary).join() === choices.join())
  const lines = known
    ? Object.entries(known).map(([word, meaning]) => `- \`${word}\`: ${meaning}`)
    : [choices.map((word) => `\`${word}\``).join(", ")]
  return ["", `Words of \`${name}\`:`, "", ...lines]
}
