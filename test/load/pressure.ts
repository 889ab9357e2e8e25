/** So many requests a second, whether the server keeps up or not, of every kind that people and programs make; what they took, and what failed. */
import { PAIRS } from "../store/stores.ts"
import { fillStore, startBackend, startServer, untilReady } from "./serve.ts"

/** What came of it; times in milliseconds. */
export interface Pressed {
  readonly requests: number
  readonly failed: readonly string[]
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** The slowest kinds of request, with their own 95th percentile. */
  readonly slowest: readonly (readonly [string, number])[]
  /** Reports that were read meanwhile. */
  readonly read: number
}

/** How hard, and how long. */
interface Pressure {
  readonly address: string
  readonly perSecond: number
  readonly seconds: number
}

/** Makes a store of so many generated reports, serves it and presses; prints what came of it. */
export async function pressStore({ reports, ...pressure }: Omit<Pressure, "address"> & { readonly reports: number }): Promise<Pressed> {
  const { backend, stop } = await startBackend()
  try {
    const place = await backend.makePlace()
    await fillStore(place, reports)
    const server = await startServer(place)
    try {
      await untilReady(server)
      const pressed = await press({ address: server.address, ...pressure })
      console.log(JSON.stringify({ store: backend.name, reports, ...pressed }))
      return pressed
    } finally {
      await server.end("SIGKILL")
    }
  } finally {
    await stop()
  }
}

/** Presses, with one reader at work all the while. */
async function press({ address, perSecond, seconds }: Pressure): Promise<Pressed> {
  const kinds = await makeKinds(address)
  const random = makeRandom(7)
  const [times, failed, pending]: [Map<string, number[]>, string[], Promise<void>[]] = [new Map(), [], []]
  const ask = async (kind: string, path: string): Promise<void> => {
    const began = performance.now()
    try {
      const response = await fetch(`${address}${path}`, { headers: { Accept: path.startsWith("/api") ? "application/json" : "text/html" } })
      await response.arrayBuffer()
      if (response.status >= 400) failed.push(`${response.status} ${path}`)
    } catch (error) {
      failed.push(`${error} ${path}`)
    }
    times.set(kind, [...(times.get(kind) ?? []), performance.now() - began])
  }
  const reading = { isOver: false, read: 0 }
  const reader = keepReading(address, reading, failed)
  const began = performance.now()
  for (let number = 0; number < perSecond * seconds; number++) {
    const wait = began + (number * 1000) / perSecond - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const [kind, make] = kinds[random(kinds.length)]!
    pending.push(ask(kind, make(random)))
  }
  await Promise.all(pending)
  reading.isOver = true
  await reader
  const all = [...times.values()].flat()
  const slowest = [...times].map(([kind, of]) => [kind, percentile(of, 0.95)] as const).sort((a, b) => b[1] - a[1])
  return {
    requests: all.length,
    failed,
    p50: percentile(all, 0.5),
    p95: percentile(all, 0.95),
    p99: percentile(all, 0.99),
    slowest: slowest.slice(0, 5),
    read: reading.read,
  }
}

/** One report after another is sent to be read. */
async function keepReading(address: string, reading: { isOver: boolean; read: number }, failed: string[]): Promise<void> {
  while (!reading.isOver) {
    const { report } = PAIRS[reading.read % PAIRS.length]!
    const body = JSON.stringify({ text: report.text, published: report.published })
    const response = await fetch(`${address}/api/read`, { method: "POST", body, headers: { "Content-Type": "application/json" } })
    await response.arrayBuffer()
    if (!response.ok) failed.push(`${response.status} /api/read`)
    reading.read += 1
  }
}

type Random = (below: number) => number
type Kind = readonly [string, (random: Random) => string]

interface Found {
  readonly rows: readonly {
    readonly id: string
    readonly first: string | null
    readonly participants: readonly { readonly id: string | null; readonly country: string | null }[]
    readonly members: readonly { readonly report: string }[]
  }[]
}

/** What is asked: addresses of every page and list, about things that are there. */
async function makeKinds(address: string): Promise<Kind[]> {
  const { rows } = (await (await fetch(`${address}/api/occurrences?limit=500`)).json()) as Found
  const people = distinct(rows.flatMap(({ participants }) => participants.flatMap(({ id }) => (id?.startsWith("p-") ? [id] : []))))
  const states = distinct(rows.flatMap(({ participants }) => participants.flatMap(({ country }) => country ?? [])))
  const days = distinct(rows.flatMap(({ first }) => first ?? []))
  const reports = distinct(rows.flatMap(({ members }) => members.map(({ report }) => report)))
  const ids = rows.map(({ id }) => id)
  const of =
    (values: readonly string[]) =>
    (random: Random): string =>
      values[random(values.length)]!
  const [person, state, day, report, occurrence] = [of(people), of(states), of(days), of(reports), of(ids)]
  const pair = (random: Random): string => {
    const first = random(states.length)
    return `${states[first]!},${states[(first + 1 + random(states.length - 1)) % states.length]!}`
  }
  const word = of(["sanctions", "trade", "border", "nuclear", "visit", "agreement", "talks", "minister"])
  return [
    ["page search", () => "/"],
    ["page search by state", (random) => `/occurrences?country=${state(random)}`],
    ["page search by words", (random) => `/occurrences?text=${word(random)}`],
    ["page occurrence", (random) => `/occurrences/${occurrence(random)}`],
    ["page person", (random) => `/people/${person(random)}`],
    ["page state", (random) => `/states/${state(random)}`],
    ["page report", (random) => `/reports/${report(random)}`],
    ["page timeline", (random) => `/timeline?from=${day(random)}`],
    ["page statements", (random) => `/statements?speaker=${state(random)}`],
    ["page agenda", (random) => `/agenda?asOf=${day(random)}`],
    ["page tours", () => "/tours"],
    ["page dyads", (random) => `/dyads?country=${state(random)}`],
    ["page network", (random) => `/network?country=${state(random)}`],
    ["page status", () => "/status"],
    ["find by day and type", (random) => `/api/occurrences?type=meeting&from=${day(random)}`],
    ["find by dyad", (random) => `/api/occurrences?dyad=${pair(random)}`],
    ["find by person", (random) => `/api/occurrences?person=${person(random)}`],
    ["find as CSV", (random) => `/api/occurrences.csv?limit=200&country=${state(random)}`],
    ["occurrence", (random) => `/api/occurrences/${occurrence(random)}`],
    ["statements by words", (random) => `/api/statements?text=${word(random)}`],
    ["timeline", (random) => `/api/timeline?country=${state(random)}&limit=100`],
    ["tours", (random) => `/api/tours?from=${day(random)}`],
    ["dyads", (random) => `/api/dyads?from=${day(random)}&limit=20`],
    ["state", (random) => `/api/states/${state(random)}`],
  ]
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort()

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
}

/** Numbers below one, the same for the same seed. */
function makeRandom(seed: number): Random {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
