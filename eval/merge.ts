/**
 * Measures merging on the sets of benchmark/merge, each judged with weights fitted on the other two.
 *   node eval/merge.ts [--runtime wasm|native] [--own FILE.ndjson] [--errors events|people] [--set m] [--write]
 * `--own` keeps the program's records between runs; `--write` fits on all sets and writes models/merge/weights.json.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { type FactKind, type JudgeSettings, type MergeWeights, parseMergeWeights } from "../src/merge/index.ts"
import type { DiplomaticRecord } from "../src/record/index.ts"
import { fitWeights, makeExamples } from "./merge-fit.ts"
import { addPairs, bCubed, countPairs, type PairCounts, pairFigure } from "./merge-measure.ts"
import { type Merged, mergeFacts } from "./merge-run.ts"
import { idsOf, type MergeSet, readGoldSet, readOwnSet, readReport, SETS } from "./merge-sets.ts"

const { values: options } = parseArgs({
  options: {
    runtime: { type: "string", default: "wasm" },
    own: { type: "string" },
    errors: { type: "string" },
    set: { type: "string" },
    write: { type: "boolean", default: false },
  },
})
const prior = parseMergeWeights(JSON.parse(readFileSync("eval/merge/prior.json", "utf8")))
/** Names are known better than the sets can show: a week has few namesakes. */
const PULLS: Partial<Record<FactKind, number>> = { event: 1, person: 3 }
const AUTHOR = "dragoman/eval"

/** The program's records of all reports, read once. */
async function readOwn(): Promise<Map<string, DiplomaticRecord>> {
  if (options.own !== undefined && existsSync(options.own)) {
    const records = readFileSync(options.own, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as DiplomaticRecord)
    return new Map(records.map((record) => [record.report.id, record]))
  }
  const { createReader } = await import("../src/index.ts")
  const reader = await createReader({ runtime: options.runtime === "native" ? "native" : "wasm" })
  const records = new Map<string, DiplomaticRecord>()
  for (const id of SETS.flatMap(idsOf)) records.set(id, await reader.read(readReport(id)))
  if (options.own !== undefined) writeFileSync(options.own, [...records.values()].map((record) => `${JSON.stringify(record)}\n`).join(""))
  return records
}

const records = await readOwn()
const gold = SETS.map(readGoldSet)
const own = SETS.map((set) => readOwnSet(set, records))

function fitOn(names: readonly string[]): MergeWeights {
  const chosen = [...gold, ...own].filter(({ name }) => names.includes(name))
  const fit = (kind: FactKind, marked: (set: MergeSet) => MergeSet["events"]) =>
    fitWeights(
      chosen.flatMap((set) => makeExamples(set.facts, kind, marked(set))),
      prior[kind],
      PULLS[kind],
    )
  return { ...prior, event: fit("event", ({ events }) => events), person: fit("person", ({ people }) => people) }
}

const percent = (value: number): string => value.toFixed(3)
const line = (name: string, counts: PairCounts, cubed?: { f1: number }): string => {
  const { precision, recall, f1 } = pairFigure(counts)
  return `| ${name} | ${percent(precision)} | ${percent(recall)} | ${percent(f1)} | ${cubed ? percent(cubed.f1) : ""} |`
}

const totals: Record<string, PairCounts[]> = {}
for (const name of SETS) {
  if (options.set !== undefined && options.set !== name) continue
  const settings: JudgeSettings = { weights: fitOn(SETS.filter((other) => other !== name)), author: AUTHOR }
  console.log(`\n**${name}**\n\n| | P | R | F1 | B-cubed |\n|---|---:|---:|---:|---:|`)
  for (const [of, set] of [
    ["gold", gold.find((one) => one.name === name)!],
    ["own", own.find((one) => one.name === name)!],
  ] as const) {
    const events = mergeFacts(set.facts, "event", settings)
    const people = mergeFacts(set.facts, "person", settings)
    report(`${of} events`, events, set.events)
    if (of === "own") reportPlain(name, events, set)
    report(`${of} people`, people, set.people)
    if (options.errors?.startsWith(of))
      listErrors(set, options.errors.endsWith("people") ? people : events, options.errors.endsWith("people") ? set.people : set.events)
  }
}
console.log("\n**all**\n\n| | P | R | F1 | |\n|---|---:|---:|---:|---:|")
for (const [name, counts] of Object.entries(totals)) console.log(line(name, addPairs(counts)))

function report(name: string, { groups }: Merged, marked: MergeSet["events"]): void {
  const counts = countPairs(groups, marked)
  totals[name] = [...(totals[name] ?? []), counts]
  console.log(line(name, counts, bCubed(groups, marked)))
}

/** All of the program's events against all pairs of the gold: what reading missed and made up counts too. */
function reportPlain(name: string, { groups }: Merged, set: MergeSet): void {
  const marked = gold.find((one) => one.name === name)!.events
  const found = countPairs(groups, set.events, false)
  const wanted = countPairs(marked, marked).marked
  const counts = { joined: found.joined, marked: wanted, right: found.right }
  totals["own events, plain"] = [...(totals["own events, plain"] ?? []), counts]
  console.log(line("own events, plain", counts))
}

function listErrors(set: MergeSet, { groups, judgements }: Merged, marked: MergeSet["events"]): void {
  const facts = new Map(set.facts.map((fact) => [fact.id, fact]))
  const judged = new Map(judgements.map((judgement) => [`${judgement.a} ${judgement.b}`, judgement]))
  const ids = [...marked.keys()].sort()
  ids.forEach((a, at) => {
    for (const b of ids.slice(at + 1)) {
      if (a.split("/")[0] === b.split("/")[0]) continue
      const [isJoined, isMarked] = [groups.get(a) !== undefined && groups.get(a) === groups.get(b), marked.get(a) === marked.get(b)]
      if (isJoined === isMarked) continue
      const [one, other] = [facts.get(a)?.unit ?? "", facts.get(b)?.unit ?? ""].sort()
      const judgement = judged.get(`${one} ${other}`)
      console.log(
        `${isJoined ? "joined" : "apart "} ${a} (${marked.get(a)}) ${b} (${marked.get(b)}) ${judgement ? `${judgement.probability} ${judgement.reasons.map(({ code, weight }) => `${code} ${weight}`).join(", ")}` : "not judged"}`,
      )
    }
  })
}

if (options.write) writeFileSync("models/merge/weights.json", `${JSON.stringify(fitOn(SETS), null, 2)}\n`)
