/**
 * Measures one reader in a process of its own and prints the figures as JSON; bench.mjs starts it.
 *
 *   node bench/measure.mjs SUBJECT REPORTS.ndjson SECONDS
 *
 * The first report is read apart, as it loads and compiles; then all of them, over and over, until the seconds are used up.
 */
import { readFileSync } from "node:fs"
import { SUBJECTS } from "./readers.mjs"

const [name = "", path = "", seconds = "10"] = process.argv.slice(2)
const reports = readFileSync(path, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line))
const subject = SUBJECTS[name]
if (!subject) throw new Error(`There is no "${name}".`)

const read = await subject.open()
await read(reports[0])

const before = process.cpuUsage()
const until = performance.now() + Number(seconds) * 1000
let words = 0
for (let at = 0; performance.now() < until || at < 1; at++) {
  const report = reports[(at + 1) % reports.length]
  await read(report)
  words += report.text.split(/\s+/).length
}
const { user, system } = process.cpuUsage(before)
process.stdout.write(
  JSON.stringify({ wordsPerSecond: words / ((user + system) / 1e6), words, megabytes: process.resourceUsage().maxRSS / 1024 }),
)
