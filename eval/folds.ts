/**
 * Fold figures: each report of the gold is read with the model that did not see it, and the scorer judges all together.
 *   node eval/folds.ts --models DIR | --model DIR  [--gold DIR,DIR] [--cache DIR] [--settings FILE] [--only 0,1] [--report ID] [--json] [--out FILE]
 */
import { readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { readingSettingsSchema, readReport } from "../src/read/index.ts"
import { type DiplomaticRecord, validateRecord } from "../src/record/index.ts"
import { type GoldReport, knowledge, labelGold, scorer } from "./gold-labels.ts"

const { values: options } = parseArgs({
  options: {
    models: { type: "string" },
    model: { type: "string" },
    gold: { type: "string", default: "../shared/gold/train,../shared/gold/written" },
    cache: { type: "string" },
    settings: { type: "string", default: "models/en/settings.json" },
    only: { type: "string" },
    report: { type: "string" },
    json: { type: "boolean" },
    out: { type: "string" },
  },
})

const settings = readingSettingsSchema.parse(JSON.parse(readFileSync(options.settings, "utf8")))
const producer = { version: "0", runtime: "native", knowledge: knowledge.digest }
const records = new Map<string, DiplomaticRecord>()
const gold: GoldReport[] = []
let invalid = 0
const source = { ...options, gold: options.gold.split(","), folds: options.only?.split(",").map(Number) }
for await (const { gold: report, report: input, document, labels } of labelGold(source)) {
  const record = readReport(document, labels, { knowledge, settings, producer })
  const faults = validateRecord(record, input)
  if (faults.length > 0) {
    invalid++
    console.error(report.id, faults.slice(0, 3))
  }
  gold.push(report)
  records.set(report.id, record)
}
const score = scorer.scoreReports(gold, records)
if (options.report) console.log(scorer.printPage(score, options.report))
console.log(options.json ? JSON.stringify(score) : scorer.printTable(score))
console.log(`${gold.length} reports, ${invalid} invalid records`)
if (options.out) writeFileSync(options.out, [...records.values()].map((record) => `${JSON.stringify(record)}\n`).join(""))
