/**
 * A time expression as words with their classes ("Nov." is a month, "18" a number and a day, "1994" also a year).
 * The classes come from knowledge; only digits are classed here.
 */
import type { TimeWords } from "../../knowledge/en-schema.ts"

/** A word of an expression, or several that are one ("day after tomorrow"), with its value in every class it belongs to. */
export interface TimeToken {
  readonly text: string
  /** UTF-16 offsets into the expression. */
  readonly start: number
  readonly end: number
  readonly classes: ReadonlyMap<string, number | string>
}

/** The words of knowledge, by phrase. */
export interface TimeLexicon {
  readonly phrases: ReadonlyMap<string, ReadonlyMap<string, number | string>>
  readonly longest: number
  readonly noise: ReadonlySet<string>
  readonly soft: ReadonlySet<string>
  readonly ordinalSuffixes: ReadonlySet<string>
  readonly pluralSuffixes: ReadonlySet<string>
}

interface Piece {
  text: string
  start: number
  end: number
}

const pieceShape = /\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}|\d+\p{L}*(?:['’]\p{L}+)?|[\p{L}]+(?:\.[\p{L}]+)*(?:['’]\p{L}+)?|[-–—/&,]/giu

/** Indexes the words of knowledge by phrase; a phrase may be in several classes. */
export function indexTimeWords(words: TimeWords): TimeLexicon {
  const phrases = new Map<string, Map<string, number | string>>()
  for (const [kind, entries] of Object.entries(words.words)) {
    for (const [phrase, value] of Object.entries(entries)) {
      const key = cutPieces(phrase)
        .map((piece) => piece.text)
        .join(" ")
      phrases.set(key, (phrases.get(key) ?? new Map()).set(kind, value))
    }
  }
  const longest = Math.max(1, ...[...phrases.keys()].map((key) => key.split(" ").length))
  return {
    phrases,
    longest,
    noise: new Set(words.noise),
    soft: new Set(words.soft),
    ordinalSuffixes: new Set(words.ordinalSuffixes),
    pluralSuffixes: new Set(words.pluralSuffixes),
  }
}

/** Cuts an expression into tokens, the longest known phrase first. */
export function cutTimeTokens(expression: string, lexicon: TimeLexicon): TimeToken[] {
  const pieces = cutPieces(expression)
  const tokens: TimeToken[] = []
  for (let at = 0; at < pieces.length; ) {
    const length = longestPhrase(pieces, at, lexicon)
    const taken = pieces.slice(at, at + length)
    const text = taken.map((piece) => piece.text).join(" ")
    tokens.push({ text, start: taken[0]!.start, end: taken.at(-1)!.end, classes: classify(text, lexicon) })
    at += length
  }
  return tokens.map((token, at) => (isClock(token, tokens[at - 1], tokens[at + 1]) ? { ...token, classes: CLOCK } : token))
}

const CLOCK: ReadonlyMap<string, string> = new Map([["clock", "clock"]])

/** "1300 GMT", "1930 hours" and "Tue 1830" are no years. */
function isClock(token: TimeToken, before: TimeToken | undefined, next: TimeToken | undefined): boolean {
  if (token.classes.has("zone") || (/^\d{1,4}$/.test(token.text) && next?.classes.has("zone") === true)) return true
  const isTime = /^(?:[01]\d|2[0-3])[0-5]\d$/.test(token.text)
  return isTime && (before?.classes.has("weekday") === true || next?.classes.get("unit") === "hour")
}

function cutPieces(expression: string): Piece[] {
  return [...expression.matchAll(pieceShape)].map((match) => ({
    text: plain(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[–—]/g, "-")
    .replace(/(?<!\d)['’]s$/, "")
}

function longestPhrase(pieces: readonly Piece[], at: number, lexicon: TimeLexicon): number {
  for (let length = Math.min(lexicon.longest, pieces.length - at); length > 1; length--) {
    const phrase = pieces
      .slice(at, at + length)
      .map((piece) => piece.text)
      .join(" ")
    if (lexicon.phrases.has(phrase)) return length
  }
  return 1
}

function classify(text: string, lexicon: TimeLexicon): ReadonlyMap<string, number | string> {
  const classes = new Map(lexicon.phrases.get(text))
  const ordinal = classes.get("ordinal")
  if (typeof ordinal === "number" && ordinal <= 31) classes.set("day", ordinal)
  const digits = /^(\d+)(?:['’]?(\p{L}+))?$/u.exec(text)
  if (digits) classifyDigits(classes, Number(digits[1]), digits[2], lexicon)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) classes.set("iso", text)
  if (/^\d{1,2}:\d{2}$/.test(text)) classes.set("clock", text)
  return classes
}

/** Reports of diplomacy name no year before it; "1000" and "1330" are hours of a programme. */
const FIRST_YEAR = 1400

/** "18" is a number and a day, "18th" an ordinal and a day of a month, "1994" also a year, "1990s" a decade. */
function classifyDigits(classes: Map<string, number | string>, value: number, suffix: string | undefined, lexicon: TimeLexicon): void {
  if (suffix !== undefined && lexicon.pluralSuffixes.has(suffix)) {
    if (value % 10 === 0 && value >= 10) classes.set("decade", value < 100 ? 1900 + value : value)
    return
  }
  if (value > 9999) return
  const isOrdinal = suffix !== undefined && lexicon.ordinalSuffixes.has(suffix)
  if (suffix !== undefined && !isOrdinal) return
  classes.set(isOrdinal ? "ordinal" : "number", value)
  if (value >= 1 && value <= 31) classes.set("day", value)
  if (isOrdinal && value >= 1 && value <= 31) classes.set("dayth", value)
  if (!isOrdinal && value >= FIRST_YEAR && value <= 2199) classes.set("year", value)
}
