/** Adding killed at random moments: what was acknowledged must be there, nothing twice, nothing half. */
import { spawn } from "node:child_process"
import { setTimeout } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { sql } from "kysely"
import { expect } from "vitest"
import { generateReports } from "../../bench/generate.ts"
import { validateRecord } from "../../src/record/index.ts"
import { addReports, keyOf, type Store, type StorePlace } from "../../src/store/index.ts"
import { type Backend, dump, open, PAIRS, tools } from "./stores.ts"

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url))
/** A report every so many milliseconds, so that a run has many transactions. */
const PACE = 15

/** Adds to one store, killed `moments` times, and checks it after each; at last the store must be what an unhurt run makes. */
export async function killWhileAdding(backend: Backend, moments: number, seed: number): Promise<void> {
  const pairs = [...PAIRS, ...generateReports(PAIRS.slice(0, 13), moments * 12)]
  const lines = pairs.map((pair) => `${JSON.stringify(pair)}\n`)
  const place = await backend.makePlace()
  const acknowledged = new Set<string>()
  let random = seed
  for (let moment = 0; moment < moments; moment++) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0
    const before = acknowledged.size
    const from = Math.max(0, before - 5) // some that are there, then what is new
    await addAndKill(place, lines.slice(from), { chance: random / 2 ** 32, acknowledged })
    const store = await open(place)
    await checkWhole(store, acknowledged)
    await store.close()
  }
  await compareWithUnhurt(backend, place, pairs)
}

async function addAndKill(
  place: StorePlace,
  lines: readonly string[],
  { chance, acknowledged }: { chance: number; acknowledged: Set<string> },
): Promise<void> {
  const [args, env] = "folder" in place ? [["--store", place.folder], {}] : [[], { DATABASE_URL: place.url }]
  const child = spawn(process.execPath, [main, "add", "-", ...args], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  })
  child.stdin.on("error", () => {})
  let out = ""
  const answers = Math.floor(chance * 40)
  const enough = new Promise<void>((resolve) =>
    child.stdout.on("data", (bytes) => {
      out += bytes
      if (out.split("\n").length > answers) resolve()
    }),
  )
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()))
  const feeding = feed(child.stdin, lines, () => child.exitCode !== null || child.signalCode !== null)
  // Every fourth moment counts from the start of the process, the others from some number of answers on.
  if (answers % 4 !== 0) await Promise.race([enough, ended, setTimeout(30_000)])
  await setTimeout(((chance * 1000) % 1) * 1500)
  child.kill("SIGKILL")
  await ended
  await feeding
  for (const line of out.split("\n").slice(0, -1)) acknowledged.add((JSON.parse(line) as { report: string }).report)
}

async function feed(stdin: NodeJS.WritableStream, lines: readonly string[], isDone: () => boolean): Promise<void> {
  for (const line of lines) {
    if (isDone()) return
    stdin.write(line)
    await setTimeout(PACE)
  }
}

/** Acknowledged reports are there; each has its record, valid, and its facts; each fact its unit; each unit its place. */
async function checkWhole({ db }: Store, acknowledged: ReadonlySet<string>): Promise<void> {
  const reports = await db.selectFrom("reports").select("key").execute()
  const kept = new Set(reports.map(({ key }) => key))
  expect([...acknowledged].filter((key) => !kept.has(key))).toEqual([])
  const records = await db.selectFrom("records").selectAll().execute()
  expect(records.map(({ report }) => report).sort()).toEqual([...kept].sort())
  expect(records.flatMap(({ content, record }) => validateRecord(record, content))).toEqual([])
  const { rows } = await sql<{ halves: number }>`select (
      (select count(*) from reports r where not exists (select from facts f where f.id = r.key || '/r')) +
      (select count(*) from facts f where not exists (select from units u where u.id = f.unit)) +
      (select count(*) from units u where u.facts <> (select count(*) from facts f where f.unit = u.id)) +
      (select count(*) from units u where u.kind = 'event' and not exists (select from occurrences o where o.id = u.merged)) +
      (select count(*) from occurrences o where o.members <> (select count(*) from units u where u.merged = o.id))
    )::int as halves`.execute(db)
  expect(rows).toEqual([{ halves: 0 }])
}

async function compareWithUnhurt(backend: Backend, place: StorePlace, pairs: Parameters<typeof addReports>[1]): Promise<void> {
  const hurt = await open(place)
  const kept = new Set((await hurt.db.selectFrom("reports").select("key").execute()).map(({ key }) => key))
  const unhurt = await open(await backend.makePlace())
  await addReports(
    unhurt,
    pairs.filter(({ report }) => kept.has(keyOf(report))),
    tools,
  )
  expect(await dump(hurt)).toEqual(await dump(unhurt))
  await unhurt.close()
  await hurt.close()
}
