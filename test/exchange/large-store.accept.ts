/** A store with a million rows of one table and many reports, exported by the command: memory does not grow with it. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { sql } from "kysely"
import { afterAll, expect, it } from "vitest"
import { addReports, openStore } from "../../src/store/index.ts"
import { PAIRS, tools } from "../store/stores.ts"

const folder = mkdtempSync(join(tmpdir(), "dragoman-large-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000)
const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url))

/** Runs the command and tells the most memory that it took, in MiB. */
function exportTable(store: string, format: string, table: string): number {
  const out = join(folder, `${format}-${table}-${store}`)
  const tell = `process.on("exit", () => console.error("rss " + process.resourceUsage().maxRSS))`
  const args = ["--import", `data:text/javascript,${encodeURIComponent(tell)}`, "--max-old-space-size=256", main]
  const { status, stderr } = spawnSync(
    process.execPath,
    [...args, "export", "--format", format, "--table", table, "--store", join(folder, store), "--out", out],
    { encoding: "utf8" },
  )
  expect({ status, stderr: stderr.replace(/rss \d+\n/, "") }).toEqual({ status: 0, stderr: "" })
  return Math.round(Number(/rss (\d+)/.exec(stderr)![1]) / 1024)
}

async function makeStore(name: string, rows: number, copies: number): Promise<void> {
  const store = await openStore({ folder: join(folder, name) }, { create: true, command: "test" })
  await addReports(store, PAIRS, tools)
  await sql`insert into ids (id, kind, unit) select 'o-' || lpad(n::text, 12, 'f'), 'event', 'r-0/e' || n from generate_series(1, ${rows}::int) n`.execute(
    store.db,
  )
  await sql`insert into records (report, content, record, producer) select 'r-' || lpad(n::text, 16, '0'), r.content, r.record, r.producer
    from generate_series(1, ${copies}::int) n, (select * from records order by report limit 1) r`.execute(store.db)
  await store.close()
}

it("a store with a million ids and 20,000 records takes as much memory as one of a third", { timeout: 3_600_000 }, async () => {
  await makeStore("third", 333_000, 7_000)
  await makeStore("large", 1_000_000, 20_000)
  const formats = ["csv", "parquet"]
  const taken = formats.flatMap((format) =>
    ["ids", "spans"].map((table) => ({
      format,
      table,
      third: exportTable("third", format, table),
      large: exportTable("large", format, table),
    })),
  )
  console.log(JSON.stringify(taken))
  for (const { third, large } of taken) expect(large - third).toBeLessThan(200)
})
