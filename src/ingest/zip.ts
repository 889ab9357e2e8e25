/** The files of a ZIP archive one after another as they come, in bounded memory: for archives that are larger than memory. */
import { Unzip, type UnzipFile, UnzipInflate } from "fflate"
import { type Bytes, SourceError } from "./source.ts"

/** So much is unpacked at once: at most a thousand times as much comes of it. */
const PIECE = 16_384

/** A piece of a file that was asked for; `isLast` ends it. */
interface EntryPiece {
  readonly name: string
  readonly bytes: Uint8Array
  readonly isLast: boolean
}

/** The pieces of the files whose names are wanted, in the order of the archive; throws a SourceError for a damaged one. */
export async function* unzipPieces(source: Bytes, isWanted: (name: string) => boolean): AsyncGenerator<EntryPiece> {
  const ready: EntryPiece[] = []
  let fault: Error | undefined
  let open: string | undefined
  const unzip = new Unzip((file: UnzipFile) => {
    if (!isWanted(file.name)) return
    open = file.name
    file.ondata = (error, bytes, isLast) => {
      fault ??= error ?? undefined
      if (isLast) open = undefined
      if (!error) ready.push({ name: file.name, bytes, isLast })
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  const push = (bytes: Uint8Array, isLast: boolean): void => {
    try {
      unzip.push(bytes, isLast)
    } catch (error) {
      fault ??= error instanceof Error ? error : new Error("unknown fault")
    }
    if (fault !== undefined) throw new SourceError("broken-archive", "The ZIP archive is damaged.")
  }
  for await (const piece of source) {
    for (let at = 0; at < piece.length; at += PIECE) {
      push(piece.subarray(at, at + PIECE), false)
      yield* ready.splice(0)
    }
  }
  if (open !== undefined) throw new SourceError("broken-archive", "The ZIP archive is cut short.")
}
