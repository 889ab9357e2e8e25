/**
 * How adding and merging grow with the number of reports, on either database.
 *
 *   npx node bench/store.ts [--records 10000,100000] [--url postgres://…] [--write FILE]
 *
 * The records are generated from those of examples/: names, words, states and days are changed, so that each tells of other people,
 * at the same number of reports a day; one in twenty is a copy under another publisher. --write keeps them as NDJSON for `dragoman add`.
 */
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { openMergeTools } from "../src/cli/store/merge-tools.ts"
import { createReader } from "../src/index.ts"
import { readInputs } from "../src/ingest/index.ts"
import { addReports, openStore, type ReadReport } from "../src/store/index.ts"
import { generateReports } from "./generate.ts"

const { values: options } = parseArgs({
  options: {
    records: { type: "string", default: "10000,100000" },
    url: { type: "string" },
    write: { type: "string" },
    pairs: { type: "string" },
  },
})
const BATCH = 200

/** The examples with their records: read now, or from a file of pairs. */
async function readExamples(): Promise<ReadReport[]> {
  if (options.pairs)
    return readFileSync(options.pairs, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as ReadReport)
  const reader = await createReader()
  const pairs: ReadReport[] = []
  for await (const input of readInputs([fileURLToPath(new URL("../examples", import.meta.url))])) {
    if (input.kind === "report") pairs.push({ report: input.report, record: await reader.read(input.report) })
  }
  return pairs
}

/** CPU that this process has used, its threads included; a server's is not. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

async function measure(examples: readonly ReadReport[], count: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "bench-store-"))
  const store = await openStore(options.url ? { url: options.url } : { folder: join(folder, "store") }, { create: true, command: "bench" })
  const tools = openMergeTools()
  const [started, worked] = [performance.now(), cpuSeconds()]
  let [batch, done, most]: [ReadReport[], number, number] = [[], 0, 0]
  const flush = async () => {
    const from = performance.now()
    await addReports(store, batch, tools)
    done += batch.length
    most = Math.max(most, process.memoryUsage().rss)
    batch = []
    if (done % (count / 10) < BATCH) {
      const each = (performance.now() - from) / BATCH
      const used = (cpuSeconds() - worked) * (1000 / done)
      const memory = Math.round(process.memoryUsage().rss / 2 ** 20)
      console.error(`${done} of ${count}: ${each.toFixed(1)} ms a report, ${used.toFixed(1)} ms of CPU a report until here, ${memory} MB`)
    }
  }
  for (const pair of generateReports(examples, count)) {
    batch.push(pair)
    if (batch.length === BATCH) await flush()
  }
  if (batch.length > 0) await flush()
  const seconds = (performance.now() - started) / 1000
  await store.close()
  rmSync(folder, { recursive: true })
  console.log(
    `${count} records: ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(0)} a second, ${(cpuSeconds() - worked).toFixed(1)} s of CPU, ` +
      `at most ${Math.round(most / 2 ** 20)} MB`,
  )
  return seconds
}

const examples = await readExamples()
const counts = options.records.split(",").map(Number)
if (options.write) {
  const file = createWriteStream(options.write)
  for (const pair of generateReports(examples, counts[0]!)) file.write(`${JSON.stringify(pair)}\n`)
  await new Promise((resolve) => file.end(resolve))
} else {
  const times: number[] = []
  for (const count of counts) times.push(await measure(examples, count))
  if (times.length > 1)
    console.log(`${counts.at(-1)! / counts[0]!} times the records took ${(times.at(-1)! / times[0]!).toFixed(1)} times as long`)
}
