/** The body of an answer, unpacked, never more than a limit: what is sent is counted, and what comes out of it. */
import { pipeline, Readable } from "node:stream"
import { createBrotliDecompress, createGunzip } from "node:zlib"
import { WatchFault } from "../faults.ts"

/** Reads a body. Throws a WatchFault: too-large, encoding-unknown, answer-cut. */
export async function readAnswer(body: AsyncIterable<Uint8Array>, encoding: string | undefined, most: number): Promise<Uint8Array> {
  const sent = countBytes(body, most)
  const unpacked = unpack(sent, (encoding ?? "").trim().toLowerCase())
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of countBytes(unpacked, most)) pieces.push(piece)
  } catch (error) {
    throw isPacking(error) ? new WatchFault("answer-cut", "What was packed is broken or cut short.") : error
  }
  return Buffer.concat(pieces)
}

const isPacking = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(?:Z_|ERR__?BROTLI|ERR_BROTLI|ERR_STREAM_PREMATURE_CLOSE)/.test(String(error.code))

function unpack(sent: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<Uint8Array> {
  if (encoding === "" || encoding === "identity") return sent
  const unpacker = encoding === "gzip" || encoding === "x-gzip" ? createGunzip() : encoding === "br" ? createBrotliDecompress() : undefined
  if (!unpacker) throw new WatchFault("encoding-unknown", `The answer is packed as ${encoding.slice(0, 40)}.`)
  let fault: unknown
  const source = Readable.from(sent)
  source.on("error", (error) => {
    fault = error
  })
  pipeline(source, unpacker, () => {})
  return giveUnpacked(unpacker, () => fault)
}

/** Where the source failed, its own fault tells more than that of what it was piped into. */
async function* giveUnpacked(unpacker: Readable, faultOf: () => unknown): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of unpacker) yield piece as Uint8Array
  } catch (error) {
    throw faultOf() ?? error
  }
}

async function* countBytes(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of source) {
    size += piece.length
    if (size > most) throw new WatchFault("too-large", `The answer has more than ${most} bytes.`)
    yield piece
  }
}
