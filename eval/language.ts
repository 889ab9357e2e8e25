/**
 * Figures of the language layer on the files of training/prepare.py, through the program itself: its pieces, windows and trees.
 *   node eval/language.ts DIR [--split test] [--most N] [--runtime native]
 * Word classes and trees (UAS, LAS) in % of all words, punctuation included, each sentence as one tree with one root; exact-span F1 in %
 * for names, attribution and times; F1 of mention heads. --most takes only the first N documents of each file. PolNeAR's test part is
 * kept back, so attribution has figures on dev only.
 */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import {
  decodeTree,
  type EncoderSentence,
  encode,
  type Labels,
  makePieceCutter,
  modelLabelsSchema,
  startEncoder,
} from "../src/language/index.ts"

interface Sentence {
  readonly words: readonly string[]
  readonly upos?: readonly string[]
  readonly head?: readonly number[]
  readonly deprel?: readonly string[]
  readonly mention?: readonly string[]
  readonly name?: readonly string[]
  readonly attribution?: readonly string[]
  readonly time?: readonly string[]
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    split: { type: "string", default: "test" },
    most: { type: "string", default: "1000000" },
    runtime: { type: "string", default: "native" },
    model: { type: "string", default: "models/en" },
  },
})
const [folder] = positionals
if (folder === undefined) throw new Error("Name the folder that training/prepare.py wrote.")

const read = (path: string): unknown => JSON.parse(readFileSync(join(options.model, path), "utf8"))
const wasm = options.runtime === "wasm" ? readFileSync("dist/runtime/ort-wasm-simd-threaded.wasm") : undefined
const encoder = {
  labels: modelLabelsSchema.parse(read("labels.json")),
  cut: makePieceCutter(read("tokenizer.json") as object, read("tokenizer_config.json") as object),
  run: await startEncoder(readFileSync(join(options.model, "encoder.int8.onnx")), options.runtime === "wasm" ? "wasm" : "native", wasm),
}

/** Sentences as the encoder takes them; offsets play no part. */
function toEncoderSentences(sentences: readonly Sentence[]): EncoderSentence[] {
  return sentences.map(({ words }) => ({ kind: "body", tokens: words.map((text) => ({ text, start: 0, end: text.length })) }))
}

const right = { words: 0, upos: 0, uas: 0, las: 0 }
const counts = new Map<string, [hit: number, predicted: number, gold: number]>()
function count(name: string, hit: number, predicted: number, gold: number): void {
  const [a, b, c] = counts.get(name) ?? [0, 0, 0]
  counts.set(name, [a + hit, b + predicted, c + gold])
}

/** The likeliest label of a word. */
function bestOf(labels: Labels, table: string, word: number): string {
  const { labels: names, of } = labels.table(table)
  const scores = of(word)
  return names[scores.indexOf(Math.max(...scores))]!
}

/** Spans of a BIO tagging, as text that can be compared. */
function spansOf(tags: readonly string[]): string[] {
  const spans: string[] = []
  for (let at = 0, start = -1, kind = ""; at <= tags.length; at++) {
    const tag = tags[at] ?? "O"
    const goes = tag === `I-${kind}` && start >= 0
    if (start >= 0 && !goes) {
      spans.push(`${kind} ${start} ${at}`)
      start = -1
    }
    if (start < 0 && tag !== "O") [start, kind] = [at, tag.slice(2)]
  }
  return spans
}

function judge(sentence: Sentence, first: number, labels: Labels): void {
  const { words, upos, head, deprel, mention } = sentence
  const predict = (table: string): string[] => words.map((_, at) => bestOf(labels, table, first + at))
  if (upos && head && deprel) {
    const { scores, relations } = labels.arcs(first, first + words.length)
    const heads = decodeTree(scores, words.length).map((at, word) => (at === word ? 0 : at + 1))
    const classes = predict("upos")
    words.forEach((_, at) => {
      right.words++
      if (classes[at] === upos[at]) right.upos++
      if (heads[at] !== head[at]) return
      right.uas++
      if (relations[at] === deprel[at]) right.las++
    })
  }
  if (mention) {
    const predicted = predict("mention")
    for (const kind of new Set([...mention, ...predicted])) {
      if (kind === "O") continue
      const hit = mention.filter((gold, at) => gold === kind && predicted[at] === kind).length
      count(`mention.${kind}`, hit, predicted.filter((one) => one === kind).length, mention.filter((one) => one === kind).length)
    }
  }
  for (const table of ["name", "attribution", "time"] as const) {
    const gold = sentence[table]
    if (!gold) continue
    const [a, b] = [spansOf(predict(table)), spansOf(gold)]
    const kinds = ["", ...new Set([...a, ...b].map((span) => span.split(" ")[0]!))]
    for (const kind of kinds) {
      const [p, g] = [a, b].map((spans) => spans.filter((span) => kind === "" || span.startsWith(`${kind} `))) as [string[], string[]]
      count(kind === "" ? table : `${table}.${kind}`, p.filter((span) => g.includes(span)).length, p.length, g.length)
    }
  }
}

for (const file of ["trees", "names", "attribution", "times"]) {
  const path = join(folder, `${file}.jsonl`)
  if (!existsSync(path)) continue
  const documents = readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { split: string; sentences: Sentence[] })
  for (const { sentences } of documents.filter(({ split }) => split === options.split).slice(0, Number(options.most))) {
    const labels = await encode(toEncoderSentences(sentences), encoder)
    let first = 0
    for (const sentence of sentences) {
      judge(sentence, first, labels)
      first += sentence.words.length
    }
  }
}

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1)
if (right.words > 0) {
  console.log(`| words | UPOS | UAS | LAS |\n|---:|---:|---:|---:|`)
  console.log(
    `| ${right.words} | ${percent(right.upos, right.words)} | ${percent(right.uas, right.words)} | ${percent(right.las, right.words)} |\n`,
  )
}
console.log("| label | P | R | F1 | gold |\n|---|---:|---:|---:|---:|")
for (const [name, [hit, predicted, gold]] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (gold > 20)
    console.log(`| ${name} | ${percent(hit, predicted)} | ${percent(hit, gold)} | ${percent(2 * hit, predicted + gold)} | ${gold} |`)
}
