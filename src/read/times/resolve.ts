/**
 * A time expression of a report made a date: rules of knowledge matched over its words, then worked out from the dateline.
 * What no rule catches whole is read piece by piece ("began on Monday and will end on Dec. 8") and combined.
 */
import type { TimeWords } from "../../knowledge/en-schema.ts"
import { isDay } from "./calendar.ts"
import { joinReadings } from "./combine.ts"
import * as days from "./make-days.ts"
import * as spans from "./make-spans.ts"
import { type Captures, type CompiledRule, compileRule, matchWhole } from "./pattern.ts"
import { basisOf, edtfOf, type OpenContext, type Reading, type TimeContext } from "./readings.ts"
import { cutTimeTokens, indexTimeWords, type TimeLexicon, type TimeToken } from "./tokens.ts"

/** A date worked out: the value in EDTF, and whether the words give it whole, by the report's day, or mean that day. */
export interface ResolvedTime {
  readonly value: string
  readonly basis: ReturnType<typeof basisOf>
}

type Make = (captures: Captures, context: TimeContext) => Reading | undefined

/** What the rules of knowledge may name as `make`. */
export const makes: Readonly<Record<string, Make>> = Object.freeze({
  iso: days.makeIso,
  date: days.makeDate,
  dates: days.makeDates,
  dayOfMonth: days.makeDayOfMonth,
  daysOfMonth: days.makeDaysOfMonth,
  weekday: days.makeWeekday,
  weekdayOfWeek: days.makeWeekdayOfWeek,
  weekdays: days.makeWeekdays,
  deictic: days.makeDeictic,
  deictics: days.makeDeictics,
  partShifted: days.makePartShifted,
  anchorDay: days.makeAnchorDay,
  referenceDay: days.makeReferenceDay,
  dayBeside: days.makeDayBeside,
  overnight: days.makeOvernight,
  holiday: days.makeHoliday,
  month: spans.makeMonth,
  monthOfReference: spans.makeMonthOfReference,
  months: spans.makeMonths,
  year: spans.makeYear,
  years: spans.makeYears,
  decade: spans.makeDecade,
  season: spans.makeSeason,
  shifted: spans.makeShifted,
  edgeOfUnit: spans.makeEdgeOfUnit,
  referenceUnit: spans.makeReferenceUnit,
  span: spans.makeSpan,
  within: spans.makeWithin,
  weekOfMonth: spans.makeWeekOfMonth,
  halfYear: spans.makeHalfYear,
  quarterYear: spans.makeQuarterYear,
  weekend: spans.makeWeekend,
  since: spans.makeSince,
  until: spans.makeUntil,
  moved: spans.makeMoved,
  movedFromReference: spans.makeMovedFromReference,
  movedToClause: spans.makeMovedToClause,
  duration: spans.makeDuration,
  anniversary: spans.makeAnniversary,
})

/** Time words made ready: indexed and their rules compiled. */
export interface TimeGrammar {
  readonly lexicon: TimeLexicon
  readonly rules: readonly CompiledRule[]
}

const grammars = new WeakMap<TimeWords, TimeGrammar>()

/** The grammar of time words; made once for each. */
export function grammarOf(words: TimeWords): TimeGrammar {
  const known = grammars.get(words)
  if (known) return known
  const grammar = { lexicon: indexTimeWords(words), rules: words.rules.map(compileRule) }
  grammars.set(words, grammar)
  return grammar
}

/** The date of a time expression ("late last month") in EDTF, or undefined where the words give none ("recently"). */
export function resolveTime(expression: string, context: OpenContext & { readonly words: TimeWords }): ResolvedTime | undefined {
  const reading = readTime(expression, context)
  return reading?.kind === "stretch" ? { value: edtfOf(reading), basis: basisOf(reading, context) } : undefined
}

/**
 * What a time expression means: a stretch of the calendar, or a length ("three-day"); undefined where nothing is known. Without a day to count
 * from only what the words give whole is known ("May 20, 1998").
 */
