/**
 * What Spark merges is what one machine merges. Runs where pyspark and Java are: `pip install -r integrations/spark/requirements.txt`, or
 * DRAGOMAN_PYTHON names a Python that has them.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, expect, it } from "vitest"
import { createReader } from "../src/index.ts"
import { addReports, openStore } from "../src/store/index.ts"
import { PAIRS, tools } from "./store/stores.ts"

const python = process.env.DRAGOMAN_PYTHON ?? "python3"
const runs = (command: string, args: string[]): boolean => spawnSync(command, args, { stdio: "ignore" }).status === 0
const hasSpark = runs(python, ["-c", "import pyspark"]) && runs("java", ["-version"])

const inRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "dragoman-spark-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Reports that are read by both, and not only merged. */
const READ = 3

interface Printed {
  readonly table: string
  readonly row: Record<string, string>
}

function mergeBySpark(): Printed[] {
  const input = join(folder, "pairs.ndjson")
  writeFileSync(input, PAIRS.map((pair, at) => `${JSON.stringify(at < READ ? { report: pair.report } : pair)}\n`).join(""))
  const args = [inRoot("integrations/spark/run_test.py"), input, folder, process.execPath, inRoot("src/cli/main.ts")]
  const env = { ...process.env, PYSPARK_PYTHON: python, SPARK_LOCAL_IP: "127.0.0.1" }
  const { status, stdout, stderr } = spawnSync(python, args, { encoding: "utf8", env, maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(stderr.slice(-4000))
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Printed)
}

it.skipIf(!hasSpark)("Spark merges as one machine does", { timeout: 900_000 }, async () => {
  const reader = await createReader()
  const pairs = await Promise.all(
    PAIRS.map(async ({ report, record }, at) => ({ report, record: at < READ ? await reader.read(report) : record })),
  )
  const store = await openStore({ folder: join(folder, "store") }, { create: true, command: "test" })
  await addReports(store, pairs, tools)
  const units = await store.db.selectFrom("units").select(["id as unit", "kind", "merged"]).execute()
  const facts = await store.db.selectFrom("facts").select(["id", "unit", "kind"]).execute()
  const judged = await store.db.selectFrom("judgements").select(["a", "b", "verdict", "probability"]).execute()
  await store.close()
  const printed = mergeBySpark()
  const rowsOf = (table: string) => printed.filter((one) => one.table === table).map(({ row }) => row)
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
  expect(sorted(rowsOf("units"))).toEqual(sorted(units))
  expect(sorted(rowsOf("facts"))).toEqual(sorted(facts))
  // the store keeps of what is different only what holds a cluster apart
  const ours = new Map(rowsOf("judgements").map(({ a, b, judgement }) => [`${a} ${b}`, JSON.parse(judgement!) as Record<string, unknown>]))
  for (const { a, b, verdict, probability } of judged) expect(ours.get(`${a} ${b}`)).toMatchObject({ verdict, probability })
})
