/**
 * Cuts a paragraph's tokens into sentences: at stops that end one, not at the points of abbreviations, initials and numbers, nor
 * between a quotation and the words that say whose it is.
 */
import { CLOSING, isCapitalised, isLowerCase, OPENING } from "./characters.ts"
import type { Quotation } from "./document.ts"
import { abbreviationKind, type Slice } from "./tokens.ts"
import type { LanguageWords } from "./words.ts"

const LONGEST = 200
const STOP = /^(?:[.!?]+|…)$/u
const SPOKEN_WITHIN = 6

interface Walk {
  readonly text: string
  readonly tokens: readonly Slice[]
  readonly words: LanguageWords
  /** Offsets just before which a quotation begins, and at which one ends. */
  readonly opens: ReadonlySet<number>
  readonly closes: ReadonlySet<number>
}

/** The sentences of one paragraph as index ranges [first, last) of its tokens. */
export function splitSentences(
  text: string,
  tokens: readonly Slice[],
  quotations: readonly Quotation[],
  words: LanguageWords,
): [number, number][] {
  const opens = new Set(quotations.map((q) => q.start))
  const closes = new Set(quotations.filter((q) => q.closed).map((q) => q.end))
  const walk: Walk = { text, tokens, words, opens, closes }
  const ranges: [number, number][] = []
  let first = 0
  for (let i = 0; i < tokens.length; i++) {
    const last = endAt(walk, first, i)
    if (last === undefined) continue
    ranges.push(...capped(walk, first, last))
    first = last
    i = last - 1
  }
  if (first < tokens.length) ranges.push(...capped(walk, first, tokens.length))
  return ranges
}

/** The index after the sentence's last token that begins at `first` where it ends at the stop i; undefined where none does. */
function endAt(walk: Walk, first: number, i: number): number | undefined {
  const stop = word(walk, i)
  const abbreviated = stop.length > 1 && stop.endsWith(".") && !STOP.test(stop)
  if (!abbreviated && !STOP.test(stop)) return undefined
  let after = i + 1
  while (after < walk.tokens.length && closes(walk, after)) after++
  if (after >= walk.tokens.length) return after
  if (isListMark(walk, i) || isOpening(walk, first, i)) return undefined
  return isEnd(walk, i, after, abbreviated) ? after : undefined
}

function word(walk: Walk, i: number): string {
  const token = walk.tokens[i]
  return token ? walk.text.slice(token.start, token.end) : ""
}

function closes(walk: Walk, i: number): boolean {
  const mark = word(walk, i)
  if (STOP.test(mark)) return glued(walk, i)
  if (!CLOSING.has(mark)) return false
  const { start, end } = walk.tokens[i]!
  if (walk.closes.has(start)) return true
  return !walk.opens.has(end) && glued(walk, i)
}

/** True where no blank stands before the token. */
function glued(walk: Walk, i: number): boolean {
  return i > 0 && walk.tokens[i - 1]!.end === walk.tokens[i]!.start
}

/** "1." or "(a)." at the beginning of a paragraph counts, it ends nothing. */
function isListMark(walk: Walk, i: number): boolean {
  return i === 1 && /^(?:\d{1,3}|\p{L}|[ivxIVX]{1,4})$/u.test(word(walk, 0))
}

/** An ellipsis before a sentence's first word: "... We would first like to see it happen". */
function isOpening(walk: Walk, first: number, i: number): boolean {
  let at = first
  while (at < i && OPENING.has(word(walk, at))) at++
  return at === i && word(walk, i).length > 1
}

function isEnd(walk: Walk, i: number, after: number, abbreviated: boolean): boolean {
  let start = after
  while (start < walk.tokens.length && OPENING.has(word(walk, start))) start++
  const next = word(walk, start)
  const quoted = after > i + 1
  if (glued(walk, after) && !quoted) return !abbreviated && isCapitalised(next) && /^\p{Ll}{2,}/u.test(word(walk, i - 1))
  if (isLowerCase(next)) return !abbreviated && !quoted && goesOnSmall(walk, i, next)
  if (abbreviated) return endsAtAbbreviation(walk, i, start, next)
  if (/^[?!]/.test(word(walk, i)) && quoted && isAttributed(walk, start)) return false
  return !/^[,;:%]/.test(next)
}

/** A small letter after a full stop: a name ("al-Assad") begins a sentence, and so does a word after a plain long one. */
function goesOnSmall(walk: Walk, i: number, next: string): boolean {
  if (word(walk, i) !== ".") return false
  const particle = /^(\p{Ll}+)-\p{Lu}/u.exec(next)?.[1]
  if (particle && walk.words.nameParticles.has(particle)) return true
  if (walk.words.nameParticles.has(next)) return true
  return /^\p{Ll}{6,}$/u.test(word(walk, i - 1)) && walk.words.functionWords.has(next)
}

function endsAtAbbreviation(walk: Walk, i: number, start: number, next: string): boolean {
  const abbreviation = word(walk, i).slice(0, -1)
  const kind = abbreviationKind(abbreviation, walk.words)
  if (kind === "beforeName" || kind === "beforeNumber") return false
  if (!isCapitalised(next)) return start > i + 1 && OPENING.has(word(walk, start - 1)) && /["“]/.test(word(walk, start - 1))
  if (kind === "month") return walk.words.sentenceStarters.has(next)
  // "Group A. The others", but "Kim J. An"
  if (/^\p{Lu}\p{Ll}?$/u.test(abbreviation))
    return walk.words.sentenceStarters.has(next) && (next.length > 2 || !isCapitalised(word(walk, i - 1)))
  return walk.words.sentenceStarters.has(next)
}

/** "...?" Rice asked: a name and a verb of saying follow the quotation, so the sentence goes on. */
function isAttributed(walk: Walk, start: number): boolean {
  if (walk.words.sentenceStarters.has(word(walk, start))) return false
  for (let i = start; i < start + SPOKEN_WITHIN; i++) {
    if (walk.words.attributionVerbs.has(word(walk, i))) return i > start
    if (!/^[\p{L}\p{M}.'’-]+$/u.test(word(walk, i))) return false
  }
  return false
}

/** A stretch that never stops is cut, at a comma or the like where there is one. */
function* capped(walk: Walk, first: number, last: number): Generator<[number, number]> {
  let from = first
  while (last - from > LONGEST) {
    let cut = from + LONGEST
    for (let i = cut - 1; i > from + LONGEST / 2; i--) {
      if (!/^[,;:—–]|^-{2,}$/u.test(word(walk, i))) continue
      cut = i + 1
      break
    }
    yield [from, cut]
    from = cut
  }
  yield [from, last]
}
