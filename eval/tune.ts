/**
 * Fits the reading's thresholds on reports that the models did not see: one number at a time, up or down while the overall figure rises.
 *   node eval/tune.ts --models DIR | --model DIR  [--gold DIR,DIR] [--cache DIR] [--only 0,1] [--rounds 2] --settings FILE --out FILE
 */
import { readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { type ReadingSettings, readingSettingsSchema, readReport } from "../src/read/index.ts"
import { knowledge, type Labelled, labelGold } from "./gold-labels.ts"

const { compareRecords } = await import(new URL("../benchmark/scorer/compare.mjs", import.meta.url).href)
const { prepareRecord } = await import(new URL("../benchmark/scorer/records.mjs", import.meta.url).href)
const { overallOf, sumTallies } = await import(new URL("../benchmark/scorer/figures.mjs", import.meta.url).href)

const { values: options } = parseArgs({
  options: {
    models: { type: "string" },
    model: { type: "string" },
    gold: { type: "string", default: "../shared/gold/train,../shared/gold/written" },
    cache: { type: "string" },
    settings: { type: "string", default: "models/en/settings.json" },
    only: { type: "string" },
    rounds: { type: "string", default: "2" },
    out: { type: "string", default: "models/en/settings.json" },
  },
})

const producer = { version: "0", runtime: "native", knowledge: knowledge.digest }
const reports: Labelled[] = []
const source = { ...options, gold: options.gold.split(","), folds: options.only?.split(",").map(Number) }
for await (const labelled of labelGold(source)) reports.push(labelled)

function scoreWith(settings: ReadingSettings): number {
  const tallies = reports.map(({ gold, document, labels }) => {
    const { reading } = prepareRecord(readReport(document, labels, { knowledge, settings, producer }), gold.text)
    return compareRecords(gold.gold, reading, gold.text).tallies
  })
  return overallOf(sumTallies(tallies))
}

/** A gain below this is chance. */
const LEAST = 5e-4

let settings = readingSettingsSchema.parse(JSON.parse(readFileSync(options.settings, "utf8")))
let best = scoreWith(settings)
console.log(`${reports.length} reports, overall ${best.toFixed(4)}`)
for (let round = 0; round < Number(options.rounds); round++) {
  const steps = { outside: 0.8, links: 0.8, hints: 0.8, minimum: 0.15 }
  for (const part of ["minimum", "outside", "links", "hints"] as const)
    for (const name of Object.keys(settings[part]))
      for (const direction of [1, -1].map((sign) => (sign * steps[part]) / (round + 1)))
        for (let tries = 0; tries < 4; tries++) {
          const value = Math.round((settings[part][name]! + direction) * 100) / 100
          const changed = { ...settings, [part]: { ...settings[part], [name]: value } }
          const score = scoreWith(changed)
          if (score <= best + LEAST) break
          console.log(`${part}.${name} = ${value}: ${score.toFixed(4)}`)
          ;[settings, best] = [changed, score]
        }
  writeFileSync(options.out, `${JSON.stringify(settings, null, 2)}\n`)
}
