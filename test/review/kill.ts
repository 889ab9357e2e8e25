/** Corrections that come in while the program is killed, restarted and reads again: none lost, none twice. */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { sql } from "kysely"
import { expect } from "vitest"
import { validateRecord } from "../../src/record/index.ts"
import { applyCorrections, type Correction, formatCorrections, mergeCorrections } from "../../src/review/index.ts"
import {
  addCorrections,
  addReports,
  findReviewable,
  keptCorrections,
  keyOf,
  openReviewed,
  replaceRecords,
  type Store,
  type StorePlace,
} from "../../src/store/index.ts"
import { type Backend, dump, open, PAIRS, tools } from "../store/stores.ts"
import { makeCorrections, makeRandom } from "./corrections.ts"

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url))

/** How it is done. */
export interface Killing {
  readonly corrections: number
  /** Corrections of one file, and so of one transaction. */
  readonly size: number
  readonly seed: number
}

/** What was done. */
export interface Figures {
  corrections: number
  /** Runs of the program, those that a kill ended before they said what they did, and corrections that were given more than once. */
  runs: number
  killed: number
  again: number
  /** Reports that were read again. */
  reread: number
  /** Corrections that a killed run had kept before it could say so. */
  unsaid: number
}

/** Merges files of corrections into a store; every second run is killed, and given again; between runs some reports are read again. */
export async function killWhileReviewing(backend: Backend, { corrections: count, size, seed }: Killing): Promise<Figures> {
  const figures: Figures = { corrections: count, runs: 0, killed: 0, again: 0, reread: 0, unsaid: 0 }
  const pairs = PAIRS.slice(0, 6)
  const all = makeCorrections(pairs, count, seed)
  const place = await backend.makePlace()
  await inStore(place, (store) => addReports(store, pairs, tools))
  const folder = mkdtempSync(join(tmpdir(), "dragoman-kill-review-"))
  const random = makeRandom(seed)
  const acknowledged: Correction[] = []
  let took = 6000
  for (let at = 0, turn = 0; at < all.length; turn++) {
    const piece = all.slice(at, at + size)
    const path = join(folder, `${turn}.ndjson`)
    writeFileSync(path, formatCorrections(piece))
    const began = performance.now()
    figures.runs += 1
    const isWhole = await mergeAndKill(place, path, turn % 2 === 0 ? took * (0.3 + random(1000) / 1250) : undefined)
    if (isWhole) {
      took = performance.now() - began
      acknowledged.push(...piece)
      const again = random(3)
      figures.again += again
      at += size - again
    } else {
      figures.killed += 1
      figures.again += piece.length
    }
    await inStore(place, async (store) => {
      if (turn % 3 === 0) {
        const some = pairs.slice(turn % 4).map(({ report, record }) => [keyOf(report), record] as const)
        figures.reread += (await replaceRecords(store, new Map(some), tools)).length
      }
      const said = new Set(acknowledged.map(({ id }) => id))
      if (!isWhole) figures.unsaid += (await keptCorrections(store)).filter(({ id }) => !said.has(id)).length
      await checkWhole(store, acknowledged, all)
    })
  }
  rmSync(folder, { recursive: true })
  const unhurt = await backend.makePlace()
  const expected = await inStore(unhurt, async (store) => {
    await addReports(store, pairs, tools)
    await addCorrections(store, all, tools)
    return dump(store)
  })
  expect(await inStore(place, (store) => dump(store))).toEqual(expected)
  return figures
}

async function inStore<T>(place: StorePlace, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await open(place)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Whether it ended by itself and said what it did. */
async function mergeAndKill(place: StorePlace, path: string, after: number | undefined): Promise<boolean> {
  const [args, env] = "folder" in place ? [["--store", place.folder], {}] : [[], { DATABASE_URL: place.url }]
  const child = spawn(process.execPath, [main, "review", "merge", path, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  })
  let out = ""
  child.stdout.on("data", (bytes) => (out += bytes))
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()))
  if (after !== undefined) void setTimeout(after).then(() => child.kill("SIGKILL"))
  await ended
  return out.endsWith("\n")
}

/** What was acknowledged is there, once; every record is what its corrections make of what was read, and sound. */
async function checkWhole(store: Store, acknowledged: readonly Correction[], all: readonly Correction[]): Promise<void> {
  const kept = await keptCorrections(store)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from corrections`.execute(store.db)
  expect(rows[0]!.count).toBe(kept.length)
  const ids = new Set(kept.map(({ id }) => id))
  expect(
    acknowledged.filter(({ id }) => !ids.has(id)),
    "corrections lost",
  ).toEqual([])
  expect(kept.filter(({ id }) => !all.some((one) => one.id === id))).toEqual([])
  for (const { report, asRead, record, corrections } of await openReviewed(store, await findReviewable(store))) {
    expect(record).toEqual(applyCorrections(asRead, mergeCorrections(corrections), report).record)
    expect(validateRecord(record, report)).toEqual([])
  }
}
