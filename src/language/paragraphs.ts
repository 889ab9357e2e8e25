/**
 * Text → paragraphs. A blank line always parts them; a single line end does unless the text was wrapped by a machine at a
 * fixed width, or the next line goes on in small letters.
 */
import { isBoilerplate, isByline } from "./boilerplate.ts"
import { isLowerCase, LINE_END } from "./characters.ts"
import type { LanguageWords } from "./words.ts"

/** A stretch of text without blanks at its ends; wrapped lines of one paragraph are joined in it. */
export interface Paragraph {
  readonly start: number
  readonly end: number
  /** True where a blank line, or the end of the text, follows. */
  readonly blankAfter: boolean
}

interface Line {
  readonly start: number
  readonly end: number
}

const WRAP_WIDEST = 110
const WRAP_NARROWEST = 45
/** A shorter line above a blank line is taken for a heading. */
const BROKEN_SHORTEST = 40
const LIST_MARK = /^(?:[•●▪■◦‣·*]|[-–—]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s)/u
const STOP = /[.!?:;…][\s"'”’»)\]]*$/u

/** Cuts the text into paragraphs, in order; time grows with the length of the text only. */
export function findParagraphs(text: string, words: LanguageWords): Paragraph[] {
  const blocks = blocksOf(linesOf(text))
  const width = widthOf(text, blocks)
  const paragraphs: Paragraph[] = []
  for (const block of blocks) {
    for (const paragraph of paragraphsOf(text, block, width, words)) {
      const last = paragraphs.at(-1)
      if (last?.blankAfter && isBroken(text, last, paragraph) && !isByline(text, paragraph, words))
        paragraphs[paragraphs.length - 1] = { ...paragraph, start: last.start }
      else paragraphs.push(paragraph)
    }
  }
  return paragraphs
}

/** A blank line inside a sentence: the paragraph above has no stop and the one below goes on in small letters. */
function isBroken(text: string, above: Paragraph, below: Paragraph): boolean {
  if (above.end - above.start < BROKEN_SHORTEST || isStopped(text, above)) return false
  return /^\p{Ll}+[\s,.]/u.test(text.slice(below.start, below.start + 30))
}

function linesOf(text: string): (Line | undefined)[] {
  const lines: (Line | undefined)[] = []
  let from = 0
  for (const found of text.matchAll(LINE_END)) {
    lines.push(trimmed(text, from, found.index))
    from = found.index + found[0].length
  }
  lines.push(trimmed(text, from, text.length))
  return lines
}

/** The line without the blanks at its ends; undefined where nothing is left. */
function trimmed(text: string, from: number, to: number): Line | undefined {
  let [start, end] = [from, to]
  while (start < end && isEdge(text.charCodeAt(start))) start++
  while (end > start && isEdge(text.charCodeAt(end - 1))) end--
  return start < end ? { start, end } : undefined
}

function isEdge(code: number): boolean {
  if (code <= 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0xfeff || code === 0x3000) return true
  return (code >= 0x2000 && code <= 0x200f) || (code >= 0x2028 && code <= 0x202f) || code === 0x205f || code === 0x2060
}

function blocksOf(lines: readonly (Line | undefined)[]): Line[][] {
  const blocks: Line[][] = []
  const block: Line[] = []
  for (const line of lines) {
    if (line) block.push(line)
    else if (block.length) blocks.push(block.splice(0))
  }
  if (block.length) blocks.push(block)
  return blocks
}

/** The width at which the text was wrapped; 0 where it was not: where lines are long, or hardly one breaks off inside a sentence. */
function widthOf(text: string, blocks: readonly Line[][]): number {
  let [widest, breaks, broken] = [0, 0, 0]
  for (const block of blocks) {
    for (const [i, line] of block.entries()) {
      widest = Math.max(widest, line.end - line.start)
      const next = block[i + 1]
      if (!next) continue
      breaks++
      if (!isStopped(text, line) && isLowerCase(text.slice(next.start, next.start + 2))) broken++
    }
  }
  return broken > 0 && broken >= breaks / 5 && widest >= WRAP_NARROWEST && widest <= WRAP_WIDEST ? widest : 0
}

function isStopped(text: string, line: Line): boolean {
  return STOP.test(text.slice(Math.max(line.start, line.end - 8), line.end))
}

function paragraphsOf(text: string, block: readonly Line[], width: number, words: LanguageWords): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let first = block[0]!
  for (const [i, line] of block.entries()) {
    const next = block[i + 1]
    if (next && goesOn(text, [line, next], width, words)) continue
    paragraphs.push({ start: first.start, end: line.end, blankAfter: next === undefined })
    if (next) first = next
  }
  return paragraphs
}

/** Whether the next line belongs to the paragraph of this one. */
function goesOn(text: string, [line, next]: readonly [Line, Line], width: number, words: LanguageWords): boolean {
  const following = text.slice(next.start, next.start + 80)
  if (LIST_MARK.test(following)) return false
  if (!isStopped(text, line) && isLowerCase(following)) return true
  if (width === 0 || isBoilerplate(text, next, words)) return false
  const word = /^\S*/.exec(following)![0].length
  return line.end - line.start + 1 + word > width
}
