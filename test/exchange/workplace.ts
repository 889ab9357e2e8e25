/** A store of its own for a test, with the commands run on it; the files that they write, and passages that no export may hold. */
import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { addReports, type ReadReport } from "../../src/store/index.ts"
import { type Ran, runHere } from "../run-here.ts"
import { type MadePlace, makePlace } from "../store/places.ts"
import { open, PAIRS, tools } from "../store/stores.ts"

/** A folder, and a store. */
interface Workplace {
  at(name: string): string
  placed(): Promise<MadePlace>
  run(...args: string[]): Promise<Ran>
  add(pairs: readonly ReadReport[]): Promise<void>
  remove(): Promise<void>
}

/** Makes a folder whose commands are about a store of its own. */
export function makeWorkplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-export-"))
  const at = (name: string): string => join(folder, name)
  let made: Promise<MadePlace> | undefined
  const placed = (pairs: readonly ReadReport[] = []): Promise<MadePlace> => (made ??= makePlace(at("store"), pairs))
  return {
    at,
    placed,
    async run(...args) {
      const { words, env } = await placed()
      return runHere([...args, ...words], { env })
    },
    async add(pairs) {
      if (!made) return void (await placed(pairs))
      const { place } = await made
      const store = await open(place)
      await addReports(store, pairs, tools)
      await store.close()
    },
    async remove() {
      await (await made)?.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The files of a path, by name: of a folder all that are in it. */
export function filesOf(path: string): Map<string, Buffer> {
  if (!statSync(path).isDirectory()) return new Map([["", readFileSync(path)]])
  const names = readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? join(entry.parentPath, entry.name) : [],
  )
  return new Map(names.sort().map((name) => [name.slice(path.length + 1), readFileSync(name)]))
}

/** A hash of bytes. */
export const hashOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex")
/** The files of a path with their hashes. */
export const hashes = (path: string): string[] => [...filesOf(path)].map(([name, bytes]) => `${name} ${hashOf(bytes)}`)

/** A piece of a report's text that is longer than any quote may be. */
const LONGER = 330
const PASSAGES = PAIRS.flatMap(({ report: { text } }) => {
  const found: string[] = []
  for (let from = 0; from + LONGER <= text.length; from += LONGER) found.push(text.slice(from, from + LONGER))
  return found
})

/** The passages of reports that stand in the files of a path, as they are or as JSON has them. */
export function passagesIn(path: string): string[] {
  const all = [...filesOf(path).values()].map((bytes) => bytes.toString("utf8")).join("\n")
  return PASSAGES.filter((passage) => all.includes(passage) || all.includes(JSON.stringify(passage).slice(1, -1)))
}
