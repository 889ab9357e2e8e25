/**
 * Makes dist/runtime/store.tar.br, the empty store that every new embedded store begins as: making a database of nothing takes PGlite
 * seconds. It is made again where PGlite or the migrations are others than those that it was made by.
 */
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { brotliCompressSync, constants } from "node:zlib"
import { PGlite } from "@electric-sql/pglite"
import { sha256 } from "../src/record/ids.ts"
import { openStore } from "../src/store/open.ts"

const root = fileURLToPath(new URL("../", import.meta.url))
const archive = join(root, "dist/runtime/store.tar.br")
const makers = join(root, "dist/runtime/store.made-by.json")

/** What it is made by, as text. */
function readMakers() {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/@electric-sql/pglite/package.json"), "utf8"))
  const sources = ["src/store/migrate.ts", ...globSync("src/store/migrations/*.ts", { cwd: root }).sort()]
  const sums = sources.map((path) => [path, sha256(readFileSync(join(root, path), "utf8"))])
  return JSON.stringify({ pglite: version, ...Object.fromEntries(sums) })
}

/** Makes it where it is not there or not as it should be. */
export async function makeEmptyStore() {
  const made = readMakers()
  if (existsSync(archive) && existsSync(makers) && readFileSync(makers, "utf8") === made) return
  rmSync(archive, { force: true })
  const folder = mkdtempSync(join(tmpdir(), "dragoman-empty-"))
  try {
    writeFileSync(archive, pack(await dump(folder)))
    writeFileSync(makers, made)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The files of a store that was just made. @param {string} folder */
async function dump(folder) {
  const store = await openStore({ folder }, { create: true, command: "build" })
  await store.close()
  const database = await PGlite.create(join(folder, "data"))
  const files = await database.dumpDataDir("none")
  await database.close()
  return Buffer.from(await files.arrayBuffer())
}

/** The three databases of a store are nearly alike: with a window as wide as they lie apart, they are packed as one. @param {Buffer} files */
function pack(files) {
  const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants
  return brotliCompressSync(files, {
    params: { [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_QUALITY]: 9, [BROTLI_PARAM_SIZE_HINT]: files.length },
  })
}
