/**
 * Capitals: whether a name as written may be the name that is known. "Turkey" is a state and "turkey" is not, "US" is one and
 * "us" is not; a lookup by itself takes any case but for acronyms.
 */
import { type Folding, isAcronym } from "./fold.ts"

/** For a lookup of a name by itself: an acronym wants its capitals. */
export function fitsLookup(folding: Folding, name: string, written: string): boolean {
  return !isAcronym(name) || hasAcronymCase(folding.withoutArticle(written))
}

/** For a name in running text: it has a capital, and where its article is part of it, one after the article. */
export function fitsText(folding: Folding, name: string, written: string): boolean {
  if (isAcronym(name)) return hasAcronymCase(folding.withoutArticle(written))
  if (folding.needsArticle(name)) return fitsArticle(folding, name, written)
  return hasCapital(name) ? /(?:^|[\s-])(?:\p{L}['\u2019])?\p{Lu}/u.test(written) : true
}

/** "the Hindu temple" is not "The Hindu"; "The South" is "the South". */
function fitsArticle(folding: Folding, name: string, written: string): boolean {
  const rest = folding.withoutArticle(written)
  return rest !== written && /^\p{Lu}/u.test(rest) && (!hasCapital(name[0] ?? "") || hasCapital(written[0] ?? ""))
}

function hasCapital(text: string): boolean {
  return /\p{Lu}/u.test(text)
}

/** All capitals, or from five letters on a capital first: "UNESCO", "Unesco", but never "Who" or "Pace". */
function hasAcronymCase(written: string): boolean {
  const letters = written.replace(/[^\p{L}]/gu, "")
  if (letters === letters.toUpperCase()) return true
  return letters.length > 4 && /^\p{Lu}\p{Ll}+$/u.test(letters)
}
