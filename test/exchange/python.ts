/**
 * Real readers of the formats, in Python. They run where DRAGOMAN_PYTHON, or else python3, has what `test/exchange/requirements.txt`
 * names; the tests that need them are skipped elsewhere, and say so.
 */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

const python = process.env.DRAGOMAN_PYTHON ?? "python3"
const script = fileURLToPath(new URL("read_tables.py", import.meta.url))

/** Whether pandas, pyarrow, DuckDB and frictionless are there. */
export const hasReaders = spawnSync(python, ["-c", "import pandas, pyarrow, duckdb, frictionless"], { stdio: "ignore" }).status === 0

/** What a function of read_tables.py makes of a path. */
export function readByPython(name: string, path: string): unknown {
  const { status, stdout, stderr } = spawnSync(python, [script, name, path], { encoding: "utf8", maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(stderr.slice(-4000))
  return JSON.parse(stdout)
}
