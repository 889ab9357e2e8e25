/**
 * Draws pairs of events of the newswire for a person to judge: joined by the program, or near one another and kept apart. The verdict is
 * hidden; the answers are kept as ids and reasons, without the texts.
 *   node eval/merge-sample.ts --records RECORDS.ndjson --reports REPORTS.jsonl [--seed 1] [--joined 150] [--near 150]
 *        [--sheet FILE]     writes the pairs with the words that tell of them and stops; answers go beside each pair's number
 *        [--answers FILE]   takes lines {"pair": number, "answer": "same"|"different"|"unsure", "reason": "…"} for that seed
 *        [--kept FILE]      where the judgements are kept (eval/merge/newswire.ndjson)
 * Without a sheet or answers it asks in the terminal. At the end it prints precision and the share of wrong separations, with intervals
 * of Wilson (1927) at 95%.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { createInterface } from "node:readline/promises"
import { parseArgs } from "node:util"
import { describeFacts, type EventFact, type Fact, type KeptReport, parseMergeWeights } from "../src/merge/index.ts"
import type { DiplomaticRecord, Report } from "../src/record/index.ts"
import { mergeFacts } from "./merge-run.ts"
import { knowledge } from "./merge-sets.ts"

const { values: options } = parseArgs({
  options: {
    records: { type: "string" },
    reports: { type: "string" },
    seed: { type: "string", default: "1" },
    joined: { type: "string", default: "150" },
    near: { type: "string", default: "150" },
    sheet: { type: "string" },
    answers: { type: "string" },
    kept: { type: "string", default: "eval/merge/newswire.ndjson" },
  },
})
if (options.records === undefined || options.reports === undefined) throw new Error("--records and --reports are needed")

/** A pair that is put before a person. */
interface Drawn {
  readonly a: string
  readonly b: string
  readonly isJoined: boolean
}

/** A person's judgement, without the texts. */
interface Kept {
  readonly a: string
  readonly b: string
  readonly answer: "same" | "different" | "unsure"
  readonly reason: string
}

/** Pairs kept apart are near where the program gives them at least this probability. */
const NEAR = 0.05

const lines = <Value>(path: string): Value[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Value)

const texts = new Map(lines<Report>(options.reports).map((report) => [report.id ?? "", report]))
const kept = lines<DiplomaticRecord>(options.records).flatMap((record): KeptReport[] => {
  const report = texts.get(record.report.id)
  return report ? [{ key: record.report.id, report, record }] : []
})
const byKey = new Map(kept.map((report) => [report.key, report]))
const facts = kept.flatMap((report) => describeFacts(report, knowledge))
const events = new Map(facts.filter((fact): fact is EventFact => fact.kind === "event").map((fact) => [fact.id, fact]))
const pairs = drawPairs(facts)
const judgements = new Map(existsSync(options.kept) ? lines<Kept>(options.kept).map((one) => [`${one.a} ${one.b}`, one]) : [])

if (options.sheet !== undefined) {
  writeFileSync(options.sheet, pairs.map((pair, at) => `${showPair(pair, at)}\n`).join("\n"))
} else {
  if (options.answers === undefined) await askAll()
  else
    for (const { pair, answer, reason } of lines<{ pair: number } & Pick<Kept, "answer" | "reason">>(options.answers))
      keep(pairs[pair - 1]!, answer, reason)
  printFigures()
}

/** The same pairs for the same records and seed. */
function drawPairs(all: readonly Fact[]): Drawn[] {
  const weights = parseMergeWeights(JSON.parse(readFileSync("models/merge/weights.json", "utf8")))
  const { groups, judgements: judged } = mergeFacts(all, "event", { weights, author: "dragoman/eval" })
  const members = new Map<string, string[]>()
  for (const [id, group] of groups) members.set(group, [...(members.get(group) ?? []), id])
  const isApart = (a: string, b: string) => events.get(a)!.report !== events.get(b)!.report
  const joined = [...members.values()].flatMap((ids) => {
    const sorted = [...ids].sort()
    return sorted.flatMap((a, at) => sorted.slice(at + 1).flatMap((b): Drawn[] => (isApart(a, b) ? [{ a, b, isJoined: true }] : [])))
  })
  const near = judged.flatMap(({ a, b, probability }): Drawn[] =>
    probability >= NEAR && groups.get(a) !== groups.get(b) && isApart(a, b) ? [{ a, b, isJoined: false }] : [],
  )
  console.error(`${events.size} events in ${members.size} occurrences; ${joined.length} joined pairs, ${near.length} near pairs kept apart`)
  const random = makeRandom(Number(options.seed))
  const key = ({ a, b }: Drawn) => `${a} ${b}`
  const draw = (from: readonly Drawn[], count: number) =>
    shuffle(
      [...from].sort((x, y) => (key(x) < key(y) ? -1 : 1)),
      random,
    ).slice(0, count)
  return shuffle([...draw(joined, Number(options.joined)), ...draw(near, Number(options.near))], random)
}

