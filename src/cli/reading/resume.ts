/**
 * A broken run taken up again. The output is in the order of the inputs, so what is already written is matched with the inputs
 * one by one; a half-written last line is dropped. Nothing is changed unless what is there is a beginning of what is to be.
 */
import { createReadStream, existsSync } from "node:fs"
import { open } from "node:fs/promises"
import { splitLines } from "../../ingest/source.ts"
import { RECORD_SCHEMA, sha256 } from "../../record/index.ts"
import { UsageError } from "../command.ts"
import { parseRecord } from "./reading.ts"

/** What an earlier run has written. */
export interface Written {
  /** SHA-256 of the text of each report whose record is complete, in order. */
  readonly digests: readonly string[]
  /** The last complete line, to be compared with a fresh reading. */
  readonly lastLine?: string
  /** Bytes up to the end of the last complete line. */
  readonly length: number
}

/** Reads what is written; a file that is not there is an empty one. Throws a UsageError for a file of something else. */
export async function readWritten(path: string): Promise<Written> {
  const digests: string[] = []
  let lastLine: string | undefined
  let length = 0
  if (!existsSync(path)) return { digests, length }
  for await (const { bytes, number, end, complete } of splitLines(createReadStream(path), Number.POSITIVE_INFINITY)) {
    const line = Buffer.from(bytes ?? []).toString("utf8")
    if (complete) digests.push(digestOf(line, `${path}:${number}`))
    else checkHalfLine(line, path)
    if (complete) [lastLine, length] = [line, end]
  }
  return { digests, length, ...(lastLine === undefined ? {} : { lastLine }) }
}

function digestOf(line: string, place: string): string {
  try {
    const { sha256 } = parseRecord(line).report
    if (typeof sha256 === "string") return sha256
  } catch {} // said below
  throw new UsageError(`${place} is not a record; --resume takes up only what \`dragoman read --out\` wrote.`)
}

const BEGINNING = `{"schema":"${RECORD_SCHEMA}"`

/** A line that is to be dropped has to be the beginning of a record. */
function checkHalfLine(line: string, path: string): void {
  const length = Math.min(line.length, BEGINNING.length)
  if (line.slice(0, length) !== BEGINNING.slice(0, length)) {
    throw new UsageError(`${path} ends in something that is no record; --resume takes up only what \`dragoman read --out\` wrote.`)
  }
}

/** Cuts a file to a length, making it where it is not there. */
export async function cutFile(path: string, length: number): Promise<void> {
  const file = await open(path, "a")
  await file.truncate(length)
  await file.close()
}

/** How an input stands to what is written: its record is there, it is new, or it comes before records that are there already. */
export type Standing = "written" | "new" | "before-written"

/**
 * Walks along what is written while the inputs come. An input without a record among the written ones failed the last time,
 * and has to fail again: a record from it would belong before some that are written.
 */
export function followWritten(written: Written): (text: string) => Standing {
  let place = 0
  return (text) => {
    if (place >= written.digests.length) return "new"
    if (written.digests[place] !== sha256(text)) return "before-written"
    place += 1
    return "written"
  }
}
