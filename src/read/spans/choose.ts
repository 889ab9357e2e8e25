/**
 * Links that choose one: for a row (a content, an event, an office) the columns (actors, events, spans) compete, with "none" among them.
 * Where a row or a column is a group of spans, the score is the log of the sum over their pairs, as the encoder was trained.
 */
import type { Labels, WordSpan } from "../../language/index.ts"
import { type Member, nearby, nearGroups } from "./nearby.ts"

/** A column with its probability. */
export interface Choice<T> {
  readonly value: T
  readonly probability: number
}

/** Log of the sum of what each pair says; undefined where no window holds any. */
export function joinedScore(labels: Labels, link: string, from: readonly WordSpan[], to: readonly WordSpan[]): number | undefined {
  const scores: number[] = []
  for (const a of from)
    for (const b of nearby(labels, a, to)) {
      if (a.first === b.first && a.last === b.last) continue
      const score = labels.link(link, a, b)
      if (score !== undefined) scores.push(score)
    }
  return scores.length > 0 ? logSum(scores) : undefined
}

/** log Σ exp, without overflow. */
export function logSum(scores: readonly number[]): number {
  const most = Math.max(...scores)
  return most + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0))
}

/** All columns with their probabilities beside that of none, the likeliest first. */
export function chooseAmong<T>(columns: readonly T[], scoreOf: (column: T) => number | undefined): Choice<T>[] {
  const scored = columns.flatMap((value) => {
    const score = scoreOf(value)
    return score === undefined ? [] : [{ value, score }]
  })
  const total = logSum([0, ...scored.map(({ score }) => score)])
  return scored.map(({ value, score }) => ({ value, probability: Math.exp(score - total) })).sort((a, b) => b.probability - a.probability)
}

/** Groups (actors, events) near a span, by a link from the span to their members; one may be left out. */
export function chooseGroup<T>(labels: Labels, link: string, span: WordSpan, members: readonly Member<T>[], except?: T): Choice<T>[] {
  const near = nearGroups(labels, span, members).filter(({ value }) => value !== except)
  return chooseAmong(near, ({ spans }) => joinedScore(labels, link, [span], spans)).map(({ value, probability }) => ({
    value: value.value,
    probability,
  }))
}
