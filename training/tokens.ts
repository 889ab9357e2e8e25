/**
 * Writes how the program cuts reports (tokens.jsonl), for training on exactly what the encoder will be given.
 *   node training/tokens.ts FOLDER... > tokens.jsonl      FOLDER holds <id>.txt with <id>.json (a gold record), or reports.jsonl
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { encoderSentences, wordsOf } from "../src/language/encoder/sentences.ts"
import { readKnowledge } from "../src/knowledge/files.ts"
import { parseLanguageWords, segment } from "../src/language/index.ts"
import { findLands } from "../src/read/actors/find-lands.ts"
import { placeCandidates } from "../src/read/places/place-candidates.ts"
import { timeCandidates } from "../src/read/times/time-candidates.ts"
import type { Report } from "../src/record/index.ts"

const knowledge = readKnowledge(fileURLToPath(new URL("../knowledge", import.meta.url)))
const words = parseLanguageWords(knowledge.language)

function write(id: string, report: Report): void {
  const document = segment(report, words)
  const cut = encoderSentences(report, words, document)
  const row = wordsOf(cut)
  const sentences = cut.map(({ kind, tokens }) => ({ kind, words: tokens.map((t) => t.text), start: tokens.map((t) => t.start), end: tokens.map((t) => t.end) }))
  const states = findLands(knowledge, sentences.map((sentence) => sentence.words)).map(({ first, last, iso3 }) => [first, last, iso3])
  const times = timeCandidates(row, report, document.dateline?.date ?? report.published, knowledge.times).map(({ first, last }) => [first, last])
  const places = placeCandidates(row, knowledge).map(({ first, last }) => [first, last])
  process.stdout.write(`${JSON.stringify({ id, sentences, states, times, places })}\n`)
}

for (const folder of process.argv.slice(2)) {
  if (existsSync(join(folder, "reports.jsonl"))) {
    for (const line of readFileSync(join(folder, "reports.jsonl"), "utf8").split("\n")) if (line) { const r = JSON.parse(line); write(r.id, r) }
    continue
  }
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".txt")) continue
    const path = join(folder, file)
    const record = path.replace(/\.txt$/, ".json")
    if (!existsSync(record)) continue
    const { report } = JSON.parse(readFileSync(record, "utf8"))
    write(report.id, { ...report, text: readFileSync(path, "utf8") })
  }
}
