/**
 * Names made ready to be compared: folded words without titles and particles, and the sound of each, which is alike for what
 * transliteration writes in several ways. "Qaddafi", "Gadhafi" and "al-Gaddafi" sound alike; so do others, so sound alone proves nothing.
 */
import type { Knowledge } from "../knowledge/index.ts"
import type { ComparedName } from "./facts.ts"

/** A name as compared. A name of nothing but titles keeps them: "the King". */
export function compareName(full: string, knowledge: Knowledge): ComparedName {
  const { particles, descent, titles } = knowledge.merging
  // "T.Hattak", "J.al-Hajri"
  const folded = knowledge.foldName(full.replace(/\b(\p{L})\.(?=\p{L})/gu, "$1 "))
  const all = folded.split(" ").filter((word) => word !== "")
  const isTitle = (word: string) => titles.includes(word) || knowledge.names.honorifics.includes(word)
  const from = all.findIndex((word) => !isTitle(word))
  const named = from < 0 ? all : all.slice(from)
  const bare = named.filter((word) => !particles.includes(word))
  const words = bare.length > 0 ? bare : named
  const sounds = words.map((word) => soundOf(word, knowledge.merging.sounds))
  return { full, words, sounds, ...(named.some((word) => descent.includes(word)) ? { descent: true } : {}) }
}

const LONGEST_SOUND = 4

/** The sound of a folded word: consonants by class, no doubles, `A` for a vowel at the start, no final h. */
export function soundOf(word: string, sounds: Readonly<Record<string, string>>): string {
  const letters = word.length > 2 ? word.replace(/h$/, "") : word
  let code = ""
  for (let at = 0; at < letters.length; ) {
    const [length, sign] = signAt(letters, at, sounds)
    code += sign === "" && at === 0 ? "A" : sign
    at += length
  }
  return code.replace(/(.)\1+/g, "$1")
}

function signAt(letters: string, at: number, sounds: Readonly<Record<string, string>>): [number, string] {
  for (let length = Math.min(LONGEST_SOUND, letters.length - at); length > 0; length--) {
    const sign = sounds[letters.slice(at, at + length)]
    if (sign !== undefined) return [length, sign]
  }
  return [1, letters[at]!]
}

/** How alike two folded words are, 0 to 1: Jaro-Winkler, lifted where they sound alike. */
export function likenessOf(one: string, other: string): number {
  return one === other ? 1 : jaroWinkler(one, other)
}

/** Jaro-Winkler likeness (Winkler 1990), 0 to 1. */
function jaroWinkler(one: string, other: string): number {
  const jaro = jaroOf(one, other)
  let prefix = 0
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(one: string, other: string): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken: boolean[] = []
  const left: number[] = []
  for (let at = 0; at < one.length; at++) {
    const end = Math.min(other.length - 1, at + reach)
    let to = Math.max(0, at - reach)
    while (to <= end && (taken[to] || one[at] !== other[to])) to++
    if (to > end) continue
    taken[to] = true
    left.push(at)
  }
  if (left.length === 0) return 0
  let [right, swapped] = [-1, 0]
  for (const at of left) {
    do right++
    while (!taken[right])
    if (one[at] !== other[right]) swapped++
  }
  const common = left.length
  return (common / one.length + common / other.length + (common - swapped / 2) / common) / 3
}
