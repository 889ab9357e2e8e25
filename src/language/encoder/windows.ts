/**
 * A report's sentences in windows that the encoder can take: as much as fits, title and dateline before each, and where one window is not
 * enough, each begins a little before the last one ended, so that what belongs together is seen together.
 */

import type { PieceCutter } from "./pieces.ts"
import type { EncoderSentence } from "./sentences.ts"

/** Pieces of a window at most, its opening and closing piece left out. */
export const LONGEST_WINDOW = 460
const OVERLAP = 110
const LONGEST_CONTEXT = 80

/** Words [first, last) of the report's row; `context` words (title, dateline) stand before them. */
export interface Window {
  readonly context: readonly number[]
  readonly first: number
  readonly last: number
}

interface Piece {
  readonly first: number
  readonly last: number
  readonly size: number
}

/** Windows in reading order; every word of the body is in one or two of them. */
export function cutWindows(sentences: readonly EncoderSentence[], cut: PieceCutter): Window[] {
  const { context, parts, size } = measure(sentences, cut)
  const room = LONGEST_WINDOW - size
  const windows: Window[] = []
  let done = 0
  for (let from = 0; from < parts.length; ) {
    let [to, filled] = [from, 0]
    while (to < parts.length && (to === from || filled + parts[to]!.size <= room)) filled += parts[to++]!.size
    windows.push({ context, first: parts[from]!.first, last: parts[to - 1]!.last })
    if (to >= parts.length) break
    from = Math.max(from + 1, done, stepBack(parts, to, Math.min(OVERLAP, room - parts[to]!.size)))
    done = to
  }
  return windows
}

/** The first sentence of the next window: at most `most` pieces before `to`, which the window has to hold too. */
function stepBack(parts: readonly Piece[], to: number, most: number): number {
  let [from, size] = [to, 0]
  while (from > 0 && size + parts[from - 1]!.size <= most) size += parts[--from]!.size
  return from
}

function measure(sentences: readonly EncoderSentence[], cut: PieceCutter): { context: number[]; parts: Piece[]; size: number } {
  const context: number[] = []
  const parts: Piece[] = []
  let [at, size] = [0, 0]
  for (const { kind, tokens } of sentences) {
    let part = { first: at, last: at, size: 0 }
    for (const { text } of tokens) {
      const pieces = cut(text).length
      if (kind !== "body") {
        if (size + pieces <= LONGEST_CONTEXT) {
          context.push(at)
          size += pieces
        }
      } else if (part.size + pieces > LONGEST_WINDOW - LONGEST_CONTEXT) {
        parts.push(part)
        part = { first: at, last: at, size: 0 }
      }
      at++
      part = { first: part.first, last: at, size: part.size + pieces }
    }
    if (kind === "body" && part.size > 0) parts.push(part)
  }
  return { context, parts, size }
}
