/**
 * Files, folders, patterns and standard input to reports. Nothing here throws for what it is given: a failure is a value
 * with a code, the path, a message and what to do. Large NDJSON is read a line at a time.
 */

import { isMailbox, isWebArchive, isZippedWebArchive } from "./file-marks.ts"
import { codeOf, type FoundFile, findFiles, idOf } from "./find.ts"
import { DEFAULT_LIMITS, type Input, type InputIssue, type InputLimits, makeFailure, makeIssue, type Origin } from "./input.ts"
import { readLines } from "./ndjson.ts"
import { type Bytes, collectBytes, isGzip, openSource, peekBytes, SourceError, unpackBytes } from "./source.ts"
import { readWhole } from "./whole.ts"

export type { Input, InputIssue, InputIssueCode, InputLimits, Origin } from "./input.ts"
export { DEFAULT_LIMITS, INPUT_ISSUES, isNote } from "./input.ts"

/** The issue of a report that came in well and that the reader itself failed on. */
export const makeReadFailure = (origin: Origin, fault: string): InputIssue =>
  makeIssue("read-failed", origin, `The reader failed: ${fault}.`)

/** How to read inputs. */
export interface InputOptions {
  /** The bytes of standard input, for the path `-`. */
  readonly stdin?: () => Bytes
  readonly limits?: Partial<InputLimits>
}

/** Reads every report that the paths name, in order; each input gives reports, failures, or both. */
export async function* readInputs(paths: readonly string[], options: InputOptions = {}): AsyncGenerator<Input> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const stdin = options.stdin ?? (() => process.stdin)
  for (const path of paths) {
    if (path === "-") yield* readBytes(openSource(path, stdin), { path }, limits)
    else for await (const found of findFiles([path])) yield* found.kind === "file" ? readFile(found, limits) : [found]
  }
}

async function* readFile(file: FoundFile, limits: InputLimits): AsyncGenerator<Input> {
  const source = openSource(file.path, () => process.stdin)
  for await (const input of readBytes(source, { path: file.path }, limits)) yield withId(input, file)
}

/** A report from a file of its own is known by the file's name; lines of NDJSON bring their ids, or get them from their text. */
function withId(input: Input, file: FoundFile): Input {
  if (input.kind === "failure" || input.origin.line !== undefined || input.report.id !== undefined) return input
  return { ...input, report: { id: file.id, ...input.report } }
}

/** Reads the bytes of one input, whatever they are: text, a page, JSON, mail, a document, an archive of the web, or these packed. */
export async function* readBytes(source: Bytes, origin: Origin, limits: InputLimits = DEFAULT_LIMITS): AsyncGenerator<Input> {
  try {
    const packed = await peekBytes(source, 3)
    const whole = isGzip(packed.head) ? unpackBytes(packed.all, limits) : packed.all
    const { head, all } = await peekBytes(whole, 4096)
    if (isWebArchive(head)) yield* (await import("./warc.ts")).readWebArchive(all, origin, limits)
    else if (isZippedWebArchive(head)) yield* (await import("./wacz.ts")).readZippedWebArchive(all, origin, limits)
    else if (isMailbox(head)) yield* (await import("./mailbox.ts")).readMailbox(all, origin, limits)
    else if (isLines(head, origin.path)) yield* readLines(all, origin.path, limits)
    else yield* await readWhole(await collectBytes(all, limits.bytes), origin, limits)
  } catch (error) {
    if (error instanceof SourceError) yield makeFailure(error.code, origin, error.message)
    else yield makeFailure("unreadable", origin, `The file cannot be read (${codeOf(error)}).`)
  }
}

/** NDJSON by its name, or by a first line that opens an object and goes on in it. */
function isLines(head: Uint8Array, path: string): boolean {
  if (head[0] === 0xff || head[0] === 0xfe) return false // UTF-16 is read whole
  const name = idOf(path) === path ? "" : path
  if (/\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(name)) return true
  if (/\.json(?:\.gz)?$/i.test(name)) return false
  return /^(?:\u00ef\u00bb\u00bf)?\s*\{[ \t]*"/.test(Buffer.from(head).toString("latin1"))
}
