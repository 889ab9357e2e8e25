/**
 * Folding: the form in which names are compared, so that "Côte d'Ivoire" and "COTE D'IVOIRE", "U.S." and "US" meet.
 * Folding never reaches a record; the text stays as it was read.
 */
import type { Spelling } from "./world-schema.ts"

/** The ways in which names are folded, by the spelling of a language. */
export interface Folding {
  /** Lower case, no marks, no full stops or apostrophes, other punctuation a space, one spelling of words with several, no article. */
  readonly fold: (name: string) => string
  /** The same with a leading article kept. */
  readonly foldWords: (name: string) => string
  /** The ways a name may be folded: marks inside it close up or part it ("al-Qaeda" is also "alqaeda", "Sana'a" also "sana a"). */
  readonly forms: (name: string) => string[]
  /** Whether the article is part of the name: "the South", "The Hague", "The Times" are nothing without it. */
  readonly needsArticle: (name: string) => boolean
  /** A name as written, without a leading article. */
  readonly withoutArticle: (name: string) => string
}

/** Letters that Unicode does not take apart into a base letter and a mark. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  ı: "i",
  ß: "ss",
  đ: "d",
  æ: "ae",
  œ: "oe",
  ð: "d",
  þ: "th",
  ə: "a",
}
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/
const INNER_APOSTROPHE = /[^\s]['\u2019\u2018][^\s]/
const APOSTROPHES = /['.\u2018\u2019\u02bb\u02bc\u02be\u02bf`\u00b4]/g

/** Folding by a language's spelling. */
export function foldingBy(spelling: Spelling): Folding {
  const article = `${spelling.article} `
  const withoutArticle = (name: string) => (startsWithArticle(name, article) ? name.slice(article.length) : name)
  const respell = respellingBy(spelling.same)
  const foldWords = (name: string) => respell.words(PLAIN.test(name) ? name.toLowerCase() : foldMarked(respell.signs(name)))
  const fold = (name: string) => withoutArticle(foldWords(name))
  const needsArticle = (name: string) =>
    startsWithArticle(name, article) && !name.includes(" ", article.length) && !name.includes("-") && article.length > 1
  const forms = (name: string) => formsBy(needsArticle(name) ? foldWords : fold, name)
  return { fold, foldWords, forms, needsArticle, withoutArticle }
}

/** Whether a name is an acronym, which text must write in capitals: "US", "U.N.", "DPRK", never "us". */
export function isAcronym(name: string): boolean {
  const letters = name.replace(/[^\p{L}]/gu, "")
  return letters.length > 1 && letters.length < 8 && letters === letters.toUpperCase() && !/\p{L}\s/u.test(name)
}

function formsBy(fold: (name: string) => string, name: string): string[] {
  const forms = [fold(name)]
  if (name.includes("-")) forms.push(fold(name.replaceAll("-", "")))
  if (/['\u2019\u2018]/.test(name) && INNER_APOSTROPHE.test(name)) forms.push(fold(name.replace(/['\u2019\u2018]/g, " ")))
  return forms
}

function startsWithArticle(name: string, article: string): boolean {
  return article.length > 1 && name.length > article.length && name.slice(0, article.length).toLowerCase() === article
}

/** Words and signs that have another spelling: "st" is "saint", "&" is "and". */
function respellingBy(same: Spelling["same"]) {
  const words = Object.keys(same).filter((word) => /^\p{L}+$/u.test(word))
  const signs = Object.keys(same).filter((word) => !words.includes(word))
  const pattern = new RegExp(`\\b(?:${words.join("|")})\\b`, "g")
  return {
    words: (folded: string) => (words.length > 0 ? folded.replace(pattern, (word) => same[word] ?? word) : folded),
    signs: (name: string) =>
      signs.reduce((text, sign) => (text.includes(sign) ? text.replaceAll(sign, ` ${same[sign] ?? ""} `) : text), name),
  }
}

function foldMarked(name: string): string {
  return toPlainLetters(name.toLowerCase())
    .replace(APOSTROPHES, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
}

function toPlainLetters(lower: string): string {
  if (/^[ -~]*$/.test(lower)) return lower
  return lower
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[øłıßđæœðþə]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
}
