/**
 * Bytes to text. A byte order mark decides; else UTF-8 where the bytes are UTF-8; else a page's declared charset;
 * else windows-1252, which old newswire files are most often in, and a doubt that says so.
 */

/** Text, and the encoding where it was guessed; or the reason why these bytes are no text. */
export type Decoded = { readonly text: string; readonly guessed?: string } | { readonly notText: string }

const SIGNATURES: readonly (readonly [string, string])[] = [
  ["%PDF", "a PDF"],
  ["PK\u0003\u0004", "a ZIP archive or an office document"],
  ["\u0089PNG", "a PNG picture"],
  ["\u00ff\u00d8\u00ff", "a JPEG picture"],
  ["GIF8", "a GIF picture"],
  ["\u001f\u008b", "a gzip archive inside another"],
  ["BZh", "a bzip2 archive"],
  ["\u00fd7zXZ", "an xz archive"],
  ["7z\u00bc\u00af", "a 7z archive"],
  ["\u0028\u00b5\u002f\u00fd", "a zstd archive"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Office document"],
  ["\u007fELF", "a program"],
  ["{\\rtf", "an RTF document"],
]

/** Decodes the bytes of one file or line. */
export function decodeBytes(bytes: Uint8Array, declared?: string): Decoded {
  const signature = findSignature(bytes)
  if (signature) return { notText: `This is ${signature}, not text.` }
  const decoded = chooseDecoding(bytes, declared)
  if (isMostlyControls(decoded.text)) return { notText: "This is binary data, not text." }
  return decoded
}

function findSignature(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 8))
  return SIGNATURES.find(([start]) => head.startsWith(start))?.[1]
}

function chooseDecoding(bytes: Uint8Array, declared?: string): { text: string; guessed?: string } {
  const marked = findMark(bytes)
  if (marked) return { text: new TextDecoder(marked).decode(bytes) }
  const wide = guessWide(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), guessed: wide }
  const utf8 = decodeStrictly(bytes, "utf-8")
  if (utf8 !== undefined) return { text: utf8 }
  const named = declared === undefined ? undefined : decodeStrictly(bytes, declared)
  if (named !== undefined) return { text: named }
  return decodeBroken(bytes) ?? { text: new TextDecoder("windows-1252").decode(bytes), guessed: "windows-1252" }
}

/** UTF-8 that was cut or damaged in places: more of its longer sequences are whole than broken, which no other encoding gives by chance. */
function decodeBroken(bytes: Uint8Array): { text: string; guessed: string } | undefined {
  const text = new TextDecoder("utf-8").decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const whole = text.match(/[^\u0000-\u007f\ufffd]/gu)?.length ?? 0
  return broken <= whole ? { text, guessed: "utf-8 with broken characters" } : undefined
}

function findMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8"
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be"
  return undefined
}

/** Latin text in two bytes a letter has a zero in nearly every other byte, even without a mark. */
function guessWide(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 2048)
  const zeros = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1
  })
  const [even, odd] = zeros as [number, number]
  const enough = head.length * 0.3
  if (head.length < 8) return undefined
  if (odd > enough && even < enough / 10) return "utf-16le"
  return even > enough && odd < enough / 10 ? "utf-16be" : undefined
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** More than one control character in twenty is no writing. */
function isMostlyControls(text: string): boolean {
  const found = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f\ufffd]/g)
  return found !== null && found.length * 20 > text.length
}