/** Mulberry32: a small generator of numbers from 0 to 1, the same for the same seed. */
function makeRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function shuffle<Item>(items: Item[], random: () => number): Item[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[items[at], items[other]] = [items[other]!, items[at]!]
  }
  return items
}

function showPair({ a, b }: Drawn, at: number): string {
  return `### ${at + 1} of ${pairs.length}\n${showEvent(a)}\n${showEvent(b)}`
}

/** What the report says of the event, its head, and the paragraph around its words. */
function showEvent(id: string): string {
  const fact = events.get(id)!
  const { report, record } = byKey.get(fact.report)!
  const event = record.events.find((one) => `${fact.report}/${one.id}` === id)!
  const spans = event.evidence.filter(({ field }) => field === undefined).slice(0, 3)
  const said = [
    ...new Set(spans.map(({ start, end }) => `…${report.text.slice(Math.max(0, start - 160), end + 160).replace(/\s+/g, " ")}…`)),
  ]
  const who = fact.parties.map(({ name, role }) => `${name.full} (${role})`).join(", ")
  const slots = [`${event.type}, ${event.status}`, who, event.place?.name ?? "no place", event.time?.value ?? "no date"].join(" | ")
  return [`[${id}] ${report.published} ${report.title ?? ""}`, `  ${slots}`, ...said.map((words) => `  ${words}`)].join("\n")
}

async function askAll(): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  for (const [at, pair] of pairs.entries()) {
    if (judgements.has(`${pair.a} ${pair.b}`)) continue
    console.log(`\n${showPair(pair, at)}`)
    const given = await terminal.question("same, different, unsure (s, d, u and a reason), or q to stop: ")
    const [letter = "", ...reason] = given.trim().split(" ")
    if (letter === "q") break
    const answer = ({ s: "same", d: "different", u: "unsure" } as const)[letter]
    if (answer) keep(pair, answer, reason.join(" "))
  }
  terminal.close()
}

function keep({ a, b }: Drawn, answer: Kept["answer"], reason: string): void {
  judgements.set(`${a} ${b}`, { a, b, answer, reason })
  const sorted = [...judgements.values()].sort((x, y) => (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1))
  writeFileSync(options.kept, sorted.map((one) => `${JSON.stringify(one)}\n`).join(""))
}

/** Pairs that a person was unsure of count in neither figure, and are named. */
function printFigures(): void {
  const answered = pairs.flatMap((pair) => {
    const judgement = judgements.get(`${pair.a} ${pair.b}`)
    return judgement ? [{ ...pair, answer: judgement.answer }] : []
  })
  const count = (isJoined: boolean, answer: Kept["answer"]) =>
    answered.filter((one) => one.isJoined === isJoined && one.answer === answer).length
  console.log(
    `judged ${answered.length} of ${pairs.length} pairs, unsure ${count(true, "unsure")} joined and ${count(false, "unsure")} apart`,
  )
  console.log(`joined pairs that are right: ${wilson(count(true, "same"), count(true, "same") + count(true, "different"))}`)
  console.log(`near pairs kept apart wrongly: ${wilson(count(false, "same"), count(false, "same") + count(false, "different"))}`)
}

/** A share with Wilson's interval at 95%. */
function wilson(hits: number, all: number): string {
  if (all === 0) return "none judged"
  const z = 1.96
  const share = hits / all
  const middle = (share + z ** 2 / (2 * all)) / (1 + z ** 2 / all)
  const reach = (z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))) / (1 + z ** 2 / all)
  return `${hits} of ${all}, ${share.toFixed(3)} [${(middle - reach).toFixed(3)}, ${(middle + reach).toFixed(3)}]`
}
