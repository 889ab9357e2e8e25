/**
 * The words of offices.json, indexed by phrase: what a word or row of words is in an office phrase.
 * "secretary of state" is one head; "former" a status; "of" a link.
 */
import type { OfficeWords } from "../../knowledge/en-schema.ts"
import type { HoldingStatus, OfficePart } from "./parts.ts"

/** What a phrase may be, and for a status which. */
export interface OfficeEntry {
  readonly kind: OfficePart
  readonly status?: HoldingStatus
  readonly link?: "of" | "for" | "to" | "in"
}

/** Office words by phrase in lower case. */
export interface OfficeIndex {
  readonly words: OfficeWords
  readonly entries: ReadonlyMap<string, OfficeEntry>
  readonly longest: number
  readonly portfolioHeads: ReadonlySet<string>
  readonly houses: ReadonlySet<string>
  readonly bodyNouns: ReadonlySet<string>
  readonly silent: ReadonlySet<string>
  readonly units: ReadonlySet<string>
  /** Words that dangle at the ends of a title once states and bodies are taken out. */
  readonly dangling: ReadonlySet<string>
  readonly bodySecretaries: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
}

const indexes = new WeakMap<OfficeWords, OfficeIndex>()

/** The index of office words; made once for each. */
export function indexOffices(words: OfficeWords): OfficeIndex {
  const known = indexes.get(words)
  if (known) return known
  const made = makeIndex(words)
  indexes.set(words, made)
  return made
}

function makeIndex(words: OfficeWords): OfficeIndex {
  const entries = new Map<string, OfficeEntry>()
  const add = (phrases: readonly string[], kind: OfficePart) => {
    for (const phrase of phrases) entries.set(phrase, { kind })
  }
  add([...words.ranks, ...words.portfolios, ...words.houses], "word")
  add([...words.heads.body, ...words.heads.portfolio, ...words.wholes], "head")
  add([...Object.keys(words.abbreviations), ...Object.keys(words.singulars)], "head")
  add([...words.dropped, ...words.current], "dropped")
  add(words.joins, "join")
  add(words.possessive, "possessive")
  for (const [phrase, status] of Object.entries({ ...words.status, ...words.quoted })) entries.set(phrase, { kind: "status", status })
  for (const [phrase, link] of Object.entries(words.links)) entries.set(phrase, { kind: "link", link })
  return {
    words,
    entries,
    longest: Math.max(...[...entries.keys()].map((phrase) => phrase.split(" ").length)),
    portfolioHeads: new Set(words.heads.portfolio),
    houses: new Set(words.houses),
    bodyNouns: new Set(words.bodyNouns),
    silent: new Set(words.silent),
    units: new Set(words.units),
    dangling: new Set([...words.articles, ...words.joins, ...words.possessive, ...Object.keys(words.links)]),
    bodySecretaries: new Set(words.bodySecretaries),
    articles: new Set(words.articles),
  }
}

const single = new WeakMap<OfficeWords, ReadonlySet<string>>()

/** Whether a word stands in the names of offices ("affairs", "minister"). */
export function isOfficeWord(word: string, words: OfficeWords): boolean {
  const known = single.get(words) ?? new Set([...indexOffices(words).entries.keys()].flatMap((phrase) => phrase.split(" ")))
  single.set(words, known)
  return known.has(word.toLowerCase())
}
