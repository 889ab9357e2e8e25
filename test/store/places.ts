/**
 * Places of stores for tests to which the database is all one: on the server that files of tests share, where a database that holds the
 * pairs is copied in a moment, or else embedded in a folder.
 */
import { rmSync } from "node:fs"
import { addReports, type ReadReport, type StorePlace } from "../../src/store/index.ts"
import { SHARED_POSTGRES, startPostgres } from "../postgres.ts"
import { open, PAIRS, tools } from "./stores.ts"

/** A place with a store in it, and how it goes. */
export interface MadePlace {
  readonly place: StorePlace
  /** How a command is told of it. */
  readonly words: readonly string[]
  readonly env: Readonly<Record<string, string>>
  remove(): Promise<void>
}

/** A store with the pairs in it; the folder is used where there is no server. */
export async function makePlace(folder: string, pairs: readonly ReadReport[] = []): Promise<MadePlace> {
  const server = process.env[SHARED_POSTGRES] ? await startPostgres() : undefined
  if (server) {
    const isCopied = pairs === PAIRS || pairs.length === 0
    const url = await server.makeDatabase(await templateOf(isCopied ? pairs : []))
    if (!isCopied) await fill({ url }, pairs)
    return { place: { url }, words: [], env: { DATABASE_URL: url }, remove: server.stop }
  }
  await fill({ folder }, pairs)
  const remove = async () => rmSync(folder, { recursive: true, force: true })
  return { place: { folder }, words: ["--store", folder], env: {}, remove }
}

/** By how many reports they have: all, or none. */
const templates = new Map<number, Promise<string>>()

/** The URL of a database with all pairs, or with none, made once by a process. */
function templateOf(pairs: readonly ReadReport[]): Promise<string> {
  const make = async () => {
    const url = await (await startPostgres())!.makeDatabase()
    await fill({ url }, pairs)
    return url
  }
  return templates.get(pairs.length) ?? templates.set(pairs.length, make()).get(pairs.length)!
}

async function fill(place: StorePlace, pairs: readonly ReadReport[]): Promise<void> {
  const store = await open(place)
  await addReports(store, pairs, tools)
  await store.close()
}
