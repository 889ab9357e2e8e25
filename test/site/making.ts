/** A site made of the test store, and a plain server of files on loopback that serves it from a folder within a folder. */
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { extname, join, normalize } from "node:path"
import { fileURLToPath } from "node:url"
import { readKnowledgeFiles } from "../../src/knowledge/files.ts"
import { writeSite } from "../../src/site/index.ts"
import type { ReadReport as Pair } from "../../src/store/index.ts"
import { makePlace } from "../store/places.ts"
import { open, PAIRS, tools } from "../store/stores.ts"

/** The package's own folder. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url))
/** The version that records of the command line name. */
export const VERSION = (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version

/** A folder for one test's sites, and how they are made. */
export interface SiteMaking {
  readonly folder: string
  /** Makes a site in a folder of this name and gives how many pages it has. */
  make(name: string, wanted?: { readonly withTexts?: boolean }): Promise<number>
  close(): Promise<void>
}

/** Opens a store of pairs to make sites of. */
export async function startMaking(pairs: readonly Pair[] = PAIRS): Promise<SiteMaking> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-site-"))
  const made = await makePlace(join(folder, "store"), pairs)
  const store = await open(made.place)
  const reader = { root: ROOT, knowledge: readKnowledgeFiles(join(ROOT, "knowledge")), overlay: {}, version: VERSION }
  const source = { db: store.db, knowledge: tools.knowledge }
  return {
    folder,
    make: (name, { withTexts = false } = {}) =>
      writeSite({ source, out: join(folder, name), withTexts, today: "2019-03-13", version: VERSION, reader }),
    async close() {
      await store.close()
      await made.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The files of a folder, by their paths in it. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => statSync(join(folder, path)).isFile())

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
}

/** A server of files. */
export interface FileServer {
  readonly address: string
  /** Bytes that it sent. */
  readonly sent: () => number
  close(): void
}

/** Serves a folder as it is: no headers but the type. */
export async function serveFiles(folder: string): Promise<FileServer> {
  let sent = 0
  const server = createServer((request, response) => {
    const path = join(folder, normalize(decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname)))
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found?.isFile()) return void response.writeHead(404).end()
    sent += found.size
    response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream" })
    createReadStream(path).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, sent: () => sent, close: () => server.closeAllConnections() ?? server.close() }
}
