/**
 * Words per CPU-second, cold start and memory of both runtimes, beside two other libraries for English text in JavaScript.
 *
 *   npm run bench -- [--seconds N] [--reports N] [--long]      after: npm install --prefix bench
 *
 * Read are the reports of examples/ and benchmark/written. Cold start is from the start of the process to the first result, for
 * dragoman by its command. --long adds one report of 25,000 and one of 100,000 words, made of these reports, to show how time and memory grow with length.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { SUBJECTS } from "./readers.mjs"

const { values: options } = parseArgs({
  options: { seconds: { type: "string", default: "20" }, reports: { type: "string" }, long: { type: "boolean", default: false } },
})
const root = fileURLToPath(new URL("../", import.meta.url))
const work = mkdtempSync(join(tmpdir(), "bench-"))
const countWords = (/** @type {string} */ text) => text.split(/\s+/).length

/** Reports as the command makes them of the files. */
function collectReports() {
  const folders = ["examples", "benchmark/written"]
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".txt"))
      .map((name) => join(root, folder, name)),
  )
  const { stdout } = spawnSync(process.execPath, [join(root, "dist/cli/main.js"), "reports", ...paths.sort()], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  })
  const lines = stdout.trimEnd().split("\n")
  return lines.slice(0, options.reports === undefined ? lines.length : Number(options.reports))
}

/** @param {string} name @param {string[]} lines */
function measure(name, lines) {
  const path = join(work, "reports.ndjson")
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""))
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "bench/measure.mjs"), name, path, options.seconds], {
    encoding: "utf8",
  })
  if (status !== 0)
    return {
      fault: /ERR_MODULE_NOT_FOUND|Cannot find (?:package|module)/.test(stderr) ? "not installed" : stderr.trim().split("\n").at(-1),
    }
  return JSON.parse(stdout)
}

/** Milliseconds from the start of a process to its end with one short report, the best of three. @param {string} name @param {string} line */
function coldStart(name, line) {
  const path = join(work, "first.ndjson")
  writeFileSync(path, `${line}\n`)
  const runtime = name.split(" ")[1]
  const command = runtime
    ? [join(root, "dist/cli/main.js"), "read", path, "--runtime", runtime]
    : [join(root, "bench/measure.mjs"), name, path, "0"]
  const runs = [1, 2, 3].map(() => {
    const started = performance.now()
    spawnSync(process.execPath, command, { stdio: "ignore" })
    return performance.now() - started
  })
  return Math.min(...runs)
}

/** @param {string[]} lines @param {number} length in words */
function makeLong(lines, length) {
  const texts = lines.map((line) => JSON.parse(line).text)
  const parts = []
  for (let words = 0, at = 0; words < length; at++) {
    parts.push(texts[at % texts.length])
    words += countWords(parts.at(-1))
  }
  return JSON.stringify({ id: "long", published: "2024-01-01", text: parts.join("\n\n") })
}

const lines = collectReports()
const total = lines.reduce((sum, line) => sum + countWords(JSON.parse(line).text), 0)
console.log(
  `${lines.length} reports, ${total.toLocaleString("en")} words; ${cpus()[0]?.model.trim()}, ${cpus().length} processors; Node ${process.version}\n`,
)
console.log("| reader | does | words per CPU-second | cold start, ms | most memory, MB |\n|---|---|---:|---:|---:|")
for (const [name, { does }] of Object.entries(SUBJECTS)) {
  const { fault, wordsPerSecond, megabytes } = measure(name, lines)
  if (fault) console.log(`| ${name} | ${does} | ${fault} | | |`)
  else
    console.log(
      `| ${name} | ${does} | ${Math.round(wordsPerSecond).toLocaleString("en")} | ${Math.round(coldStart(name, lines[0] ?? ""))} | ${Math.round(megabytes)} |`,
    )
  if (fault || !options.long || !name.startsWith("dragoman")) continue
  for (const length of [25_000, 100_000]) {
    const long = measure(name, [lines[0] ?? "", makeLong(lines, length)]) // the short one first, as it loads and compiles
    console.log(
      `| ${name} | one report of ${length.toLocaleString("en")} words | ${Math.round(long.wordsPerSecond).toLocaleString("en")} | | ${Math.round(long.megabytes)} |`,
    )
  }
}
console.log("\nspaCy is left out: its English pipelines are not on PyPI.")
rmSync(work, { recursive: true })
