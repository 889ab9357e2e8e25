/**
 * Fills the marked blocks of README.md and docs/guide with what the program itself writes, so that no page shows a record that it does not make.
 *
 *   node scripts/readme.mjs            write the pages that changed
 *   node scripts/readme.mjs --check    change nothing; exit code 1 and their names where pages differ
 *   node scripts/readme.mjs PAGE…      these pages alone
 *
 * A block stands between `<!-- shown: WHAT FILE -->` and `<!-- /shown -->`. WHAT is
 *   report, file the file itself
 *   run          what `dragoman FILE …` prints; here FILE is a whole command line
 *   asked        the same over a store of examples/*.txt and of the week examples/weeks/march-2019.ndjson
 *   pretty       what `dragoman read FILE --pretty` prints
 *   producer     what made the record, as JSON
 *   head, actor, event, statement, tie, tour
 *                that part of the record as JSON: of a list the fact that is surest, the first one where several are
 *   counts       how many facts of each kind there are, with the record's size
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = new URL("../", import.meta.url)
const BLOCK = /(<!-- shown: (\S+) (\S[^>]*?) -->\n)([\s\S]*?)(<!-- \/shown -->)/g
const LISTS = ["actors", "events", "tours", "statements", "ties"]

/** Runs the command on its sources, as `npm run dragoman` does. @param {string[]} args */
function dragoman(...args) {
  return dragomanIn("80", ...args)
}

/** The same for a terminal of so many characters. @param {string} columns @param {string[]} args */
function dragomanIn(columns, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/main.ts", ...args], {
    cwd: fileURLToPath(root),
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", COLUMNS: columns },
    maxBuffer: 1 << 26,
  })
  if (status !== 0) throw new Error(`dragoman ${args.join(" ")} failed: ${stderr}`)
  return stdout
}

/** @type {Map<string, string>} */
const said = new Map()
/** What a command prints, run once. @param {string[]} args */
function once(...args) {
  const key = args.join(" ")
  if (!said.has(key)) said.set(key, dragoman(...args))
  return /** @type {string} */ (said.get(key))
}

/** The words of a command line; quotes keep spaces. @param {string} line */
function splitWords(line) {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? "")
}

/** @type {string | undefined} */
let asked
/** The folder of a store that is filled when it is first asked. */
function askedStore() {
  if (asked === undefined) {
    const folder = mkdtempSync(join(tmpdir(), "dragoman-shown-"))
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }))
    asked = join(folder, "store")
    dragoman("add", "examples/*.txt", "examples/weeks/march-2019.ndjson", "--store", asked)
  }
  return asked
}

/** @param {string} what @param {string} file */
function show(what, file) {
  if (what === "file") return fence("json", readFileSync(new URL(file, root), "utf8"))
  if (what === "run") return fence("", `$ dragoman ${file}\n${once(...file.split(" "))}`)
  if (what === "asked") return fence("", `$ dragoman ${file}\n${dragomanIn("110", ...splitWords(file), "--store", askedStore())}`)
  if (what === "report") return fence("", readFileSync(new URL(file, root), "utf8"))
  if (what === "pretty") return fence("", once("read", file, "--pretty"))
  const line = once("read", file)
  const record = JSON.parse(line)
  if (what === "counts")
    return `${LISTS.map((list) => `${record[list].length} ${list}`).join(", ")}; ${line.length.toLocaleString("en")} characters\n`
  if (what === "producer") return fence("json", printJson(record.producer))
  if (what === "head") return fence("json", printJson(record.report))
  const list = record[LISTS.find((name) => name.startsWith(what.slice(0, -1))) ?? ""]
  if (!list) throw new Error(`There is nothing that is called "${what}".`)
  const fact = surest(what === "actor" ? list.filter((/** @type {{offices: unknown[]}} */ { offices }) => offices.length > 0) : list)
  return fact ? fence("json", printJson(fact)) : "(This record has none.)\n"
}

/** @param {{confidence: number}[]} facts */
function surest(facts) {
  return facts.toSorted((a, b) => b.confidence - a.confidence)[0]
}

/** JSON with what fits on a line, spans above all, on one. @param {unknown} value @param {string} indent @returns {string} */
function printJson(value, indent = "") {
  const short = JSON.stringify(value).replace(/("(?:[^"\\]|\\.)*")|([,:])/g, (_, text, sign) => text ?? `${sign} `)
  if (typeof value !== "object" || value === null || short.length + indent.length <= 116) return short
  const inner = `${indent}  `
  const items = Array.isArray(value)
    ? value.map((item) => inner + printJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${printJson(item, inner)}`)
  const [open, close] = Array.isArray(value) ? "[]" : "{}"
  return `${open}\n${items.join(",\n")}\n${indent}${close}`
}

/** @param {string} language @param {string} text */
function fence(language, text) {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\`\n`
}

const named = process.argv.slice(2).filter((word) => !word.startsWith("--"))
const every = ["README.md", ...readdirSync(new URL("docs/guide/", root)).map((name) => `docs/guide/${name}`)].sort()
const pages = named.length > 0 ? named : every
const changed = pages.flatMap((page) => {
  const text = readFileSync(new URL(page, root), "utf8")
  const filled = text.replace(BLOCK, (_, open, what, file, __, close) => open + show(what, file) + close)
  return filled === text ? [] : [{ page, filled }]
})
for (const { page, filled } of changed) {
  if (process.argv.includes("--check")) {
    console.error(`${page} shows what the program does not write any more: run node scripts/readme.mjs`)
    process.exitCode = 1
  } else {
    writeFileSync(new URL(page, root), filled)
    console.log(`wrote ${page}`)
  }
}
