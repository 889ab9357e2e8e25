/**
 * Generated rows of the table of spans, written as a process of its own so that its memory can be told:
 *
 *   node test/exchange/generated.ts FORMAT ROWS PATH      prints {"rss": bytes, "sha256": …, "bytes": …}
 */
import { createHash } from "node:crypto"
import { createReadStream, createWriteStream, existsSync, readFileSync, statSync } from "node:fs"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { pathToFileURL } from "node:url"
import { TABLES } from "../../src/exchange/tables/all.ts"
import { csvOf } from "../../src/exchange/tables/csv.ts"
import { parquetOf } from "../../src/exchange/tables/parquet.ts"
import { writeSqlite } from "../../src/exchange/tables/sqlite.ts"
import type { TableRow } from "../../src/query/index.ts"

const table = TABLES.find(({ name }) => name === "spans")!
const CELLS = ["Ana Silva", '"quoted", with a comma', "two\r\nlines", "=1+1", "-", "@here", "über 🕊️", "“said”", "NA", "null", "None", "1e5"]

/** A row, the same for the same number. */
export function makeRow(at: number): TableRow {
  const report = `r-${String(Math.floor(at / 100)).padStart(16, "0")}`
  const odd = at % 3 === 0
  return {
    report,
    number: (at % 100) + 1,
    fact: `${report}/e${at % 7}`,
    slot: odd ? "participant" : "event",
    value: odd ? "guest" : null,
    actor: odd ? `${report}/a${at % 5}` : null,
    field: at % 50 === 0 ? "title" : null,
    start: (at * 31) % 5000,
    end: ((at * 31) % 5000) + 12,
    quote: at % 11 === 10 ? null : `${CELLS[at % CELLS.length]}${at % 4 === 0 ? ` ${at}` : ""}`,
  }
}

async function* makeRows(count: number): AsyncGenerator<readonly TableRow[]> {
  for (let at = 0; at < count; at += 1000) yield Array.from({ length: Math.min(1000, count - at) }, (_, more) => makeRow(at + more))
}

async function write(format: string, count: number, path: string): Promise<void> {
  if (format === "sqlite") return writeSqlite(path, [{ table, rows: makeRows(count) }])
  const chunks = format === "csv" ? csvOf(table, makeRows(count)) : parquetOf(table, makeRows(count))
  await pipeline(Readable.from(chunks), createWriteStream(path))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [format = "", count = "", path = ""] = process.argv.slice(2)
  await write(format, Number(count), path)
  const rss = mostMemory()
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  console.log(JSON.stringify({ rss, sha256: hash.digest("hex"), bytes: statSync(path).size }))
}

/** The most memory that this program took, in bytes. What the system counts begins with the size of the process that started it; Linux tells better. */
function mostMemory(): number {
  const told = existsSync("/proc/self/status") ? /^VmHWM:\s*(\d+) kB$/mu.exec(readFileSync("/proc/self/status", "utf8"))?.[1] : undefined
  return 1024 * (told === undefined ? process.resourceUsage().maxRSS : Number(told))
}
