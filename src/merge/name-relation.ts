/**
 * How two names stand to each other, in words that can be shown as a reason: equal, spelt otherwise, one a part of the other, an initial,
 * one word in common, or names of two people.
 */
import type { ComparedName } from "./facts.ts"
import { areAlike } from "./names.ts"

/** How two names stand to each other. */
export type NameRelation = "equal" | "spelling" | "order" | "part" | "initial" | "surname" | "clash-given" | "clash"

/** The same whichever name comes first. */
export function relateNames(one: ComparedName, other: ComparedName): NameRelation {
  const [short, long] = isFirst(one, other) ? [one, other] : [other, one]
  if (short.words.length === 0) return "clash"
  if (formsOf(short).run === formsOf(long).run) return "equal"
  const matches = align(short, long)
  if (short.words.length === 1) return long.words.length === 1 ? single(matches) : oneWord(matches[0]!, long)
  const found = matches.filter(({ at }) => at >= 0)
  if (found.length === short.words.length) return wholeRelation(found, long)
  if (joined(short) === joined(long) && joined(short).length > 2) return "spelling"
  return found.some(({ initial }) => !initial) ? partial(found, short, long) : "clash"
}

/** The shorter first; of two of one length the one that sorts first, so that the order of asking is nothing. */
function isFirst(one: ComparedName, other: ComparedName): boolean {
  return one.words.length === other.words.length ? formsOf(one).spaced <= formsOf(other).spaced : one.words.length < other.words.length
}

interface WordMatch {
  /** Which word of the longer name, or -1. */
  readonly at: number
  readonly exact: boolean
  readonly initial: boolean
}

const NOT_FOUND: WordMatch = { at: -1, exact: false, initial: false }
const joined = (name: ComparedName): string => formsOf(name).sound

/** A name's words as one, with spaces between them, and their sound. */
interface Forms {
  readonly run: string
  readonly spaced: string
  readonly sound: string
}

const forms = new WeakMap<ComparedName, Forms>()

/** Made once for a name, which is compared with many. */
function formsOf(name: ComparedName): Forms {
  const known = forms.get(name)
  if (known) return known
  const { words, sounds } = name
  const made = { run: words.join(""), spaced: words.join(" "), sound: sounds.join("").replace(/(.)\1+/g, "$1") }
  forms.set(name, made)
  return made
}

/** Each word of the shorter name with the word of the longer that it is, the surest first. */
function align(short: ComparedName, long: ComparedName): WordMatch[] {
  const pairs: { from: number; to: number; score: number }[] = []
  for (let from = 0; from < short.words.length; from++) {
    for (let to = 0; to < long.words.length; to++) {
      const score = wordScore(short, from, long, to)
      if (score > 0) pairs.push({ from, to, score })
    }
  }
  const matches: WordMatch[] = short.words.map(() => NOT_FOUND)
  const taken = new Set<number>()
  pairs.sort((a, b) => b.score - a.score || Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.from - b.from || a.to - b.to)
  for (const { from, to, score } of pairs) {
    if (matches[from]!.at >= 0 || taken.has(to)) continue
    taken.add(to)
    matches[from] = { at: to, exact: score === 1, initial: score === INITIAL }
  }
  return matches
}

const INITIAL = 0.3

/** 1 for the same word, less for one that sounds alike or is nearly the same, 0.3 for an initial, 0 for another. */
function wordScore(one: ComparedName, from: number, other: ComparedName, to: number): number {
  const [a, b] = [one.words[from]!, other.words[to]!]
  if (a === b) return 1
  if (a.length === 1 || b.length === 1) return a[0] === b[0] || one.sounds[from]![0] === other.sounds[to]![0] ? INITIAL : 0
  if (one.sounds[from] === other.sounds[to]) {
    const least = one.sounds[from]!.length <= 2 ? 0.78 : 0.7
    return areAlike(a, b, least) ? 0.9 : 0
  }
  return Math.min(a.length, b.length) >= 5 && areAlike(a, b, 0.92) ? 0.8 : 0
}

function single([match]: readonly WordMatch[]): NameRelation {
  if (match!.at < 0 || match!.initial) return "clash"
  return match!.exact ? "equal" : "spelling"
}

/** "Khattak" of "Tariq Mehmood Khattak"; "Prince Turki" of "Turki bin Nasser". */
function oneWord(match: WordMatch, long: ComparedName): NameRelation {
  if (match.at < 0 || match.initial) return "clash"
  return match.at === long.words.length - 1 || match.at === 0 || long.words.length > 2 ? "surname" : "clash"
}

function wholeRelation(found: readonly WordMatch[], long: ComparedName): NameRelation {
  if (found.some(({ initial }) => initial))
    return found.some(({ initial, at }) => !initial && at === long.words.length - 1) ? "initial" : "clash"
  if (found.length < long.words.length) return "part"
  return found.every(({ at }, index) => at === index) ? (found.every(({ exact }) => exact) ? "equal" : "spelling") : "order"
}

/** Some words in common, others not: two of one family, or two spellings too far apart. */
function partial(found: readonly WordMatch[], short: ComparedName, long: ComparedName): NameRelation {
  const lasts = found.some(({ at }) => at === long.words.length - 1)
  return found.length >= 2 && short.words.length - found.length <= 1 && lasts ? "part" : "clash-given"
}
