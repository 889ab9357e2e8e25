/**
 * Tells sign-offs, credits and calls to subscribe from the report's own sentences. It answers yes only to shapes and openings
 * that no sentence of a report has: what is wrongly read costs less than a fact that is never seen.
 */
import type { Slice } from "./tokens.ts"
import type { LanguageWords } from "./words.ts"

const LONGEST = 700
const LONGEST_BYLINE = 90
const SHAPES = [
  /^[^\p{L}\p{N}]+$/u, // ".....", "* * *", "———"
  /^-?\s?\d{1,3}\s?-$/, // "- 0 -"
  /^[^.!?«]{1,40}\s[»›>]\s[^.!?«]{1,80}$/u, // "Home » News » Politics"
  /^\/\s?\d{1,8}$/, // "/257"
  /^(?:\p{L}\.){2,3}(?:\/(?:\p{L}\.){2,3})+$/u, // "n.s./h.z."
  /^\d{3,5}\*{1,3}\d{1,6}$/u, // "9341**1771"
  /^\/[\p{L} .-]{2,30}\/$/u, // "/AFP/"
  /^-?\s*\(?[\p{Lu}\p{N}]{2,10}(?:[/-][\p{Lu}\p{Ll}\p{N}]{1,10}){1,4}\)?\s*$/u, // "AFP/jk", "KN/AS"
  /^\p{Ll}{2,5}(?:[/-]\p{Ll}{2,5}){1,3}$/u, // "phy/po/wai"
  /^\S{1,64}@\S{1,100}\.[a-z]{2,10}$/iu, // an address
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /^(?:[#@][\p{L}\p{N}_]+[\s,]*)+$/u, // tags
  /^\+?[\d()\s./-]{7,25}$/u, // a telephone number
]

/** True where the stretch is kept in the text and never read. */
export function isBoilerplate(text: string, range: Slice, words: LanguageWords): boolean {
  if (range.end - range.start > LONGEST) return false
  const line = text.slice(range.start, range.end)
  const lower = line
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^[•*·\s]+/u, "")
  const bare = lower.replace(/^[\s*.\-–—_=#]+|[\s*.\-–—_=]+$/gu, "")
  if (words.boilerplate.whole.has(lower.trim()) || words.boilerplate.whole.has(bare)) return true
  if (bare && words.boilerplate.endings.some((ending) => bare.endsWith(ending))) return true
  const openings = words.boilerplate.openings.get(lower[0] ?? "") ?? []
  return openings.some((opening) => lower.startsWith(opening)) || SHAPES.some((shape) => shape.test(line.trim())) || isCredit(line, words)
}

/** True for a line that only says when it was published: "Tue Jun 4, 2024 12:05PM". */
export function isStamp(text: string, range: Slice, words: LanguageWords): boolean {
  if (range.end - range.start > LONGEST_BYLINE) return false
  const parts = text
    .slice(range.start, range.end)
    .toLowerCase()
    .split(/[\s,:;/.|()[\]–-]+/)
  const isPart = (part: string): boolean =>
    part === "" || /^\d{1,4}\p{L}{0,2}$/u.test(part) || words.months.has(part) || words.weekdays.has(part) || words.stampWords.has(part)
  return parts.every(isPart) && parts.some((part) => /\d/.test(part)) && parts.length > 1
}

/** True for a line that only names who wrote it: "By Xinhua writer Tian Sulei". */
export function isByline(text: string, range: Slice, words: LanguageWords): boolean {
  if (range.end - range.start > LONGEST_BYLINE) return false
  const [opening, ...rest] = text.slice(range.start, range.end).split(/[\s,&]+/)
  return opening !== undefined && rest.length > 1 && words.bylines.openings.has(opening.toLowerCase()) && areNames(rest, words)
}

/** Only names and the small words of a byline, and at least one name that is no sentence's last word. */
function areNames(found: readonly string[], words: LanguageWords): boolean {
  const isName = (word: string): boolean => /^\p{Lu}[\p{L}\p{M}.'’/-]*$/u.test(word) && !/\p{Ll}{3}\.$/u.test(word)
  return found.every((word) => isName(word) || words.bylines.between.has(word.toLowerCase()))
}

/** "(Reporting by Ali Khan in Lahore; Editing by Jane Doe)", with or without its brackets. */
function isCredit(stretch: string, words: LanguageWords): boolean {
  const line = stretch.replace(/^[\s([]+|[\s.)\]]+$/gu, "")
  const lower = line.toLowerCase()
  const credit = words.boilerplate.credits.find((opening) => lower.startsWith(`${opening} `))
  return credit !== undefined && areNames(line.slice(credit.length + 1).split(/[\s,;&]+/), words)
}

/** Where a sign-off begins inside a paragraph ("... he said. (Reporting by X)"); undefined where there is none. */
export function findSignOff(text: string, range: Slice, words: LanguageWords): number | undefined {
  const from = Math.max(range.start, range.end - LONGEST)
  const tail = text.slice(from, range.end)
  const opened = tail.lastIndexOf("(")
  if (opened > 0 && isAfterStop(tail, opened) && isCredit(tail.slice(opened), words)) return from + opened
  const lower = tail.toLowerCase()
  for (const opening of words.boilerplate.inside) {
    if (lower.endsWith(opening) && isAfterStop(tail, tail.length - opening.length)) return range.end - opening.length
  }
  return undefined
}

function isAfterStop(tail: string, at: number): boolean {
  return at > 0 && /[.!?"”)]\s*$/u.test(tail.slice(Math.max(0, at - 10), at))
}

/** "Related articles", "For more information, please contact:": what introduces a list of bare lines. */
export function isLinkHead(line: string, words: LanguageWords): boolean {
  const bare = line.trim().toLowerCase()
  return bare.endsWith(":") || words.boilerplate.whole.has(bare)
}
