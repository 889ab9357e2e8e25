/** `dragoman explain`: each fact of a report with the words that bear it out, how sure it is, and all that it rests on. */
import { z } from "zod"
import { readInputs } from "../../ingest/index.ts"
import type { DiplomaticRecord, Report, Span } from "../../record/index.ts"
import { type Fact, listFacts, tidy } from "../../web/evidence/facts.ts"
import { explainKept, isKeptId } from "../asking/explain-kept.ts"
import { defineCommand, UsageError } from "../command.ts"
import { tellFailure } from "../inputs.ts"
import { renderFindings } from "../outputs/explanation.ts"
import { choosePaint, type Paint } from "../outputs/paint.ts"
import { type Explanation, type Finding, openReader } from "../reader.ts"
import { readingOptions, toReaderOptions } from "../reading/options.ts"
import { sourceOptions } from "../store/options.ts"

const { quotes: _, ...options } = readingOptions
const schema = z.object({
  fact: z.string().optional().meta({ value: "ID", description: "Only this fact: e1, s3, a2." }),
  format: z
    .enum(["text", "json"])
    .default("text")
    .meta({ value: "FORMAT", description: "text is a page to be read; json is a line for each fact, with its findings." }),
  ...options,
  ...sourceOptions,
})

/** Explains the facts of reports. */
export const explainCommand = defineCommand(
  {
    name: "explain",
    summary: "Tell why something is there: a fact of a report, or what the store has under an id",
    operands: "PATH… | ID…",
    description:
      "Of an id of the store (o-…, p-…, b-…, t-…, q-…, or a fact of a report, r-…/e2): each report's version of every slot, the facts " +
      "behind it, and the judgements that joined them or keep others apart; an id that is no more leads to what it became. " +
      "Of a report, for each fact: which labels with what probability the model gives at which words, which links, which frames speak for or against it with their arcs in the tree, what knowledge filled or vetoed.",
    examples: [
      { line: "dragoman explain report.txt", does: "every fact of a report" },
      { line: "dragoman explain report.txt --fact e2", does: "one of them" },
      { line: "dragoman explain o-0a7d89403ed8", does: "an occurrence: its reports' versions, and why they were joined" },
      { line: "dragoman explain report.txt --format json", does: "a line for each, to be worked with" },
    ],
    schema,
  },
  async ({ fact, format, store, state, ...given }, operands, context) => {
    if (operands.length === 0) throw new UsageError("Name the report or the id to explain.")
    const ids = operands.filter(isKeptId)
    if (ids.length > 0) await explainKept(ids, { store, state, format }, context)
    if (ids.length === operands.length) return 0
    const reader = await openReader(context.readerModule, toReaderOptions({ ...given, quotes: true }))
    const paint = choosePaint(context)
    let failed = false
    for await (const input of readInputs(
      operands.filter((path) => !isKeptId(path)),
      { stdin: context.stdin },
    )) {
      const found = input.kind === "report" ? await explainReport(reader, input.report) : { fault: input.issue }
      if ("fault" in found) await tellFailure(context, found.fault)
      else await context.stdout.write(format === "json" ? renderJson(found, fact) : renderText(found, fact, paint))
      failed ||= "fault" in found
    }
    return failed ? 1 : 0
  },
)

async function explainReport(
  reader: { explain(report: Report): Promise<Explanation> },
  report: Report,
): Promise<Explanation | { fault: object }> {
  try {
    return await reader.explain(report)
  } catch (error) {
    return { fault: { code: "read-failed", message: error instanceof Error ? error.message : String(error) } }
  }
}

function renderJson({ record, facts }: Explanation, only: string | undefined): string {
  const wanted = new Map<string, object>(
    [record.events, record.statements, record.tours, record.ties, record.actors].flat().map((fact) => [fact.id, fact]),
  )
  const ids = [...wanted.keys()].filter((id) => only === undefined || id === only)
  const findings = new Map(facts.map((fact) => [fact.id, fact.findings]))
  return ids
    .map((id) => `${JSON.stringify({ report: record.report.id, id, fact: wanted.get(id), findings: findings.get(id) ?? [] })}\n`)
    .join("")
}

function renderText({ record, facts: traced }: Explanation, only: string | undefined, paint: Paint): string {
  const facts = listFacts(record).filter(({ id }) => only === undefined || id === only)
  if (facts.length === 0) return `${record.report.id}: ${only === undefined ? "nothing was read" : `there is no fact ${only}`}\n`
  const findings = new Map(traced.map((fact) => [fact.id, fact.findings]))
  const pages = facts.map((fact) => renderFact(fact, { findings: findings.get(fact.id) ?? [], record, paint }))
  return `${paint("strong", tidy(record.report.title ?? record.report.id))}\n\n${pages.join("\n\n")}\n\n`
}

interface Page {
  readonly findings: readonly Finding[]
  readonly record: DiplomaticRecord
  readonly paint: Paint
}

function renderFact(fact: Fact, { findings, record, paint }: Page): string {
  const sure = `confidence ${fact.confidence.toFixed(2)}`
  const own = fact.spans.map((span) => `    ${spanWords(span)}`)
  const rows = fact.rows.flatMap(({ term, words, spans }) => [
    `  ${paint("faint", `${term}:`)} ${tidy(words)}`,
    ...spans.map((span) => `    ${spanWords(span)}`),
  ])
  const why = fact.why === undefined ? [] : [`  ${paint("faint", "why:")} ${tidy(fact.why)}`]
  const nameOf = (id: string): string => record.actors.find((actor) => actor.id === id)?.name ?? id
  return [
    `${paint(fact.kind, `${fact.id}  ${fact.label}`)}  ${tidy(fact.heading)}  ${paint("faint", sure)}`,
    ...own,
    ...rows,
    ...why,
    ...renderFindings(findings, nameOf, paint),
  ].join("\n")
}

const spanWords = ({ start, end, text, field }: Span): string =>
  `${field ? `${field} ` : ""}${start}–${end}${text === undefined ? "" : `  “${tidy(text)}”`}`
