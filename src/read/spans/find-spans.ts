/** Spans of a layer: the likeliest row of begin, inside and outside labels, cut free of marks at its ends. */
import type { LabelTable, WordSpan } from "../../language/index.ts"
import type { LabelledSpan, Reading } from "../reading.ts"
import type { Hints } from "./hints.ts"
import { meanProbability, withinLabels } from "./mean-probability.ts"

/** The spans of a layer in reading order; none overlap. Words outside the body count only for `where`. */
export function findSpans(reading: Reading, layer: string): LabelledSpan[] {
  const { labels, settings, hints } = reading
  const push: Push = { outside: settings.outside[layer] ?? 0, hint: settings.hints[layer] ?? 0, hints: hints[layer] }
  const table = labels.table(layer)
  const found: LabelledSpan[] = []
  for (const [first, last] of stretches(reading, layer)) found.push(...decode(table, first, last, push))
  return found.map((span) => trimMarks(reading, span)).filter((span) => span !== undefined)
}

const known = new WeakMap<Reading, Map<string, readonly LabelledSpan[]>>()

/** The spans of a layer that several readings of one report ask for, looked for once. */
export function spansIn(reading: Reading, layer: string): readonly LabelledSpan[] {
  const layers = known.get(reading) ?? new Map<string, readonly LabelledSpan[]>()
  known.set(reading, layers)
  const spans = layers.get(layer) ?? findSpans(reading, layer)
  layers.set(layer, spans)
  return spans
}

/** Runs of words that are tagged together: the body; for `where` the dateline too. */
function stretches({ labels: { words } }: Reading, layer: string): [number, number][] {
  const runs: [number, number][] = []
  words.forEach((word, index) => {
    if (word.field === "title" || (word.field === "dateline" && layer !== "where")) return
    const run = runs.at(-1)
    if (run && run[1] === index && words[index - 1]!.field === word.field) run[1] = index + 1
    else runs.push([index, index + 1])
  })
  return runs
}

/** What is added to log probabilities: to "no label", and to labels that knowledge speaks for. */
interface Push {
  readonly outside: number
  readonly hint: number
  readonly hints: Hints | undefined
}

/** Viterbi over labels: "I-x" only after "B-x" or "I-x". */
function decode(table: LabelTable, first: number, last: number, { outside, hint, hints }: Push): LabelledSpan[] {
  const { labels } = table
  const previous = labels.map((label, l) => labels.flatMap((_, p) => (label[0] !== "I" || p === l || p === l - 1 ? [p] : [])))
  let scores = labels.map((label) => (label[0] === "I" ? Number.NEGATIVE_INFINITY : 0))
  const back: Int16Array[] = []
  for (let word = first; word < last; word++) {
    const row = table.of(word)
    const hinted = hints?.get(word)
    const from = new Int16Array(labels.length)
    const next = labels.map((label, l) => {
      if (label[0] === "I" && word === first) return Number.NEGATIVE_INFINITY
      let best = 0
      let most = Number.NEGATIVE_INFINITY
      for (const p of previous[l]!) if (scores[p]! > most) [most, best] = [scores[p]!, p]
      from[l] = best
      return most + Math.log(row[l]! + 1e-9) + (l === 0 ? outside : hinted?.has(label.slice(2)) ? hint : 0)
    })
    back.push(from)
    scores = next
  }
  return spansOf(table, first, bestPath(scores, back))
}

function bestPath(scores: readonly number[], back: readonly Int16Array[]): number[] {
  const path: number[] = []
  let at = scores.indexOf(Math.max(...scores))
  for (let i = back.length - 1; i >= 0; i--) {
    path[i] = at
    at = back[i]![at]!
  }
  return path
}

function spansOf(table: LabelTable, first: number, path: readonly number[]): LabelledSpan[] {
  const spans: { first: number; last: number; label: string }[] = []
  path.forEach((l, i) => {
    const label = table.labels[l]!
    if (label[0] === "B") spans.push({ first: first + i, last: first + i + 1, label: label.slice(2) })
    else if (label[0] === "I") spans.at(-1)!.last = first + i + 1
  })
  return spans.map((span) => ({ ...span, probability: meanProbability(table, span, withinLabels(table, span.label)) }))
}

/** A span without the marks at its ends; undefined where no letter or digit is in it. */
export function trimMarks<S extends { readonly first: number; readonly last: number }>(
  { labels }: Pick<Reading, "labels">,
  span: S,
): S | undefined {
  const isMark = (word: number): boolean => !/[\p{L}\p{N}$€£%]/u.test(labels.words[word]!.text)
  let { first, last } = span
  while (first < last && isMark(first)) first++
  while (last > first && isMark(last - 1)) last--
  const says = labels.words.slice(first, last).some(({ text }) => /[\p{L}\p{N}]/u.test(text))
  return says ? { ...span, first, last } : undefined
}

/** "'s", "’ll": the ending of the word before. */
const ENDING = /^['’]\p{Ll}{1,2}$/u

/** Whether a span has a word beside articles and endings: "the" is no trigger and no mention. */
export function hasContent({ labels, knowledge }: Pick<Reading, "labels" | "knowledge">, { first, last }: WordSpan): boolean {
  const isContent = (text: string): boolean =>
    /\p{L}/u.test(text) && !ENDING.test(text) && !knowledge.offices.articles.includes(text.toLowerCase())
  return labels.words.slice(first, last).some(({ text }) => isContent(text))
}
