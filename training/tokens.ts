/**
 * Writes how the program cuts reports (tokens.jsonl), for training on exactly what the encoder will be given.
 *   node training/tokens.ts MODEL FOLDER... > tokens.jsonl
 * FOLDER holds <id>.txt with <id>.json (a gold record), or reports.jsonl; MODEL is an earlier encoder, for the trees.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { encoderSentences, wordsOf } from "../src/language/encoder/sentences.ts"
import { readKnowledge } from "../src/knowledge/files.ts"
import { encode, makePieceCutter, modelLabelsSchema, parseLanguageWords, segment, startEncoder } from "../src/language/index.ts"
import { findLands } from "../src/read/actors/find-lands.ts"
import { placeCandidates } from "../src/read/places/place-candidates.ts"
import { timeCandidates } from "../src/read/times/time-candidates.ts"
import type { Report } from "../src/record/index.ts"

const knowledge = readKnowledge(fileURLToPath(new URL("../knowledge", import.meta.url)))
const words = parseLanguageWords(knowledge.language)

const [model = "models/en", ...folders] = process.argv.slice(2)
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"))
const encoder = {
  labels: modelLabelsSchema.parse(json(join(model, "labels.json"))),
  cut: makePieceCutter(json("models/en/tokenizer.json"), json("models/en/tokenizer_config.json")),
  run: await startEncoder(readFileSync(join(model, "encoder.int8.onnx")), "native"),
}

async function write(id: string, report: Report): Promise<void> {
  const document = segment(report, words)
  const cut = encoderSentences(report, words, document)
  const row = wordsOf(cut)
  const sentences = cut.map(({ kind, tokens }) => ({ kind, words: tokens.map((t) => t.text), start: tokens.map((t) => t.start), end: tokens.map((t) => t.end) }))
  const states = findLands(knowledge, sentences.map((sentence) => sentence.words)).map(({ first, last, iso3 }) => [first, last, iso3])
  const times = timeCandidates(row, report, document.dateline?.date ?? report.published, knowledge.times).map(({ first, last }) => [first, last])
  const places = placeCandidates(row, knowledge).map(({ first, last }) => [first, last])
  // each sentence run alone, as the public corpora are: what a window is to say of it too
  const { heads, relations, classes } = (await encode(cut, encoder, () => true)).syntax()
  process.stdout.write(`${JSON.stringify({ id, sentences, states, times, places, heads, relations, classes })}\n`)
}

for (const folder of folders) {
  if (existsSync(join(folder, "reports.jsonl"))) {
    for (const line of readFileSync(join(folder, "reports.jsonl"), "utf8").split("\n")) if (line) { const r = JSON.parse(line); await write(r.id, r) }
    continue
  }
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".txt")) continue
    const path = join(folder, file)
    const record = path.replace(/\.txt$/, ".json")
    if (!existsSync(record)) continue
    const { report } = JSON.parse(readFileSync(record, "utf8"))
    await write(report.id, { ...report, text: readFileSync(path, "utf8") })
  }
}
