/**
 * Writes how the program cuts reports (tokens.jsonl), for training on exactly what the encoder will be given.
 *   node training/tokens.ts FOLDER... > tokens.jsonl      FOLDER holds <id>.txt with <id>.json (a gold record), or reports.jsonl
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { encoderSentences } from "../src/language/encoder/sentences.ts"
import { parseLanguageWords } from "../src/language/index.ts"
import type { Report } from "../src/record/index.ts"

const words = parseLanguageWords(JSON.parse(readFileSync(new URL("../knowledge/en/language.json", import.meta.url), "utf8")))

function write(id: string, report: Report): void {
  const sentences = encoderSentences(report, words).map(({ kind, tokens }) => ({
    kind, words: tokens.map((t) => t.text), start: tokens.map((t) => t.start), end: tokens.map((t) => t.end),
  }))
  process.stdout.write(`${JSON.stringify({ id, sentences })}\n`)
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
