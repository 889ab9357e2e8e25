/**
 * Writes docs/reference from the schemas, so that the reference cannot say anything else than the program.
 *
 *   node scripts/reference.mjs            write the files that changed
 *   node scripts/reference.mjs --check    change nothing; exit code 1 and their names where files differ
 *
 * A page is a file name under docs/reference and a function that makes its text. A new page is a new row of `pages`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { COMMANDS } from "../src/cli/commands.ts"
import { renderReference } from "../src/cli/help.ts"
import { renderFieldFormats } from "../src/exchange/field/reference.ts"
import { renderOpenFormats } from "../src/exchange/open-formats.ts"
import { codebook, recordJsonSchema, reportJsonSchema } from "../src/record/index.ts"
import { makeOpenApi } from "../src/server/open-api.ts"

const folder = fileURLToPath(new URL("../docs/reference/", import.meta.url))
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))
const note = "<!-- Written by scripts/reference.mjs from the schemas in src/. Do not edit. -->\n\n"

/** @type {{file: string, make: () => string | Promise<string>}[]} */
const pages = [
  { file: "commands.md", make: () => note + renderReference(COMMANDS) },
  { file: "record.md", make: () => note + codebook() },
  { file: "record.schema.json", make: () => asJson(recordJsonSchema()) },
  { file: "formats.md", make: () => note + renderFieldFormats() },
  { file: "open-formats.md", make: () => note + renderOpenFormats() },
  { file: "openapi.json", make: () => asJson(makeOpenApi(version)) },
  { file: "report.schema.json", make: () => asJson(reportJsonSchema()) },
]

/** @param {unknown} value */
function asJson(value) {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** The pages whose files differ from what they should be. */
async function stalePages() {
  const made = await Promise.all(pages.map(async ({ file, make }) => ({ file, path: join(folder, file), text: await make() })))
  return made.filter(({ path, text }) => !existsSync(path) || readFileSync(path, "utf8") !== text)
}

const stale = await stalePages()
if (process.argv.includes("--check")) {
  for (const { file } of stale) console.error(`docs/reference/${file} is not what the schemas say: run node scripts/reference.mjs`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const { file, path, text } of stale) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    console.log(`wrote docs/reference/${file}`)
  }
}
