/**
 * Names made ready to be compared: folded words without titles and particles, and the sound of each, which is alike for what
 * transliteration writes in several ways. "Qaddafi", "Gadhafi" and "al-Gaddafi" sound alike; so do others, so sound alone proves nothing.
 */
import type { Knowledge } from "../knowledge/index.ts"
import type { ComparedName } from "./facts.ts"

/** So many names and sounds are remembered for one knowledge: the same people come again and again. */
const MOST = 50_000

/** What was found for a word, remembered as long as there is what it was found by. */
function remembering<K extends object, T>(find: (word: string, by: K) => T): (word: string, by: K) => T {
  const found = new WeakMap<K, Map<string, T>>()
  return (word, by) => {
    const known = found.get(by) ?? new Map<string, T>()
    if (!found.has(by)) found.set(by, known)
    const before = known.get(word)
    if (before !== undefined) return before
    if (known.size >= MOST) known.clear()
    const made = find(word, by)
    known.set(word, made)
    return made
  }
}

/** A name as compared. A name of nothing but titles keeps them: "the King". */
export const compareName: (full: string, knowledge: Knowledge) => ComparedName = remembering((full: string, knowledge: Knowledge) => {
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
})

const LONGEST_SOUND = 4

/** The sound of a folded word: consonants by class, no doubles, `A` for a vowel at the start, no final h. */
export const soundOf: (word: string, sounds: Readonly<Record<string, string>>) => string = remembering((word, sounds) => {
  const letters = word.length > 2 ? word.replace(/h$/, "") : word
  let code = ""
  for (let at = 0; at < letters.length; ) {
    const [length, sign] = signAt(letters, at, sounds)
    code += sign === "" && at === 0 ? "A" : sign
    at += length
  }
  return code.replace(/(.)\1+/g, "$1")
})

function signAt(letters: string, at: number, sounds: Readonly<Record<string, string>>): [number, string] {
  for (let length = Math.min(LONGEST_SOUND, letters.length - at); length > 0; length--) {
    const sign = sounds[letters.slice(at, at + length)]
    if (sign !== undefined) return [length, sign]
  }
  return [1, letters[at]!]
}

/** Whether two folded words are so much alike, 0 to 1, by the likeness of Jaro and Winkler (Winkler 1990). */
export function areAlike(one: string, other: string, least: number): boolean {
  if (one === other) return true
  let prefix = 0
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix++
  const jaro = jaroOf(one, other, lettersNeeded(one, other, (least - prefix * 0.1) / (1 - prefix * 0.1)))
  return jaro + prefix * 0.1 * (1 - jaro) >= least
}

/** How many letters two words have in common at the least, where their likeness by Jaro is so much. */
function lettersNeeded(one: string, other: string, jaro: number): number {
  return ((3 * jaro - 1) * one.length * other.length) / (one.length + other.length) - 1e-6
}

/** The likeness of Jaro, or 0 as soon as fewer letters than needed can be in common. */
function jaroOf(one: string, other: string, needed: number): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken: boolean[] = []
  const left: number[] = []
  for (let at = 0; at < one.length; at++) {
    const end = Math.min(other.length - 1, at + reach)
    let to = Math.max(0, at - reach)
    while (to <= end && (taken[to] || one[at] !== other[to])) to++
    if (to > end) {
      if (left.length + one.length - at - 1 < needed) return 0
      continue
    }
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
