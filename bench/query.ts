/**
 * How long each verb of asking takes on a large store.
 *
 *   npx node bench/query.ts --store DIR [--server | --url postgres://…] [--grow 100000] [--rounds 20] [--only WORD]
 *
 * --server starts a PostgreSQL of its own, --url names one; what is asked of the store is copied there where it is empty.
 * --grow multiplies the merged tables until they stand for so many reports: every thing gets twins with ids, people and days of their
 * own, so that filters stay as choosy as they are. Merging 100,000 reports takes hours on a small machine; asking reads the merged tables
 * alone. Without --server or --url the store itself is changed: give a copy.
 */
import { existsSync, readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { sql } from "kysely"
import { openMergeTools } from "../src/cli/store/merge-tools.ts"
import * as ask from "../src/query/index.ts"
import { openStore, type Store } from "../src/store/index.ts"
import { startPostgres } from "../test/postgres.ts"
import { copyMerged, growStore } from "./grow-store.ts"

const { values: options } = parseArgs({
  options: {
    store: { type: "string", default: "dragoman-store" },
    server: { type: "boolean", default: false },
    url: { type: "string" },
    grow: { type: "string" },
    rounds: { type: "string", default: "20" },
    only: { type: "string" },
  },
})

const server = options.server ? await startPostgres() : undefined
const url = options.url ?? (await server?.makeDatabase())
const store = url === undefined ? await openStore({ folder: options.store }, { create: false, command: "bench" }) : await copyTo(url)
if (options.grow) await growStore(store.db, Number(options.grow))
await measure(store)
await store.close()
await server?.stop()

async function copyTo(place: string): Promise<Store> {
  const to = await openStore({ url: place }, { create: true, command: "bench" })
  const filled = await to.db.selectFrom("reports").select("key").limit(1).executeTakeFirst()
  if (filled) return to
  const from = await openStore({ folder: options.store }, { create: false, command: "bench" })
  await copyMerged(from.db, to.db)
  await from.close()
  return to
}

/** What is asked: values that the store has, another every round. */
interface Values {
  readonly person: string
  readonly name: string
  readonly country: string
  readonly other: string
  readonly office: string
  readonly day: string
  readonly month: string
  readonly word: string
  readonly place: string
  readonly publisher: string
  readonly id: string
}

type Ask = (source: ask.Source, values: Values) => Promise<unknown>

function questions(): Record<string, Ask> {
  return {
    "find, nothing": (s) => ask.find(s, {}),
    "find --person": (s, v) => ask.find(s, { person: v.person }),
    "find --person NAME": (s, v) => ask.find(s, { person: v.name }),
    "find --person --type --from --to": (s, v) => ask.find(s, { person: v.person, type: ["meeting"], from: v.month, to: v.day }),
    "find --country": (s, v) => ask.find(s, { country: v.country }),
    "find --country --from --to": (s, v) => ask.find(s, { country: v.country, from: v.month, to: v.month }),
    "find --from --to (month)": (s, v) => ask.find(s, { from: v.month, to: v.month }),
    "find --from --to (day)": (s, v) => ask.find(s, { from: v.day, to: v.day }),
    "find --office": (s, v) => ask.find(s, { office: v.office }),
    "find --dyad": (s, v) => ask.find(s, { dyad: `${v.country},${v.other}` }),
    "find --text": (s, v) => ask.find(s, { text: v.word }),
    "find --text --country": (s, v) => ask.find(s, { text: v.word, country: v.country }),
    "find --place": (s, v) => ask.find(s, { place: v.place }),
    "find --publisher": (s, v) => ask.find(s, { publisher: v.publisher }),
    "find --type --status": (s) => ask.find(s, { type: ["sanction"], status: ["denied", "cancelled"] }),
    "find --as-of": (s, v) => ask.find(s, { asOf: v.day }),
    "timeline --country": (s, v) => ask.timeline(s, { country: v.country }),
    "timeline --from --to": (s, v) => ask.timeline(s, { from: v.month, to: v.month }),
    "tours --person": (s, v) => ask.tours(s, { person: v.person }),
    "tours --from --to": (s, v) => ask.tours(s, { from: v.month, to: v.month }),
    "tours --place": (s, v) => ask.tours(s, { place: v.place }),
    "statements --speaker": (s, v) => ask.statements(s, { speaker: v.person }),
    "statements --speaker STATE --target": (s, v) => ask.statements(s, { speaker: v.country, target: v.other }),
    "statements --target --stance": (s, v) => ask.statements(s, { target: v.country, stance: ["ACCUSE"] }),
    "statements --text": (s, v) => ask.statements(s, { text: v.word }),
    "agenda --as-of": (s, v) => ask.agenda(s, { asOf: v.day }),
    "agenda --as-of --country": (s, v) => ask.agenda(s, { asOf: v.day, country: v.country }),
    "agenda --due overdue": (s, v) => ask.agenda(s, { asOf: v.day, due: ["overdue"] }),
    "dyads --by month": (s, v) => ask.dyads(s, { country: v.country, by: "month" } as never),
    "network --country": (s, v) => ask.network(s, { country: v.country, from: v.month, to: v.month }),
    "person ID": (s, v) => ask.person(s, v.person),
    "state NAME": (s, v) => ask.state(s, v.country),
    "explain ID": (s, v) => ask.explain(s.db, v.id),
  }
}

async function measure({ db }: Store): Promise<void> {
  const { knowledge } = openMergeTools()
  const values = await sampleValues({ db, knowledge })
  const worked = await watchWork(db)
  for (const [name, work] of Object.entries(questions())) {
    if (options.only && !name.includes(options.only)) continue
    const [times, works]: [number[], number[]] = [[], []]
    let faults = 0
    for (const one of values) {
      const [started, before] = [performance.now(), worked()]
      await work({ db, knowledge }, one).catch((error: unknown) => {
        if (!(error instanceof ask.QueryError)) throw error
        faults++
      })
      times.push(performance.now() - started)
      works.push(worked() - before)
    }
    const note = faults > 0 ? `  (${faults} without an answer)` : ""
    console.log(`${name.padEnd(40)} ${sumUp(times)}   of a core ${sumUp(works)}${note}`)
  }
}

function sumUp(times: number[]): string {
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]!.toFixed(0).padStart(5)
  return `median ${at(0.5)} ms  p95 ${at(0.95)} ms`
}

