/**
 * Real readers of the formats, in Python. They run where DRAGOMAN_PYTHON, or else python3, has what `test/exchange/requirements.txt`
 * names; `.ci/run` installs it where it can. The tests that need them are skipped elsewhere, and say so.
 */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

const python = process.env.DRAGOMAN_PYTHON ?? "python3"
const canImport = (names: string): boolean => spawnSync(python, ["-c", `import ${names}`], { stdio: "ignore" }).status === 0

/** Whether pandas, pyarrow, DuckDB and frictionless are there. */
export const hasReaders = canImport("pandas, pyarrow, duckdb, frictionless")
/** Whether those of the open formats are there. */
export const hasOpenReaders = canImport("conllu, geojson, icalendar, networkx, rdflib")
/** Whether Label Studio's is there. */
export const hasLabelStudio = canImport("label_studio_sdk.label_interface")

/** What a function of read_tables.py, or of another script, makes of a path. */
export function readByPython(name: string, path: string, script = "read_tables.py"): unknown {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const { status, stdout, stderr } = spawnSync(python, [file, name, path], { encoding: "utf8", maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(stderr.slice(-4000))
  return JSON.parse(stdout)
}
