/** `dragoman eval`: reads the texts of a gold standard and scores the records against it. */
import { writeFile } from "node:fs/promises"
import { z } from "zod"
import type { Input } from "../../ingest/index.ts"
import { type DiplomaticRecord, type Report, schemas } from "../../record/index.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import { renderErrorPage } from "../measuring/error-page.ts"
import { appendLedger } from "../measuring/ledger.ts"
import { type GoldReport, loadScorer, type Scorer } from "../measuring/scorer.ts"
import { printThresholds, scoreAtThresholds } from "../measuring/thresholds.ts"
import { startProgress } from "../progress.ts"
import { jobsOption, readingOptions, toReaderOptions } from "../reading/options.ts"
import { openPool } from "../reading/pool.ts"
import { parseRecord } from "../reading/reading.ts"
import { readInOrder } from "../reading/run.ts"

const schema = z.object({
  gold: z.string().optional().meta({ value: "DIR", description: "Folder of gold records (ID.json), with their texts (ID.txt)." }),
  texts: z.string().optional().meta({ value: "DIR", description: "Where the texts are, when not beside the records." }),
  json: z.boolean().default(false).meta({ description: "Print all figures as JSON." }),
  report: z
    .string()
    .optional()
    .meta({ value: "ID", description: "Read one report only, and print every pair, difference, miss and extra." }),
  ledger: z.string().optional().meta({ value: "FILE", description: "Append a line with commit and figures to this file." }),
  errors: z.string().optional().meta({ value: "FILE", description: "Write the worst reports with their errors to this page." }),
  thresholds: z
    .string()
    .optional()
    .transform((list) => (list ?? "").split(",").filter(Boolean).map(Number))
    .refine((list) => list.every((value) => value >= 0 && value <= 1), "give numbers from 0 to 1, with commas between them")
    .meta({ value: "LIST", description: "Score the same records at these thresholds too: 0.5,0.7,0.9." }),
  worst: z.coerce.number().int().min(1).default(50).meta({ value: "N", description: "How many reports the error page shows." }),
  predictions: z.string().optional().meta({ value: "FILE", description: "Keep the records that were scored, as NDJSON." }),
  jobs: jobsOption("Worker threads."),
  minConfidence: readingOptions.minConfidence,
  knowledge: readingOptions.knowledge,
  runtime: readingOptions.runtime,
})

/** Scores the reader against gold. */
export const evalCommand = defineCommand(
  {
    name: "eval",
    summary: "Read the texts of a gold standard and print precision and recall of each part",
    operands: "",
    mostOperands: 0,
    description: "Exit code 1 says that a report could not be read or that a record was broken (a defect).",
    examples: [
      { line: "dragoman eval --gold benchmark/written --jobs 2", does: "the written benchmark" },
      {
        line: "dragoman eval --gold benchmark/written --errors errors.html --ledger eval/ledger.md",
        does: "with a page of errors and a line in the ledger",
      },
    ],
    schema,
  },
  async (options, _, context) => {
    const scorer = await loadScorer()
    const gold = chooseGold(scorer, options)
    const { records, failed } = await readGoldTexts(gold, options, context)
    const score = scorer.scoreReports(gold, records)
    if (options.report !== undefined) await context.stdout.write(`${scorer.printPage(score, options.report)}\n\n`)
    const { pages: __, ...figures } = score
    await context.stdout.write(options.json ? `${JSON.stringify(figures, null, 2)}\n` : `${scorer.printTable(score)}\n`)
    for (const defect of score.defects) await tellFailure(context, { code: "defect", message: defect })
    if (options.errors !== undefined) await writeFile(options.errors, renderErrorPage(score, scorer, options.worst))
    if (options.predictions !== undefined)
      await writeFile(options.predictions, [...records.values()].map((record) => `${JSON.stringify(record)}\n`).join(""))
    const atThresholds = scoreAtThresholds(scorer, gold, { records, thresholds: options.thresholds })
    if (atThresholds.length > 0 && !options.json) await context.stdout.write(`\n${printThresholds(atThresholds)}\n`)
    const [first] = records.values()
    if (options.ledger !== undefined && first) {
      const run = { gold: options.gold ?? "", producer: first.producer, day: new Date().toISOString().slice(0, 10) }
      appendLedger(options.ledger, score, { ...run, minConfidence: options.minConfidence })
      for (const { threshold, score: scored } of atThresholds) appendLedger(options.ledger, scored, { ...run, minConfidence: threshold })
    }
    return failed > 0 || score.defects.length > 0 ? 1 : 0
  },
)

/** Gold that is not there or does not fit its texts is wrong usage: nothing can be scored. */
function chooseGold(scorer: Scorer, { gold: folder, texts, report: id }: z.infer<typeof schema>): readonly GoldReport[] {
  if (folder === undefined) throw new UsageError("Name the gold: --gold DIR.")
  let gold: readonly GoldReport[]
  try {
    gold = scorer.readGold(folder, texts)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const chosen = gold.filter((report) => id === undefined || report.id === id)
  if (chosen.length === 0) throw new UsageError(`There is no gold report ${id}.`)
  return chosen
}

interface EvalOptions {
  readonly jobs: number
  readonly minConfidence?: number | undefined
  readonly knowledge?: string | undefined
  readonly runtime: "wasm" | "native"
}

async function readGoldTexts(
  gold: readonly GoldReport[],
  options: EvalOptions,
  context: Context,
): Promise<{ records: Map<string, DiplomaticRecord>; failed: number }> {
  const { jobs, minConfidence, knowledge, runtime } = options
  const pool = await openPool(jobs, context.readerModule, toReaderOptions({ minConfidence, knowledge, runtime, quotes: true }))
  const progress = startProgress(context)
  const records = new Map<string, DiplomaticRecord>()
  let failed = 0
  try {
    for await (const reading of readInOrder(toInputs(gold), pool, { jobs })) {
      if (reading.kind === "record") records.set(reading.report.id ?? "", parseRecord(reading.line))
      else {
        failed += 1
        await tellFailure(context, reading.issue)
      }
      await progress.step(reading.kind)
    }
  } finally {
    await progress.clear()
    await pool.close()
  }
  return { records, failed }
}

async function* toInputs(gold: readonly GoldReport[]): AsyncGenerator<Input> {
  for (const { id, raw, text } of gold) {
    const report: Report = schemas.report.parse({ ...raw.report, id, text: text.text })
    yield { kind: "report", origin: { path: `${id}.txt` }, report, issues: [] }
  }
}
