/** The same records at several thresholds of confidence: what precision is gained for what is lost. One reading serves all. */
import { type DiplomaticRecord, keepConfident } from "../../record/index.ts"
import type { GoldReport, Score, Scorer } from "./scorer.ts"

/** A score at a threshold. */
export interface ThresholdScore {
  readonly threshold: number
  readonly score: Score
}

/** Scores the records at each threshold. */
export function scoreAtThresholds(
  scorer: Scorer,
  gold: readonly GoldReport[],
  read: { readonly records: ReadonlyMap<string, DiplomaticRecord>; readonly thresholds: readonly number[] },
): ThresholdScore[] {
  return read.thresholds.map((threshold) => {
    const kept = new Map([...read.records].map(([id, record]) => [id, keepConfident(record, threshold)]))
    return { threshold, score: scorer.scoreReports(gold, kept) }
  })
}

/** A table: a row a threshold, precision and recall of each headline. */
export function printThresholds(scores: readonly ThresholdScore[]): string {
  const names = Object.keys(scores[0]?.score.headlines ?? {})
  const cell = (value: number | undefined): string => (value === undefined ? "-" : value.toFixed(3))
  const rows = scores.map(({ threshold, score }) => [
    threshold.toFixed(2),
    ...names.map((name) => `${cell(score.headlines[name]?.figure?.precision)}/${cell(score.headlines[name]?.figure?.recall)}`),
  ])
  const lines = [["at", ...names], ...rows].map((cells) =>
    `  ${cells.map((text, index) => text.padEnd(index === 0 ? 6 : 18)).join("")}`.trimEnd(),
  )
  return ["THRESHOLDS              precision/recall", ...lines].join("\n")
}
