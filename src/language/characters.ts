/** Classes of characters that segmentation asks about: line ends, marks of quotation, capitals. */

/** One end of a line: CRLF, LF, CR, NEL, vertical tab, form feed, line and paragraph separator. */
export const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g

/** True where the word begins with a capital letter. */
export function isCapitalised(word: string): boolean {
  return /^[\p{Lu}\p{Lt}]/u.test(word)
}

/** True where the word begins with a small letter. */
export function isLowerCase(word: string): boolean {
  return /^\p{Ll}/u.test(word)
}

/** Marks that close a quotation or a bracket and so still belong to the sentence before them. */
export const CLOSING = new Set(["”", "’", "»", "›", ")", "]", "}", "''", '"', "'", "“"])

/** Marks that open a quotation or a bracket and so belong to the sentence after them. */
export const OPENING = new Set(["“", "‘", "«", "‹", "„", "‟", "(", "[", "{", "``", '"', "'"])