/** Milliseconds of a core that this process has used, and the server's for us where it is on this machine: others' load does not count. */
async function watchWork(db: Store["db"]): Promise<() => number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  const file = `/proc/${rows[0]!.pid}/schedstat`
  const isHere = url !== undefined && existsSync(file)
  return () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e3 + (isHere ? Number(readFileSync(file, "utf8").split(" ")[0]) / 1e6 : 0)
  }
}

async function sampleValues({ db }: ask.Source): Promise<Values[]> {
  const count = Number(options.rounds)
  const { rows } = await sql<{ person: string; name: string; country: string; day: string; id: string }>`
    select p.entity as person, p.name, p.country, p.first as day, p.occurrence as id from occurrence_participants p
    where p.kind = 'person' and p.country is not null and p.first is not null and length(p.first) = 10 and p.entity not like 'p-x%'
    order by md5(p.occurrence || p.place) limit ${count}`.execute(db)
  const words = await sql<{ word: string }>`select word from ts_stat('select words from occurrences limit 5000') where length(word) > 4
    order by ndoc desc limit ${count * 3}`.execute(db)
  const offices = await sql<{ title: string }>`select title from holdings group by title order by count(*) desc limit ${count}`.execute(db)
  const places = await sql<{ place: string }>`select place from occurrences where place is not null and precision = 'city'
    group by place order by count(*) desc limit ${count}`.execute(db)
  const publishers = await sql<{ publisher: string }>`select publisher from reports where publisher is not null
    group by publisher order by count(*) desc limit ${count}`.execute(db)
  const ids = await sql<{
    id: string
  }>`select merged as id from units where kind = 'event' and merged not like 'o-x%' order by md5(id) limit ${count}`.execute(db)
  return rows.map((row, at) => ({
    ...row,
    other: rows[(at + 1) % rows.length]!.country,
    office: offices.rows[at % offices.rows.length]!.title,
    month: row.day.slice(0, 7),
    word: words.rows[(at * 3) % words.rows.length]!.word,
    place: places.rows[at % places.rows.length]!.place,
    publisher: publishers.rows[at % publishers.rows.length]!.publisher,
    id: ids.rows[at % ids.rows.length]!.id,
  }))
}
