/** Writes examples/weeks/: the three weeks of benchmark/merge as reports a line, to be added to a store. Usage: node scripts/weeks.mjs [--check] */
import { readFileSync, writeFileSync } from "node:fs"

const root = new URL("../", import.meta.url)
const read = (path) => readFileSync(new URL(path, root), "utf8")
const weeks = { m: "march-2019", q: "november-2004", r: "june-2023" }
let stale = 0
for (const [set, name] of Object.entries(weeks)) {
  const ids = Array.from({ length: 18 }, (_, at) => `${set}-${String(at + 1).padStart(2, "0")}`)
  const lines = ids.map((id) => {
    const { report } = JSON.parse(read(`benchmark/written/${id}.json`))
    return JSON.stringify({ ...report, id, text: read(`benchmark/written/${id}.txt`) })
  })
  const path = `examples/weeks/${name}.ndjson`
  const text = `${lines.join("\n")}\n`
  if (!process.argv.includes("--check")) writeFileSync(new URL(path, root), text)
  else if (read(path) !== text) {
    stale++
    console.error(`${path} is not what scripts/weeks.mjs writes`)
  }
}
process.exitCode = stale > 0 ? 1 : 0
