/**
 * Min-hash signatures (Broder 1997): of two texts, the share of equal places in their signatures estimates the share of runs of words
 * that they have in common. Runs of five words stay within a sentence, so a copy with a paragraph cut or another lead is still found.
 */
const PLACES = 48
const RUN = 5

/** The signature of a text. A text without words has an empty one. */
export function signatureOf(text: string): number[] {
  const runs = new Set(text.split(/[.!?]["”’']?\s|\n+/).flatMap(runsOf))
  if (runs.size === 0) return []
  return Array.from({ length: PLACES }, (_, place) => {
    let least = 0xffffffff
    for (const run of runs) least = Math.min(least, mix(run, place))
    return least
  })
}

/** The share of places in which two signatures agree, 0 to 1. */
export function agreementOf(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 0
  return one.filter((value, place) => value === other[place]).length / one.length
}

/** Keys of bands of the signature: reports that share most of their sentences meet in one of them. */
export function bandsOf(signature: readonly number[], rows = 3): string[] {
  const bands: string[] = []
  for (let at = 0; at + rows <= signature.length; at += rows) bands.push(`${at}:${signature.slice(at, at + rows).join(".")}`)
  return bands
}

function runsOf(sentence: string): number[] {
  const words = sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length < RUN) return []
  return Array.from({ length: words.length - RUN + 1 }, (_, at) => hashOf(words.slice(at, at + RUN).join(" ")))
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** One of 48 mixings of a hash (the finish of MurmurHash3 over a hash and its place). */
function mix(hash: number, place: number): number {
  let mixed = hash ^ Math.imul(place + 1, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
