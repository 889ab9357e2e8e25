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
/** Reports that are sent before the first of them is acknowledged, so that a run has many transactions of few reports. */
const AHEAD = 3

/** Adds to one store, killed `moments` times, and checks it after each; at last the store must be what an unhurt run makes. */
export async function killWhileAdding(backend: Backend, moments: number, seed: number): Promise<void> {
  const pairs = [...PAIRS.slice(0, 13), ...generateReports(PAIRS.slice(0, 13), moments * 20)]
  const lines = pairs.map((pair) => `${JSON.stringify(pair)}\n`)
  const place = await backend.makePlace()
  const acknowledged = new Set<string>()
  const random = makeRandom(seed)
  for (let moment = 0; moment < moments; moment++) {
    const from = Math.max(0, acknowledged.size - 2) // some that are there, then what is new
    // Every fifth is killed while it starts, the others in the transaction after some that were acknowledged, or in the next.
    const early = moment % 5 === 4
    for (const key of await addAndKill(place, lines.slice(from), { answers: early ? 0 : 4 + random(8), share: random(1000) / 1000 }))
      acknowledged.add(key)
    const store = await open(place)
    await checkWhole(store, acknowledged)
    await store.close()
    if ((moment + 1) % 10 === 0) console.info(`${backend.name}: ${moment + 1} kills, ${acknowledged.size} reports acknowledged`)
  }
  expect(acknowledged.size, "reports acknowledged before the kills").toBeGreaterThan(moments * 2)
  await compareWithUnhurt(backend, place, pairs)
}

/** Keys that were acknowledged before the kill. */
async function addAndKill(
  place: StorePlace,
  lines: readonly string[],
  { answers, share }: { readonly answers: number; readonly share: number },
): Promise<string[]> {
  const [args, env] = "folder" in place ? [["--store", place.folder], {}] : [[], { DATABASE_URL: place.url }]
  const child = spawn(process.execPath, [main, "add", "-", ...args], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  })
  child.stdin.on("error", () => {})
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()))
  for (const line of lines.slice(0, AHEAD)) child.stdin.write(line)
  let [out, sent, last, gap] = ["", AHEAD, performance.now(), 50]
  const kill = (after: number) => void setTimeout(after * share).then(() => child.kill("SIGKILL"))
  if (answers === 0) kill(1500)
  child.stdout.on("data", (bytes) => {
    out += bytes
    ;[last, gap] = [performance.now(), performance.now() - last]
    const given = out.split("\n").length - 1
    for (; sent < given + AHEAD && sent < lines.length; sent++) child.stdin.write(lines[sent]!)
    if (answers > 0 && given >= answers) kill(2 * gap)
  })
  await ended
  const whole = out.slice(0, out.lastIndexOf("\n") + 1)
  return whole.split("\n").flatMap((line) => (line === "" ? [] : [(JSON.parse(line) as { report: string }).report]))
}

/** Numbers below one, the same for the same seed. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
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
