/** A WACZ to reports: the web archives in it, each read as it would be by itself. */
import type { Input, InputLimits, Origin } from "./input.ts"
import { makeFailure } from "./input.ts"
import { type Bytes, isGzip, peekBytes, SourceError, unpackBytes } from "./source.ts"
import { readWebArchive } from "./warc.ts"
import { unzipPieces } from "./zip.ts"

/** Reads the archives in it, in their order. */
export async function* readZippedWebArchive(source: Bytes, origin: Origin, limits: InputLimits): AsyncGenerator<Input> {
  const pieces = unzipPieces(source, (name) => /^archive\/.+\.warc(?:\.gz)?$/.test(name))
  let found = 0
  for (let first = await pieces.next(); !first.done; first = await pieces.next()) {
    found += 1
    const content = contentFrom(first.value, pieces)
    const packed = await peekBytes(content, 3)
    yield* readWebArchive(isGzip(packed.head) ? unpackBytes(packed.all, limits) : packed.all, origin, limits)
    for await (const _ of content); // what its reader has left
  }
  if (found === 0) yield makeFailure("not-text", origin, "This is a ZIP archive without a web archive in it.")
}

type Pieces = ReturnType<typeof unzipPieces>
type Piece = { readonly bytes: Uint8Array; readonly isLast: boolean }

/** The bytes of one file: up to its last piece. */
async function* contentFrom(first: Piece, pieces: Pieces): AsyncGenerator<Uint8Array> {
  let piece = first
  for (;;) {
    yield piece.bytes
    if (piece.isLast) return
    const next = await pieces.next()
    if (next.done) throw new SourceError("broken-archive", "The ZIP archive is cut short.")
    piece = next.value
  }
}
