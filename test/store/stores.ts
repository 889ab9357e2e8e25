/** Stores for tests: the two databases that one contract holds for, pairs of reports and records, and a store's content as text. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openMergeTools } from "../../src/cli/store/merge-tools.ts"
import { backupLines, openStore, type ReadReport, type Store, type StorePlace } from "../../src/store/index.ts"
import { startPostgres } from "../postgres.ts"

/** What merging is done with. */
export const tools = openMergeTools()

/** Reports of examples/ and of a week of benchmark/written with the records that the program once read from them. */
export const PAIRS: readonly ReadReport[] = readFileSync(new URL("pairs.ndjson", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as ReadReport)

/** A database that stores can be made in. */
export interface Backend {
  readonly name: string
  makePlace(): Promise<StorePlace>
  stop(): Promise<void>
}

/** The databases that can be had here: PGlite always, a server where one can be started. */
export async function startBackends(): Promise<{ embedded: Backend; server: Backend | undefined }> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-stores-"))
  let made = 0
  const makePlace = async () => {
    const place = { folder: join(folder, `store-${++made}`) }
    cpSync(await makeTemplate(process.env[SHARED_FOLDER] ?? folder), place.folder, { recursive: true })
    return place
  }
  const embedded = { name: "PGlite", makePlace, stop: async () => rmSync(folder, { recursive: true, force: true }) }
  const running = await startPostgres()
  const server = running && { name: "PostgreSQL", makePlace: async () => ({ url: await running.makeDatabase() }), stop: running.stop }
  return { embedded, server }
}

/** The variable with the folder that files of tests share. */
export const SHARED_FOLDER = "DRAGOMAN_TEST_FOLDER"

const templates = new Map<string, Promise<string>>()

/** An empty store in a folder, made once: to copy it takes less time than to make another. */
function makeTemplate(folder: string): Promise<string> {
  const template = join(folder, `template-${process.pid}`)
  const make = async () => {
    await (await open({ folder: template })).close()
    return template
  }
  return templates.get(folder) ?? templates.set(folder, make()).get(folder)!
}

/** Opens a store, making it where it is not there. */
export const open = (place: StorePlace): Promise<Store> => openStore(place, { create: true, command: "test" })

/** Every row of every table, sorted, save those of the tables named. */
export async function dump(store: Store, without: readonly string[] = ["ids"]): Promise<string[]> {
  const rows: string[] = []
  for await (const line of backupLines(store)) {
    const { table, rows: some } = JSON.parse(line) as { table?: string; rows?: unknown[] }
    if (table !== undefined && !without.includes(table)) rows.push(...(some ?? []).map((row) => `${table} ${JSON.stringify(row)}`))
  }
  return rows.sort()
}

/** The items in another order, the same for the same seed. */
export function shuffle<T>(items: readonly T[], seed: number): T[] {
  let state = seed * 2654435761 + 1
  const keyed = items.map((item) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return { item, key: state }
  })
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
