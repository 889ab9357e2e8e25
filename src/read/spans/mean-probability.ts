/** What a table says of a word, and of a span as a whole: the mean over its words. */
import type { LabelTable, WordSpan } from "../../language/index.ts"

/** Mean over the words of the probability of any of some labels, these by their numbers in the table. */
export function meanProbability(table: LabelTable, { first, last }: WordSpan, labels: readonly number[]): number {
  let sum = 0
  for (let word = first; word < last; word++) {
    const row = table.of(word)
    sum += labels.reduce((own, label) => own + row[label]!, 0)
  }
  return sum / (last - first)
}

/** The label that a table finds likeliest for a word. */
export function likeliestLabel(table: LabelTable, word: number): string {
  const row = table.of(word)
  return table.labels[row.indexOf(Math.max(...row))] ?? ""
}

/** The numbers of the two labels that say "within a span of this kind": begin and inside. */
export function withinLabels({ labels }: LabelTable, kind: string): readonly number[] {
  return [labels.indexOf(`B-${kind}`), labels.indexOf(`I-${kind}`)]
}