export function readTime(expression: string, open: OpenContext & { readonly words: TimeWords }): Reading | undefined {
  const context = { ...open, ...anchored(open) }
  const reading = readWords(expression, context)
  return reading && isKnown(reading, open) ? reading : undefined
}

/** A day that stands in where there is none; what is read by it is thrown away. */
const NO_DAY = "2000-01-01"

/** A context that rules can read by. */
export function anchored({ anchor }: OpenContext): Pick<TimeContext, "anchor"> {
  return { anchor: anchor !== undefined && isDay(anchor) ? anchor : NO_DAY }
}

/** True where a reading does not need the day that the report lacks. */
export function isKnown(reading: Reading, { anchor }: OpenContext): boolean {
  return (anchor !== undefined && isDay(anchor)) || reading.kind === "length" || reading.stated === true
}

function readWords(expression: string, context: TimeContext & { readonly words: TimeWords }): Reading | undefined {
  const grammar = grammarOf(context.words)
  const tokens = meaningfulTokens(expression, grammar)
  if (tokens.some((token) => token.classes.has("vague"))) return undefined
  const known = tokens.filter((token) => !grammar.lexicon.soft.has(token.text))
  const whole = readWhole(tokens, grammar, context) ?? readWhole(known, grammar, context)
  return whole ? whole.reading : joinReadings(plainPieces(tokens, grammar, context))
}

/** The tokens of a text that say something of time or stand in its way; hours of the clock and noise are left out. */
export function meaningfulTokens(text: string, grammar: TimeGrammar): TimeToken[] {
  return cutTimeTokens(text, grammar.lexicon).filter((token) => !grammar.lexicon.noise.has(token.text) && !token.classes.has("clock"))
}

/** The first rule that catches all tokens and its reading; a rule that catches but gives nothing is remembered as such. */
function readWhole(tokens: readonly TimeToken[], grammar: TimeGrammar, context: TimeContext) {
  if (tokens.length === 0) return undefined
  let caught: { rule: CompiledRule; reading: Reading | undefined } | undefined
  for (const rule of grammar.rules) {
    const captures = matchWhole(rule, tokens)
    const reading = captures && makes[rule.rule.make]?.(captures, context)
    if (reading) return { rule, reading }
    if (captures) caught ??= { rule, reading: undefined }
  }
  return caught
}

/** The readings of all pieces that are times whatever stands beside them. */
function plainPieces(tokens: readonly TimeToken[], grammar: TimeGrammar, context: TimeContext): Reading[] {
  return readPieces(tokens, grammar, context)
    .filter((piece) => !piece.rule.rule.labelled)
    .map((piece) => piece.reading)
}

/** A piece of a text that one rule reads: tokens [first, last). */
export interface ReadPiece {
  readonly rule: CompiledRule
  readonly reading: Reading
  readonly first: number
  readonly last: number
}

/** The longest rules from left to right. */
export function readPieces(tokens: readonly TimeToken[], grammar: TimeGrammar, context: TimeContext): ReadPiece[] {
  const pieces: ReadPiece[] = []
  for (let at = 0; at < tokens.length; ) {
    const length = longestPiece(tokens, at, grammar, context)
    const found = length > 0 ? readWhole(tokens.slice(at, at + length), grammar, context) : undefined
    if (found?.reading) pieces.push({ rule: found.rule, reading: found.reading, first: at, last: at + length })
    at += Math.max(1, length)
  }
  return pieces
}

/** How many tokens from `at` on one rule catches; 0 where none does. */
function longestPiece(tokens: readonly TimeToken[], at: number, grammar: TimeGrammar, context: TimeContext): number {
  if (!tokens[at]?.classes.size) return 0
  for (let length = Math.min(9, tokens.length - at); length > 0; length--) {
    if (readWhole(tokens.slice(at, at + length), grammar, context)) return length
  }
  return 0
}
