/**
 * Whether a text is in the language whose words are given, by its script and by the share of function words among the words in
 * small letters and those that open a sentence (names tell nothing). Short texts are taken on trust.
 */
import type { LanguageWords } from "./words.ts"

const SAMPLE = 100_000
const FEWEST_LETTERS = 12
const FEWEST_WORDS = 20
/** English prose has about 0.4 to 0.55, a table of results 0.1; other languages in Latin script have below 0.1. */
const SURE_SHARE = 0.2
const FOREIGN_SHARE = 0.06
const LEAST_SHARE = 0.04
/** A word with a capital after a stop, a quotation mark or the end of a line. */
const OPENING = /(?<=(?:^|[.!?]["”']?\s|["“]|\n)\s?)\p{Lu}[\p{L}\p{M}]*/gu

/** True where the text reads as the language of `words` (English); true too where it is too short to tell. */
export function isEnglish(text: string, words: LanguageWords): boolean {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters >= FEWEST_LETTERS && latin < letters / 2) return false
  const found = plainWords(sample, words)
  const own = found.filter((word) => words.functionWords.has(word)).length / Math.max(1, found.length)
  const other = found.filter((word) => words.otherLanguagesWords.has(word)).length / Math.max(1, found.length)
  if (found.length < FEWEST_WORDS) return !(found.length >= FEWEST_WORDS / 2 && other > 2 * FOREIGN_SHARE && other > own)
  return own > other && own >= (other > FOREIGN_SHARE ? SURE_SHARE : LEAST_SHARE)
}

/** The words in small letters and the function words that open a sentence; of a text all in capitals, every word. */
function plainWords(sample: string, words: LanguageWords): string[] {
  const all: string[] = sample.match(/[\p{L}\p{M}]+/gu) ?? []
  const small = all.filter((word) => word === word.toLowerCase())
  if (small.length * 10 < all.length) return all.map((word) => word.toLowerCase())
  const opening = [...sample.matchAll(OPENING)].map(([word]) => word.toLowerCase())
  return [...small, ...opening.filter((word) => words.functionWords.has(word) || words.otherLanguagesWords.has(word))]
}
