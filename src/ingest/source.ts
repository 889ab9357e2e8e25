/**
 * Bytes of a file or of standard input, unpacked where they are gzip, never more than a limit at once.
 * A packed file may be a bomb: what it unpacks to is counted, and a ratio that no text reaches ends it.
 */
import { createReadStream } from "node:fs"
import { pipeline, Readable } from "node:stream"
import { createGunzip } from "node:zlib"
import type { InputIssueCode, InputLimits } from "./input.ts"

/** Why the bytes of a source ended early. */
export class SourceError extends Error {
  readonly code: InputIssueCode
  constructor(code: InputIssueCode, message: string) {
    super(message)
    this.code = code
  }
}

/** Bytes in pieces. */
export type Bytes = AsyncIterable<Uint8Array>

/** News text packs to a fifth, tables of it to a twentieth; past this ratio it is made to fill a disk. */
const LARGEST_RATIO = 60
const RATIO_COUNTS_FROM = 2 ** 20

/** Opens a file, or standard input for `-`. */
export function openSource(path: string, stdin: () => Bytes): Bytes {
  return path === "-" ? stdin() : createReadStream(path, { highWaterMark: 256 * 1024 })
}

/** The same bytes, with the first of them at hand: at least `length` unless there are fewer. */
export async function peekBytes(source: Bytes, length: number): Promise<{ head: Uint8Array; all: Bytes }> {
  const pieces = source[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  let size = 0
  while (size < length) {
    const next = await pieces.next()
    if (next.done) break
    held.push(next.value)
    size += next.value.length
  }
  const head = joinBytes(held)
  return { head, all: chainBytes(head, pieces) }
}

async function* chainBytes(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

/** Pieces to one. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  return pieces.length === 1 && only ? only : Buffer.concat(pieces)
}

/** Whether these are the first bytes of a gzip archive. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8

/** Unpacks gzip; throws a SourceError for a fault or a bomb. */
export async function* unpackBytes(source: Bytes, limits: InputLimits): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  const counted = { packed: 0, unpacked: 0 }
  pipeline(Readable.from(countBytes(source, counted)), gunzip, () => {})
  try {
    for await (const piece of gunzip) {
      counted.unpacked += piece.length
      checkBomb(counted, limits)
      yield piece
    }
  } catch (error) {
    throw error instanceof SourceError ? error : new SourceError("broken-archive", "The gzip archive is broken or cut short.")
  } finally {
    gunzip.destroy()
  }
}

async function* countBytes(source: Bytes, counted: { packed: number }): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    counted.packed += piece.length
    yield piece
  }
}

function checkBomb({ packed, unpacked }: { packed: number; unpacked: number }, limits: InputLimits): void {
  const ratio = unpacked / Math.max(packed, 1)
  if (unpacked > RATIO_COUNTS_FROM && ratio > LARGEST_RATIO) {
    throw new SourceError("too-large", `It unpacks to more than ${LARGEST_RATIO} times its size, which no text does.`)
  }
  if (unpacked > limits.unpacked) throw new SourceError("too-large", `It unpacks to more than ${inWords(limits.unpacked)}.`)
}

/** All bytes of a source; throws a SourceError past the limit. */
export async function collectBytes(source: Bytes, limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of source) {
    size += piece.length
    if (size > limit) throw new SourceError("too-large", `It is larger than ${inWords(limit)}.`)
    pieces.push(piece)
  }
  return joinBytes(pieces)
}

/** A line of bytes without its end; `bytes` is absent where the line is over the limit. */
export interface Line {
  /** From 1; empty lines count and are not given. */
  readonly number: number
  readonly bytes?: Uint8Array
  /** Offset of the byte after the line feed, in the whole source. */
  readonly end: number
  /** False for a last line without its line feed. */
  readonly complete: boolean
}

/** Splits at line feeds, holding no more than one line and no line past the limit. Empty lines are passed over. */
export async function* splitLines(source: Bytes, limit: number): AsyncGenerator<Line> {
  let number = 0
  let held: Uint8Array[] = []
  let size = 0
  let before = 0
  const take = (piece: Uint8Array): void => {
    size += piece.length
    if (size <= limit) held.push(piece)
    else held = []
  }
  const cut = (end: number, complete: boolean): Line => {
    const line = size > limit ? { number, end, complete } : { number, bytes: joinBytes(held), end, complete }
    held = []
    size = 0
    return line
  }
  for await (const piece of source) {
    let from = 0
    for (let feed = piece.indexOf(10); feed !== -1; feed = piece.indexOf(10, from)) {
      number += 1
      if (feed > from) take(piece.subarray(from, feed))
      from = feed + 1
      if (size > 0) yield cut(before + from, true)
    }
    if (from < piece.length) take(piece.subarray(from))
    before += piece.length
  }
  number += 1
  if (size > 0) yield cut(before, false)
}

/** A number of bytes as people say it: `32 MiB`. */
export function inWords(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB"]
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1)
  return `${Number((bytes / 2 ** (10 * power)).toFixed(1))} ${units[power]}`
}
