/** Opens a store: PGlite in a folder, or a PostgreSQL server by its URL; the same tables and the same SQL on both. */
import { existsSync } from "node:fs"
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { Kysely, PostgresDialect } from "kysely"
import { PGliteDialect } from "kysely-pglite-dialect"
import pg from "pg"
import { openEngine } from "./embedded-engine.ts"
import { giveBytes } from "./embedded-values.ts"
import { openEmptyStore } from "./empty.ts"
import { codeOf, STORE_FAULTS, StoreError, toStoreError } from "./errors.ts"
import { type Release, takeLock } from "./lock.ts"
import { migrate, versionOf } from "./migrate.ts"
import type { Database } from "./tables.ts"

/** A store that is open. */
export interface Store {
  readonly db: Kysely<Database>
  readonly kind: "embedded" | "server"
  /** The folder, or the server's address without its password. */
  readonly place: string
  close(): Promise<void>
}

/** Which store. */
export type StorePlace = { readonly folder: string } | { readonly url: string }

/** How to open it. */
export interface OpenOptions {
  /** Whether a store that is not there is made. */
  readonly create: boolean
  /** What for, as the lock tells others: `dragoman add`. */
  readonly command: string
}

/** Opens a store and brings it to this version. Throws a StoreError. */
export async function openStore(place: StorePlace, options: OpenOptions): Promise<Store> {
  const name = "url" in place ? withoutPassword(place.url) : place.folder
  try {
    return "url" in place ? await openServer(place.url, name, options) : await openEmbedded(place.folder, options)
  } catch (error) {
    throw toStoreError(error, name) ?? error
  }
}

/** The URL of a server without its password. */
function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url)
    return `${parsed.protocol}//${parsed.username ? `${parsed.username}@` : ""}${parsed.host}${parsed.pathname}`
  } catch {
    throw new StoreError("database-refused", "DATABASE_URL is not a URL: postgres://user:password@host:5432/database.")
  }
}

async function openServer(url: string, place: string, { create }: OpenOptions): Promise<Store> {
  const types = { getTypeParser: (oid: number, format?: string) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format as "text")) }
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 10_000, types: types as pg.CustomTypesConfig })
  pool.on("error", () => {}) // the query that meets it tells
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  try {
    if (!create && (await versionOf(db)) === 0) throw new StoreError("store-missing", `There is no store in ${place}.`)
    await migrate(db)
  } catch (error) {
    await db.destroy().catch(() => {})
    throw error
  }
  return { db, kind: "server", place, close: () => db.destroy() }
}

async function openEmbedded(folder: string, options: OpenOptions): Promise<Store> {
  await checkFolder(folder, options.create)
  const release = await takeLock(folder, options.command)
  try {
    const data = join(folder, "data")
    if (!existsSync(data)) await makeData(folder, data)
    const db = await startData(data, folder)
    return { db, kind: "embedded", place: folder, close: () => closeAll(db, release) }
  } catch (error) {
    await release()
    throw error
  }
}

async function closeAll(db: Kysely<Database>, release: Release): Promise<void> {
  try {
    await db.destroy()
  } finally {
    await release()
  }
}

/** A folder may be missing or empty where a store is to be made; else it must be a store. */
async function checkFolder(folder: string, create: boolean): Promise<void> {
  const there = await stat(folder).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined
    throw error
  })
  if (there && !there.isDirectory()) throw new StoreError("store-foreign", `${folder} is a file; a store is a folder.`)
  const names = there ? await readdir(folder) : []
  if (names.includes("data")) return
  if (!create) throw new StoreError("store-missing", `There is no store in ${folder}.`)
  const foreign = names.filter((name) => !/^(?:data\.making|lock(?:\..+)?)$/.test(name))
  if (foreign.length > 0) throw new StoreError("store-foreign", `${folder} is not empty and holds no store (${foreign[0]}).`)
  await mkdir(folder, { recursive: true })
}

/** A new store gets its name when it is whole, so that a kill in the middle leaves nothing that looks like a store. */
async function makeData(folder: string, data: string): Promise<void> {
  const making = join(folder, "data.making")
  await rm(making, { recursive: true, force: true })
  const db = await startData(making, folder, await openEmptyStore())
  await db.destroy()
  await rename(making, data)
}

async function startData(data: string, folder: string, empty?: Blob): Promise<Kysely<Database>> {
  let client: PGlite
  try {
    client = await PGlite.create(data, { ...(await openEngine()), ...(empty ? { loadDataDir: empty } : {}) })
  } catch (error) {
    if (toStoreError(error, folder)?.code === "store-full") throw error
    throw new StoreError("store-damaged", `${STORE_FAULTS["store-damaged"].means} (${folder})`, { cause: error })
  }
  giveBytes(client)
  const db = new Kysely<Database>({ dialect: new PGliteDialect(client) })
  try {
    await migrate(db)
  } catch (error) {
    await db.destroy().catch(() => {})
    throw error
  }
  return db
}
