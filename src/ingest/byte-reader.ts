/** Bytes of a source by line and by count, holding no more than what is asked for: for files in which many documents stand one after another. */
import { type Bytes, joinBytes } from "./source.ts"

/** Reads a source from its beginning to its end. */
export interface ByteReader {
  /** A line with its end; at most so many bytes of it. Undefined at the end of the source. */
  line(most: number): Promise<Uint8Array | undefined>
  /** The next bytes; fewer where the source ends. */
  take(length: number): Promise<Uint8Array>
  /** Passes over bytes, and tells over how many. */
  skip(length: number): Promise<number>
  /** Lets go of the source. */
  close(): Promise<void>
}

/** Makes a reader of a source. */
export function readByteWise(source: Bytes): ByteReader {
  const pieces = source[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array()
  /** Whether there is something to read. */
  const fill = async (): Promise<boolean> => {
    while (held.length === 0) {
      const next = await pieces.next()
      if (next.done) return false
      held = next.value
    }
    return true
  }
  const cut = (length: number): Uint8Array => {
    const piece = held.subarray(0, length)
    held = held.subarray(length)
    return piece
  }
  return {
    async line(most) {
      const parts: Uint8Array[] = []
      let size = 0
      while (size < most && (await fill())) {
        const end = held.subarray(0, most - size).indexOf(10)
        const part = cut(end === -1 ? Math.min(held.length, most - size) : end + 1)
        parts.push(part)
        size += part.length
        if (end !== -1) break
      }
      return size === 0 ? undefined : joinBytes(parts)
    },
    async take(length) {
      const parts: Uint8Array[] = []
      let size = 0
      while (size < length && (await fill())) {
        const part = cut(length - size)
        parts.push(part)
        size += part.length
      }
      return joinBytes(parts)
    },
    async skip(length) {
      let size = 0
      while (size < length && (await fill())) size += cut(length - size).length
      return size
    },
    close: async () => void (await pieces.return?.()),
  }
}
