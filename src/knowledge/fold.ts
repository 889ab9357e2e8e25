/**
 * Folding: the form in which names are compared, so that "Côte d'Ivoire" and "COTE D'IVOIRE", "U.S." and "US" meet.
 * Folding never reaches a record; the text stays as it was read.
 */

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
const INNER_APOSTROPHE = /[^\s]['\u2019\u2018][^\s]/
const APOSTROPHES = /['.\u2018\u2019\u02bb\u02bc\u02be\u02bf`\u00b4]/g

/** Lower case, no marks, no full stops or apostrophes, other punctuation a space, no leading article, "St" written out. */
export function foldName(name: string): string {
  return withoutArticle(foldWords(name))
}

/** The same with a leading article kept. */
export function foldWords(name: string): string {
  const folded = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(name) ? name.toLowerCase() : foldMarked(name)
  return folded.includes("st") ? folded.replace(/\bst\b/g, "saint") : folded
}

/** The ways a name may be folded: marks inside a word close up or part it ("al-Qaeda" is also "alqaeda", "Sana'a" also "sana a"). */
export function foldedForms(name: string): string[] {
  if (/^[A-Z][a-z]+$/.test(name)) return [foldWords(name)]
  const fold = needsArticle(name) ? foldWords : foldName
  const forms = [fold(name)]
  if (name.includes("-")) forms.push(fold(name.replaceAll("-", "")))
  if (/['\u2019\u2018]/.test(name) && INNER_APOSTROPHE.test(name)) forms.push(fold(name.replace(/['\u2019\u2018]/g, " ")))
  return forms
}

/** Whether the article is part of the name: "the South", "The Hague", "The Times" are nothing without it. */
export function needsArticle(name: string): boolean {
  return (name.startsWith("the ") || name.startsWith("The ")) && !name.includes(" ", 4) && !name.includes("-")
}

/** Whether a name is an acronym, which text must write in capitals: "US", "U.N.", "DPRK", never "us". */
export function isAcronym(name: string): boolean {
  const letters = name.replace(/[^\p{L}]/gu, "")
  return letters.length > 1 && letters.length < 8 && letters === letters.toUpperCase() && !/\p{L}\s/u.test(name)
}

function foldMarked(name: string): string {
  const plain = toPlainLetters(name.toLowerCase()).replace(APOSTROPHES, "")
  return plain
    .replaceAll("&", " and ")
    .replaceAll("+", " plus ")
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

function withoutArticle(folded: string): string {
  return folded.startsWith("the ") ? folded.slice(4) : folded
}
