/**
 * Text → tokens in the manner of the treebanks: "Syria 's", "do n't", "U.N.", "$ 1.4", hyphened words whole.
 * One pass of one pattern whose every repetition is bounded or cannot be tried twice, so time grows with length only.
 */
import type { AbbreviationKind, LanguageWords } from "./words.ts"

/** A token's place in the text, UTF-16, end exclusive. */
export interface Slice {
  readonly start: number
  readonly end: number
}

/** A longer word is cut, so that no pattern ever goes deep. */
const LONGEST_WORD = 150
const LETTER = "\\p{L}\\p{M}\\p{N}"
const WORD = `[${LETTER}](?:[${LETTER}\u00ad\u200c\u200d_]|[-‐‑](?=[${LETTER}])|['’‘ʻ´\`](?=[\\p{L}])|&(?=\\p{Lu})){0,${LONGEST_WORD}}`
const NUMBER = "\\d{1,40}(?:[.,:/]\\d{1,40}){0,12}"
const PATTERN = new RegExp(
  [
    `(?:https?://|www\\.)[^\\s<>"“”]{0,2000}[^\\s<>"“”.,;:!?)\\]’']`,
    `[${LETTER}._%+-]{1,64}@(?:[${LETTER}-]{1,63}\\.){1,5}[a-zA-Z]{2,24}`,
    `(?:[${LETTER}-]{1,63}\\.){1,4}(?:com|org|net|gov|edu|info|mil|int)(?![${LETTER}])`,
    `(?:\\p{L}\\.){2,12}(?:-${WORD})?`,
    `(?:\\p{Lu}\\.){1,12}\\p{Lu}(?![${LETTER}])`,
    `\\p{Lu}(?:/(?:\\p{Lu}{2,5}|\\d{1,5})){1,4}(?<=\\d)(?![${LETTER}])`,
    `\\p{Lu}\\.(?=[\\s-]{0,2}\\p{L}|,)`,
    `\\p{Lu}\\p{Ll}\\.\\p{Lu}\\.(?!\\p{Ll})`,
    `\\p{Lu}\\p{Ll}\\.(?=\\p{Lu}[\\p{Ll}.])`,
    `\\.{2,200}|-{2,200}|–{2,200}|—{2,200}|={2,200}|\\*{2,200}|_{2,200}|~{2,200}|#{2,200}|\`\`|''|[!?]{1,200}`,
    `\\p{Lu}{0,3}[$€£¥](?=\\d)`,
    `${NUMBER}(?:[-–]${NUMBER}){0,4}(?:\\p{L}{1,20})?(?:[-‐‑][${LETTER}]{1,40}){0,8}`,
    `['’](?:\\p{L}{1,2}|\\d0\\p{Ll})(?![${LETTER}])`,
    WORD,
    `\\p{Extended_Pictographic}(?:[\\u{1f3fb}-\\u{1f3ff}\\ufe0f]|\\u200d\\p{Extended_Pictographic}){0,12}`,
    `[^\\s\\p{Cc}\\p{Cf}\\p{Cs}\\p{M}]`,
  ].join("|"),
  "gu",
)

/** Cuts text[start, end) into tokens, in order, leaving out blanks, controls and lone surrogates. */
export function findTokens(text: string, range: Slice, words: LanguageWords): Slice[] {
  const tokens: Slice[] = []
  PATTERN.lastIndex = range.start
  while (PATTERN.lastIndex < range.end) {
    const found = PATTERN.exec(text)
    if (!found || found.index >= range.end) break
    const length = isLooseMark(found[0], words) ? 1 : found[0].length
    const end = withPoint(text, found.index, found.index + length, range.end, words)
    for (const slice of split(text, found.index, Math.min(end, range.end), words)) tokens.push(slice)
    PATTERN.lastIndex = end
  }
  return tokens
}

/** True where a mark before one or two letters begins a quotation and no ending: "'no'". */
function isLooseMark(token: string, words: LanguageWords): boolean {
  return /^['’]\p{L}/u.test(token) && !words.contractions.endings.has(token.slice(1).toLowerCase())
}

/** The end of the word with the point of its abbreviation: "Gen.", "Nov.", "No." before a number. */
function withPoint(text: string, start: number, end: number, limit: number, words: LanguageWords): number {
  if (end >= limit || text[end] !== "." || end - start > 12) return end
  const kind = abbreviationKind(text.slice(start, end), words)
  if (!kind || text[end + 1] === ".") return end
  const after = /^\s*(\S?)/u.exec(text.slice(end + 1, end + 6))![1]!
  if (kind === "beforeNumber") return /\d/.test(after) ? end + 1 : end
  return end + 1
}

/** The abbreviation's kind, also in capitals: "MR. MILLER". */
export function abbreviationKind(word: string, words: LanguageWords): AbbreviationKind | undefined {
  const kind = words.abbreviations.get(word)
  if (kind || word.length < 2 || word !== word.toUpperCase()) return kind
  const shouted = words.abbreviations.get(word[0] + word.slice(1).toLowerCase())
  return shouted === "general" ? undefined : shouted
}

/** "don't" → do n't; "Syria's" → Syria 's; "cannot" → can not; "10pm" → 10 pm. */
function split(text: string, start: number, end: number, words: LanguageWords): Slice[] {
  const at = end - start > 60 ? 0 : splitPoint(text.slice(start, end), words)
  return at > 0
    ? [
        { start, end: start + at },
        { start: start + at, end },
      ]
    : [{ start, end }]
}

function splitPoint(word: string, words: LanguageWords): number {
  const lower = word.toLowerCase()
  const joined = words.contractions.joined.get(lower)
  if (joined) return joined
  if (words.contractions.negation.some((ending) => lower.endsWith(ending)) && word.length > 3) return word.length - 3
  const mark = Math.max(word.lastIndexOf("'"), word.lastIndexOf("’"))
  if (mark > 0) return words.contractions.endings.has(lower.slice(mark + 1)) ? mark : 0
  const clock = /^\d/.test(lower) ? words.contractions.clock.find((ending) => lower.endsWith(ending)) : undefined
  return clock && /^[\d.:]+$/.test(lower.slice(0, -clock.length)) ? word.length - clock.length : 0
}
