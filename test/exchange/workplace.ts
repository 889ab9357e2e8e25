/** A store of its own for a test, with the commands run on it; the files that they write, and passages that no export may hold. */
import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Ran, runHere } from "../run-here.ts"
import { PAIRS } from "../store/stores.ts"

/** A folder with a store in it. */
interface Workplace {
  at(name: string): string
  run(...args: string[]): Promise<Ran>
  add(pairs: readonly unknown[]): Promise<void>
  remove(): void
}

/** Makes a folder whose commands are about the store in it. */
export function makeWorkplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-export-"))
  const at = (name: string): string => join(folder, name)
  const run = (...args: string[]): Promise<Ran> => runHere([...args, "--store", at("store")])
  const add = async (pairs: readonly unknown[]): Promise<void> => {
    writeFileSync(at("pairs.ndjson"), pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(""))
    const { code, err } = await run("add", at("pairs.ndjson"))
    if (code !== 0) throw new Error(err)
  }
  return { at, run, add, remove: () => rmSync(folder, { recursive: true, force: true }) }
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
