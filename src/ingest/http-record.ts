/** An answer of a server as an archive keeps it: status, type and body, put together from its pieces and unpacked within a bound. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from "node:zlib"
import { joinBytes } from "./source.ts"

/** An answer; the body may be what is wrong with it. */
export interface HttpRecord {
  readonly status: number
  readonly type: string
  readonly body: Uint8Array | "too-large" | "broken-archive"
}

const LONGEST_HEAD = 65_536

/** Reads an answer; undefined where it is none. */
export function readHttp(block: Uint8Array, most: number): HttpRecord | undefined {
  const start = Buffer.from(block.subarray(0, LONGEST_HEAD)).toString("latin1")
  const head = /^HTTP\/\d(?:\.\d)? +(\d{3})[^\n]*\n([\s\S]*?)(?:\r?\n\r?\n|$)/.exec(start)
  if (head === null) return undefined
  const header = (name: string): string => new RegExp(`^${name}:[ \\t]*([^\\r\\n]*)`, "im").exec(head[2]!)?.[1]?.trim() ?? ""
  const [status, type] = [Number(head[1]), header("content-type")]
  if (status < 200 || status > 299) return { status, type, body: new Uint8Array() } // not looked at
  const rest = block.subarray(head[0].length)
  const body = /\bchunked\b/i.test(header("transfer-encoding")) ? joinChunks(rest) : rest
  return { status, type, body: unpack(body, header("content-encoding").toLowerCase(), most) }
}

/** The body without the lengths of its pieces; as it is where it has none, as some archives keep it so. */
function joinChunks(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 0
  for (;;) {
    const line = Buffer.from(body.subarray(at, at + 64)).toString("latin1")
    const found = /^\s*([0-9a-f]{1,8})[ \t]*(?:;[^\n]*)?\r?\n/i.exec(line)
    if (found === null) return parts.length === 0 ? body : joinBytes(parts)
    const size = Number.parseInt(found[1]!, 16)
    if (size === 0) return joinBytes(parts)
    const from = at + found[0].length
    parts.push(body.subarray(from, from + size))
    at = from + size
    if (at >= body.length) return joinBytes(parts)
  }
}

const UNPACKERS: Readonly<Record<string, readonly ((body: Uint8Array, options: { maxOutputLength: number }) => Uint8Array)[]>> = {
  gzip: [gunzipSync],
  "x-gzip": [gunzipSync],
  deflate: [inflateSync, inflateRawSync],
  br: [brotliDecompressSync],
  zstd: [zstdDecompressSync],
}

function unpack(body: Uint8Array, encoding: string, most: number): HttpRecord["body"] {
  const unpackers = UNPACKERS[encoding]
  if (unpackers === undefined || body.length === 0) return body.length > most ? "too-large" : body
  for (const unpacker of unpackers) {
    try {
      return unpacker(body, { maxOutputLength: most })
    } catch (error) {
      if (error instanceof RangeError) return "too-large"
    }
  }
  const isPage = /^\s*</.test(Buffer.from(body.subarray(0, 64)).toString("latin1")) // some archives unpack and leave the head as it was
  return isPage ? body : "broken-archive"
}
