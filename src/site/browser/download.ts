/** Fetching the files of the reader, with how far it has come. */

/** Is told how many bytes came. */
export type OnBytes = (bytes: number) => void

/** Fetches a file. Throws where the server does not give it. */
export async function download(url: URL, onBytes: OnBytes): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok || response.body === null) throw new Error(`${url.pathname} is not there (${response.status}).`)
  const pieces: Uint8Array[] = []
  const reader = response.body.getReader()
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    pieces.push(step.value)
    onBytes(step.value.length)
  }
  return joined(pieces)
}

/** Unpacks gzip; what a server has unpacked on the way stays as it is. */
export async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
