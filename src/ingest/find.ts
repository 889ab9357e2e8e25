/**
 * Paths, folders and patterns to files. A file that exists under the literal name is that file; a folder gives its readable
 * files, recursively, in the order of their names; anything else is a pattern. Ids come from names, so that a record tells its file.
 */
import { glob, readdir, stat } from "node:fs/promises"
import { basename, join } from "node:path"
import { type Input, makeFailure } from "./input.ts"

/** A file to read, with the id its report gets unless it brings its own. */
export interface FoundFile {
  readonly kind: "file"
  readonly path: string
  readonly id: string
}

const ENDINGS = "txt|text|html?|xhtml|ndjson|jsonl|xml|rss|atom|eml|mbox|docx|pdf|warc|wacz"
const READABLE = new RegExp(`\\.(?:${ENDINGS})(?:\\.gz)?$`, "i")
const ENDING = new RegExp(`(?:\\.(?:${ENDINGS}|json|md))?(?:\\.gz)?$`, "i")

/** Finds the files that a list of arguments names. */
export async function* findFiles(paths: readonly string[]): AsyncGenerator<FoundFile | Input> {
  for (const path of paths) yield* findAt(path)
}

async function* findAt(path: string): AsyncGenerator<FoundFile | Input> {
  const status = await lookAt(path)
  if (status.kind === "folder") yield* listFolder(path)
  else if (status.kind === "file") yield { kind: "file", path, id: idOf(basename(path)) }
  else if (status.kind === "failure") yield makeFailure("unreadable", { path }, `The path cannot be looked at (${status.code}).`)
  else if (/[*?[\]{}]/.test(path)) yield* matchPattern(path)
  else yield makeFailure("not-found", { path }, "There is no such file or folder.")
}

type Status = { kind: "folder" } | { kind: "file" } | { kind: "missing" } | { kind: "failure"; code: string }

async function lookAt(path: string): Promise<Status> {
  try {
    return { kind: (await stat(path)).isDirectory() ? "folder" : "file" }
  } catch (error) {
    const code = codeOf(error)
    return code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG" ? { kind: "missing" } : { kind: "failure", code }
  }
}

async function* listFolder(folder: string): AsyncGenerator<FoundFile | Input> {
  let found = 0
  for await (const file of walk(folder, "")) {
    found += 1
    yield file
  }
  if (found === 0) yield makeFailure("nothing-found", { path: folder }, "The folder holds no file that looks like a report.")
}

/** Files below a folder. Links to folders are not followed: they may go round. */
async function* walk(folder: string, below: string): AsyncGenerator<FoundFile | Input> {
  for (const entry of await entriesOf(join(folder, below))) {
    const name = below === "" ? entry.name : `${below}/${entry.name}`
    if (entry.kind === "failure") yield makeFailure("unreadable", { path: join(folder, below) }, entry.message)
    else if (entry.kind === "folder") yield* walk(folder, name)
    else if (READABLE.test(name)) yield { kind: "file", path: join(folder, name), id: idOf(name) }
  }
}

interface Entry {
  readonly kind: "file" | "folder" | "failure"
  readonly name: string
  readonly message: string
}

async function entriesOf(folder: string): Promise<Entry[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const shown = entries.filter(({ name }) => !name.startsWith(".")).toSorted((a, b) => inOrder(a.name, b.name))
    return shown.map((entry) => ({ kind: entry.isDirectory() ? "folder" : "file", name: entry.name, message: "" }))
  } catch (error) {
    return [{ kind: "failure", name: "", message: `The folder cannot be listed (${codeOf(error)}).` }]
  }
}

async function* matchPattern(pattern: string): AsyncGenerator<FoundFile | Input> {
  const names: string[] = []
  for await (const name of glob(pattern)) names.push(name)
  if (names.length === 0) yield makeFailure("not-found", { path: pattern }, "No file matches the pattern.")
  for (const path of names.toSorted(inOrder)) yield* findAt(path)
}

/** By code units, so that the order is the same on every machine. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : 1)

/** The name without its ending: `2006/XIN_0412.txt.gz` is `2006/XIN_0412`. */
export const idOf = (name: string): string => name.replace(ENDING, "") || name

/** The code of a system error, such as `EACCES`. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code
  return error instanceof Error ? error.name : "unknown"
}
