/**
 * The codebook: every object of a record, its fields and their meanings, the words of each closed vocabulary and the codes of faults,
 * as Markdown. It is made from the schema, so that it cannot say anything else.
 */
import { EDTF_PATTERN } from "./dates.ts"
import { FAULT_MEANINGS } from "./faults.ts"
import { ID_LETTERS, idPattern } from "./ids.ts"
import { type JsonSchema, recordJsonSchema, reportJsonSchema } from "./json-schema.ts"
import { VOCABULARIES } from "./vocabulary.ts"

type Property = JsonSchema & { type?: string; items?: Property; enum?: readonly string[]; const?: unknown; $ref?: string; pattern?: string }
type ObjectSchema = JsonSchema & { title?: string; properties?: Record<string, Property>; required?: readonly string[] }

/** What strings of a known pattern are. */
const kinds = new Map([
  [EDTF_PATTERN, "date (EDTF)"],
  ["^[A-Z]{3}$", "country code"],
  ["^[0-9a-f]{64}$", "hash"],
  ...Object.entries(ID_LETTERS).map(([kind, letter]) => [idPattern(letter), `id (${kind})`] as const),
])

const rules = [
  "Nothing without a span: every fact carries `evidence`, spans of the report. What was worked out and not read carries a `basis` and the span it was worked out from.",
  "A span is `{start, end, text, field?}`: `report.text.slice(start, end)` is `text`. With `field` the offsets count in the title or the dateline.",
  "Speakers speak, the system does not: an event known only from a statement names it as its `attribution`; an outlet's own words stay in mentions and quotes.",
  "Yes, no, not reported: a missing field means not reported.",
  "A person, an office and the holding that joins them for a time are three things.",
  "Dates are EDTF, no more exact than the words, with a `basis`. Without an expression in the text there is no date.",
  "Meetings have no direction: a list of participants with their roles.",
  "The same report and producer give the same bytes.",
  "Confidence is a probability, to two decimals, with a reason in words where it is low.",
]

/** The codebook of records and of what they are read from, as Markdown. */
export function codebook(): string {
  const report = definitionsOf(reportJsonSchema())
  const record = definitionsOf(recordJsonSchema())
  const names = Object.keys({ DiplomaticRecord: 0, ...report, ...record })
  const all = { ...report, ...record }
  return [
    "# Codebook",
    "",
    "What goes in is a [Report](#report), what comes out a [Record](#record), one for each report. A field that may be missing and is",
    "missing means that the report does not say. Spans count UTF-16 units of the untouched text, end exclusive. Dates are EDTF.",
    "",
    "## Rules",
    "",
    ...rules.map((rule, index) => `${index + 1}. ${rule}`),
    ...names.flatMap((name) => describeObject(all[name]!, all)),
    ...describeFaults(),
    "",
  ].join("\n")
}

function definitionsOf(schema: JsonSchema): Record<string, ObjectSchema> {
  return (schema.$defs ?? {}) as Record<string, ObjectSchema>
}

function describeObject(schema: ObjectSchema, all: Record<string, ObjectSchema>): string[] {
  const fields = Object.entries(schema.properties ?? {})
  const rows = fields.map(([name, property]) => {
    const needed = schema.required?.includes(name) ? "yes" : "no"
    return `| \`${name}\` | ${describeType(property, all)} | ${needed} | ${meaningOf(property, all)} |`
  })
  const table = ["| field | holds | always there | meaning |", "|---|---|---|---|", ...rows]
  return ["", `## ${schema.title}`, "", schema.description ?? "", "", ...table, ...fields.flatMap(describeWords)]
}

function meaningOf(property: Property, all: Record<string, ObjectSchema>): string {
  return property.description ?? (property.$ref ? (refOf(property, all)?.description ?? "") : "")
}

function describeType(property: Property, all: Record<string, ObjectSchema>): string {
  const target = refOf(property, all)
  if (target) return `[${target.title}](#${anchorOf(target.title ?? "")})`
  if (property.type === "array" && property.items) return `list of ${describeType(property.items, all)}`
  if (property.const !== undefined) return `\`${String(property.const)}\``
  if (property.enum) return "a word of those below"
  return kinds.get(property.pattern ?? "") ?? property.type ?? ""
}

function refOf(property: Property, all: Record<string, ObjectSchema>): ObjectSchema | undefined {
  return property.$ref ? all[property.$ref.replace("#/$defs/", "")] : undefined
}

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/\s/g, "-")
}

function describeWords([name, property]: [string, Property]): string[] {
  const words = property.enum
  const known = words && VOCABULARIES.find((vocabulary) => Object.keys(vocabulary).join() === words.join())
  return known ? ["", `Words of \`${name}\`:`, "", ...describeList(known)] : []
}

function describeFaults(): string[] {
  const note = "`validateRecord` gives these codes; messages begin with the path of the faulty value."
  return ["", "## Faults", "", note, "", ...describeList(FAULT_MEANINGS)]
}

function describeList(words: Readonly<Record<string, string>>): string[] {
  return Object.entries(words).map(([word, meaning]) => `- \`${word}\`: ${meaning}`)
}
