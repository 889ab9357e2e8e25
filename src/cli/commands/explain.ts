/** `dragoman explain`: each fact of a report with the words that bear it out, how sure it is, and why. */
import { z } from "zod"
import { readInputs } from "../../ingest/index.ts"
import type { DiplomaticRecord, Span } from "../../record/index.ts"
import { defineCommand, UsageError } from "../command.ts"
import { tellFailure } from "../inputs.ts"
import { type Fact, listFacts, tidy } from "../outputs/facts.ts"
import { choosePaint, type Paint } from "../outputs/paint.ts"
import { readingOptions, toReaderOptions } from "../reading/options.ts"
import { openPool } from "../reading/pool.ts"
import { parseRecord } from "../reading/reading.ts"
import { readInOrder } from "../reading/run.ts"

const schema = z.object({
  fact: z.string().optional().meta({ value: "ID", description: "Only this fact: e1, s3, a2." }),
  ...readingOptions,
})

/** Explains the facts of reports. */
export const explainCommand = defineCommand(
  {
    name: "explain",
    summary: "Tell why each fact is there: its words, its places, how sure it is, and by what",
    operands: "PATH…",
    examples: [
      { line: "dragoman explain report.txt", does: "every fact of a report" },
      { line: "dragoman explain report.txt --fact e2", does: "one of them" },
    ],
    schema,
  },
  async (options, operands, context) => {
    if (operands.length === 0) throw new UsageError("Name the report to explain.")
    const pool = await openPool(1, context.readerModule, toReaderOptions(options))
    const paint = choosePaint(context)
    let failed = false
    for await (const reading of readInOrder(readInputs(operands, { stdin: context.stdin }), pool, { jobs: 1 })) {
      if (reading.kind === "record") await context.stdout.write(explain(parseRecord(reading.line), options.fact, paint))
      else await tellFailure(context, reading.issue)
      failed ||= reading.kind === "failure"
    }
    return failed ? 1 : 0
  },
)

function explain(record: DiplomaticRecord, only: string | undefined, paint: Paint): string {
  const facts = listFacts(record).filter(({ id }) => only === undefined || id === only)
  if (facts.length === 0) return `${record.report.id}: ${only === undefined ? "nothing was read" : `there is no fact ${only}`}\n`
  return `${paint("strong", tidy(record.report.title ?? record.report.id))}\n\n${facts.map((fact) => explainFact(fact, paint)).join("\n\n")}\n\n`
}

function explainFact(fact: Fact, paint: Paint): string {
  const sure = `confidence ${fact.confidence.toFixed(2)}`
  const own = fact.spans.map((span) => `    ${spanWords(span)}`)
  const rows = fact.rows.flatMap(({ term, words, spans }) => [
    `  ${paint("faint", `${term}:`)} ${tidy(words)}`,
    ...spans.map((span) => `    ${spanWords(span)}`),
  ])
  const why = fact.why === undefined ? [] : [`  ${paint("faint", "why:")} ${tidy(fact.why)}`]
  return [`${paint(fact.kind, `${fact.id}  ${fact.label}`)}  ${tidy(fact.heading)}  ${paint("faint", sure)}`, ...own, ...rows, ...why].join(
    "\n",
  )
}

const spanWords = ({ start, end, text, field }: Span): string =>
  `${field ? `${field} ` : ""}${start}–${end}${text === undefined ? "" : `  “${tidy(text)}”`}`
