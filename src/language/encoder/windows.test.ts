/** Windows: every word of the body in one or two, none too long, in order, title and dateline before each. */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { PieceCutter } from "./pieces.ts"
import type { EncoderSentence, WordField } from "./sentences.ts"
import { cutWindows, LONGEST_WINDOW, type Window } from "./windows.ts"

/** A word of this test is as many pieces as its letters. */
const cut: PieceCutter = (word) => Array.from({ length: word.length }, () => 1)

function sentence(lengths: readonly number[], kind: WordField = "body"): EncoderSentence {
  let at = 0
  const tokens = lengths.map((length) => {
    const start = at
    at += length + 1
    return { text: "x".repeat(length), start, end: start + length }
  })
  return { kind, tokens }
}

const same = (count: number, length: number): number[] => Array.from({ length: count }, () => length)
const ranges = (windows: readonly Window[]): number[][] => windows.map(({ first, last }) => [first, last])

const lengths = (words: number) => fc.array(fc.integer({ min: 1, max: 16 }), { minLength: 1, maxLength: words })
const field = (kind: WordField) => fc.option(lengths(30), { nil: undefined }).map((row) => (row ? [sentence(row, kind)] : []))
const report = (longest: number) =>
  fc
    .tuple(
      field("title"),
      field("dateline"),
      fc.array(
        lengths(longest).map((row) => sentence(row)),
        { maxLength: 40 },
      ),
    )
    .map((parts) => parts.flat())

interface Measured {
  readonly sizes: readonly number[]
  readonly outside: number
}

function measure(sentences: readonly EncoderSentence[]): Measured {
  const sizes = sentences.flatMap(({ tokens }) => tokens.map(({ text }) => text.length))
  return { sizes, outside: sentences.filter(({ kind }) => kind !== "body").reduce((sum, { tokens }) => sum + tokens.length, 0) }
}

function sizeOf({ context, first, last }: Window, sizes: readonly number[]): number {
  return [...context, ...Array.from({ length: last - first }, (_, i) => first + i)].reduce((sum, word) => sum + sizes[word]!, 0)
}

function timesHeld(windows: readonly Window[], words: number): number[] {
  const times = same(words, 0)
  for (const { first, last } of windows) for (let word = first; word < last; word++) times[word]!++
  return times
}

describe("cutWindows", () => {
  test.each<[string, EncoderSentence[], number[][]]>([
    ["no sentence", [], []],
    ["a title alone", [sentence([5], "title")], []],
    ["one sentence", [sentence([4, 4])], [[0, 2]]],
    ["as much as fits", [sentence(same(46, 5)), sentence(same(46, 5))], [[0, 92]]],
    [
      "a piece too much: sentences of 231 and 230 pieces, too long to be seen twice",
      [sentence([1, ...same(46, 5)]), sentence(same(46, 5))],
      [
        [0, 47],
        [47, 93],
      ],
    ],
    [
      "ten sentences of 100 pieces: the last of a window opens the next",
      Array.from({ length: 10 }, () => sentence(same(10, 10))),
      [
        [0, 40],
        [30, 70],
        [60, 100],
      ],
    ],
    [
      "a sentence of 1,000 pieces is cut",
      [sentence(same(100, 10))],
      [
        [0, 38],
        [38, 76],
        [76, 100],
      ],
    ],
    ["title and dateline take room", [sentence([5], "title"), sentence([5, 5], "dateline"), sentence([9])], [[3, 4]]],
  ])("%s", (_what, sentences, expected) => expect(ranges(cutWindows(sentences, cut))).toEqual(expected))

  test("title and dateline stand before each window, up to 80 pieces of them", () => {
    const body = Array.from({ length: 10 }, () => sentence(same(10, 10)))
    const windows = cutWindows([sentence([40, 30], "title"), sentence([20, 10], "dateline"), ...body], cut)
    expect(windows.length).toBeGreaterThan(2)
    for (const { context } of windows) expect(context).toEqual([0, 1, 3])
  })

  test("the body is whole, in order, and no window is too long", () => {
    fc.assert(
      fc.property(report(120), (sentences) => {
        const { sizes, outside } = measure(sentences)
        const windows = cutWindows(sentences, cut)
        let reached = outside
        for (const [index, window] of windows.entries()) {
          expect(sizeOf(window, sizes)).toBeLessThanOrEqual(LONGEST_WINDOW)
          expect(window.last).toBeGreaterThan(window.first)
          expect(window.first).toBeLessThanOrEqual(reached)
          if (index > 0) expect(window.first).toBeGreaterThan(windows[index - 1]!.first)
          expect(window.last).toBeGreaterThanOrEqual(reached)
          reached = window.last
        }
        expect(reached).toBe(sizes.length)
      }),
      { numRuns: 500, seed: 9 },
    )
  })

  test("every word of the body is in one window or two, where sentences are of common length", () => {
    fc.assert(
      fc.property(report(18), (sentences) => {
        const { sizes, outside } = measure(sentences)
        const times = timesHeld(cutWindows(sentences, cut), sizes.length)
        expect(times.slice(0, outside).every((count) => count === 0)).toBe(true)
        expect(times.slice(outside).every((count) => count === 1 || count === 2)).toBe(true)
      }),
      { numRuns: 500, seed: 9 },
    )
  })

  // After 40 sentences of 10 pieces one of 375: the second window begins where the long sentence still finds room.
  test("every word of the body is in one window or two, however long a sentence", () => {
    const sentences = [...Array.from({ length: 40 }, () => sentence([10])), sentence(same(25, 15))]
    const times = timesHeld(cutWindows(sentences, cut), 65)
    expect(times.filter((count) => count > 2)).toEqual([])
  })

  test("words and their sentences keep together: a window begins with a sentence that is not cut", () => {
    fc.assert(
      fc.property(report(18), (sentences) => {
        let at = 0
        const starts = new Set(
          sentences.map(({ tokens }) => {
            at += tokens.length
            return at - tokens.length
          }),
        )
        for (const { first } of cutWindows(sentences, cut)) expect(starts).toContain(first)
      }),
      { numRuns: 200, seed: 9 },
    )
  })
})
