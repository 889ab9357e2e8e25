/**
 * Fits confidence: how often facts of each kind are right, by what the encoder says of them, on reports that the models did not see.
 * Writes the two numbers of each kind into the settings and a reliability table.
 *   node eval/calibrate.ts --models DIR | --model DIR [--gold DIR,DIR] [--cache DIR] [--only 0,1] [--settings FILE] [--table eval/reliability.md]
 */
import { readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { weighedAs } from "../src/read/actors/weigh-actors.ts"
import { readingSettingsSchema, readReport } from "../src/read/index.ts"
import type { DiplomaticRecord } from "../src/record/index.ts"
import { type GoldReport, knowledge, labelGold } from "./gold-labels.ts"

const { compareRecords } = await import(new URL("../benchmark/scorer/compare.mjs", import.meta.url).href)
const { prepareRecord } = await import(new URL("../benchmark/scorer/records.mjs", import.meta.url).href)

const { values: options } = parseArgs({
  options: {
    models: { type: "string" },
    model: { type: "string" },
    gold: { type: "string", default: "../shared/gold/train,../shared/gold/written" },
    cache: { type: "string" },
    only: { type: "string" },
    settings: { type: "string", default: "models/en/settings.json" },
    table: { type: "string", default: "eval/reliability.md" },
  },
})

interface Fact {
  readonly confidence: number
  readonly right: boolean
}

interface Note {
  readonly mark: string
  readonly section: string
  readonly kind: string
  readonly detail: string
}

const settings = readingSettingsSchema.parse(JSON.parse(readFileSync(options.settings, "utf8")))
const facts: Record<string, Fact[]> = { actor: [], "idle-actor": [], "idle-state": [], event: [], statement: [], tie: [] }
const source = { ...options, gold: options.gold.split(","), folds: options.only?.split(",").map(Number) }
for await (const { gold, document, labels } of labelGold(source)) {
  const producer = { version: "0", runtime: "native", knowledge: knowledge.digest }
  collect(gold, readReport(document, labels, { knowledge, settings: { ...settings, calibration: {}, minimum: {} }, producer }))
}

function collect(gold: GoldReport, record: DiplomaticRecord): void {
  const { notes } = compareRecords(gold.gold, prepareRecord(record, gold.text).reading, gold.text) as { notes: Note[] }
  const paired = notes.filter(({ mark }) => mark === "=").map(({ detail }) => detail)
  const right = new Set(paired.flatMap((detail) => / = ([aesp]\d+) /.exec(detail)?.[1] ?? []))
  const wrongSpeaker = new Set<string>()
  notes.forEach((note, index) => {
    if (note.kind !== "speaker") return
    const before = notes.slice(0, index).findLast(({ mark, section }) => mark === "=" && section === note.section)
    const id = / = (s\d+) /.exec(before?.detail ?? "")?.[1]
    if (id) wrongSpeaker.add(id)
  })
  const acting = new Set([
    ...record.events.flatMap(({ participants }) => participants.map(({ actor }) => actor)),
    ...record.statements.flatMap(({ speaker, addressee }) => [speaker, addressee]),
    ...record.ties.flatMap(({ source, target }) => [source, target]),
    ...record.tours.map(({ traveller }) => traveller),
  ])
  for (const { id, kind, confidence } of record.actors) facts[weighedAs(kind, acting.has(id))]!.push({ confidence, right: right.has(id) })
  for (const { id, confidence } of record.events) facts.event!.push({ confidence, right: right.has(id) })
  for (const { id, confidence } of record.statements) facts.statement!.push({ confidence, right: right.has(id) && !wrongSpeaker.has(id) })
  const ties = new Set(
    notes.filter(({ mark, section, kind }) => mark === "+" && section === "ties" && kind === "tie extra").map(({ detail }) => detail),
  )
  const nameOf = (id: string): string => record.actors.find((actor) => actor.id === id)?.name ?? ""
  for (const { source: from, type, target, confidence } of record.ties)
    facts.tie!.push({ confidence, right: !ties.has(`${nameOf(from)} ${type} ${nameOf(target)}`) })
}

const logit = (p: number): number => {
  const inside = Math.min(0.995, Math.max(0.005, p))
  return Math.log(inside / (1 - inside))
}
const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** Logistic regression of right on the raw log odds, by gradient with a little shrinkage toward what is given. */
function fit(of: readonly Fact[]): [number, number] {
  let [a, b] = [0, 1]
  for (let step = 0; step < 4000; step++) {
    let [ga, gb] = [-a, -(b - 1)]
    for (const { confidence, right } of of) {
      const x = logit(confidence)
      const error = (right ? 1 : 0) - logistic(a + b * x)
      ga += error
      gb += error * x
    }
    a += (0.5 * ga) / (of.length + 1)
    b += (0.1 * gb) / (of.length + 1)
  }
  return [Math.round(a * 1000) / 1000, Math.round(b * 1000) / 1000]
}

const calibration = Object.fromEntries(Object.entries(facts).map(([kind, of]) => [kind, fit(of)]))
writeFileSync(options.settings, `${JSON.stringify({ ...settings, calibration }, null, 2)}\n`)

const lines = [
  "# Reliability",
  "",
  "Facts of reports that the model did not see, by the confidence they were given: how many, their mean confidence, how many are right.",
  "",
]
for (const [kind, of] of Object.entries(facts)) {
  const [a, b] = calibration[kind]!
  const given = of.map(({ confidence, right }) => ({ p: logistic(a + b * logit(confidence)), right }))
  const groups = Array.from({ length: 10 }, (_, i) => given.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === i))
  const mean = (values: readonly number[]): string => (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(2)
  const gap = groups.reduce((sum, group) => sum + Math.abs(group.reduce((d, { p, right }) => d + p - (right ? 1 : 0), 0)), 0) / given.length
  lines.push(
    `## ${kind} (${of.length} facts, mean gap ${gap.toFixed(3)})`,
    "",
    "| confidence | facts | mean | right |",
    "|---|---|---|---|",
  )
  groups.forEach((group, i) => {
    if (group.length > 0)
      lines.push(
        `| ${(i / 10).toFixed(1)}-${((i + 1) / 10).toFixed(1)} | ${group.length} | ${mean(group.map(({ p }) => p))} | ${mean(group.map(({ right }) => (right ? 1 : 0)))} |`,
      )
  })
  lines.push("")
}
writeFileSync(options.table, lines.join("\n"))
console.log(JSON.stringify(calibration))
