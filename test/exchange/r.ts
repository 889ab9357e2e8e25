/** R, where Rscript with jsonlite is there: the tests that need it are skipped elsewhere, and say so. */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

/** Whether R and jsonlite are there. */
export const hasR = spawnSync("Rscript", ["-e", "library(jsonlite)"], { stdio: "ignore" }).status === 0

/** What the notebook finds in a release. */
export function runInR(notebook: string, release: string): unknown {
  const script = fileURLToPath(new URL("run_notebook.R", import.meta.url))
  const env = { ...process.env, RELEASE: release, LC_ALL: "C.UTF-8" }
  const { status, stdout, stderr } = spawnSync("Rscript", ["--vanilla", script, notebook], { encoding: "utf8", maxBuffer: 1 << 26, env })
  if (status !== 0) throw new Error(stderr.slice(-4000))
  return JSON.parse(stdout.slice(stdout.indexOf('{"years"'))) // what chunks print comes before
}
