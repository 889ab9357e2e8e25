/**
 * Runs every check, so that one run tells all that is wrong: format and lint, types, dead code, imports, reference, pages, documentation.
 *
 *   node scripts/check.mjs [NAME…]      all of them, or those named; exit code 1 where one fails
 */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../", import.meta.url))
const bin = `${root}node_modules/.bin/`

/** @type {Record<string, string[]>} */
const CHECKS = {
  lint: [`${bin}biome`, "ci", "."],
  types: [`${bin}tsc`, "--noEmit", "-p", "tsconfig.json"],
  "browser-types": [`${bin}tsc`, "--noEmit", "-p", "tsconfig.browser.json"],
  "dead-code": [`${bin}knip`],
  imports: [`${bin}vitest`, "run", "test/architecture.test.ts", "--reporter=dot"],
  reference: [process.execPath, "scripts/reference.mjs", "--check"],
  pages: [process.execPath, "scripts/readme.mjs", "--check"],
  weeks: [process.execPath, "scripts/weeks.mjs", "--check"],
  docs: [process.execPath, "scripts/check-docs.mjs"],
}

const named = process.argv.slice(2)
const failed = Object.entries(CHECKS).flatMap(([name, [command = "", ...args]]) => {
  if (named.length > 0 && !named.includes(name)) return []
  console.log(`-- ${name}`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" })
  return status === 0 ? [] : [name]
})
console.log(failed.length > 0 ? `failed: ${failed.join(", ")}` : "all checks passed")
process.exitCode = failed.length > 0 ? 1 : 0
