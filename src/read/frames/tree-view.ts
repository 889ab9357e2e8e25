/** The report's words with their trees and lemmas, as frames look at them: who hangs under a word, and what it is called. */
import { headOf, type WordSpan } from "../../language/index.ts"
import type { Reading } from "../reading.ts"
import { lemmaOf } from "../spans/hints.ts"

/** What frames see of a report. */
export interface TreeView {
  readonly lemmas: readonly string[]
  /** Words in small letters. */
  readonly texts: readonly string[]
  readonly heads: readonly number[]
  readonly relations: readonly string[]
  /** Word classes (UPOS). */
  readonly classes: readonly string[]
  readonly sentenceOf: (word: number) => number
  readonly under: (word: number) => readonly number[]
  /** The word of a span that hangs outside it. */
  readonly headOf: (span: WordSpan) => number
}

/** The view of a report; its trees are decoded now. */
export function viewTrees({ labels, knowledge }: Pick<Reading, "labels" | "knowledge">): TreeView {
  const syntax = labels.syntax()
  const under: number[][] = labels.words.map(() => [])
  syntax.heads.forEach((head, word) => {
    if (head !== word) under[head]!.push(word)
  })
  return {
    ...syntax,
    lemmas: labels.words.map(({ text }, word) => lemmaOf(text, syntax.classes[word]!, knowledge)),
    texts: labels.words.map(({ text }) => text.toLowerCase()),
    sentenceOf: (word) => labels.words[word]!.sentence,
    under: (word) => under[word]!,
    headOf: ({ first, last }) => headOf(syntax, first, last),
  }
}

/** The words above a word, nearest first, so many at most. */
export function above({ heads }: Pick<TreeView, "heads">, word: number, steps: number): number[] {
  const found: number[] = []
  for (let at = word; found.length < steps && heads[at] !== at; at = heads[at]!) found.push(heads[at]!)
  return found
}
