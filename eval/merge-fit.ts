/**
 * Fits the weights of reasons by logistic regression, drawn toward weights set by hand (eval/merge/prior.json), so that a reason that the
 * sets hardly show keeps the sense it was given.
 */
import { type Fact, type FactKind, type KindWeights, weigh } from "../src/merge/index.ts"
import { candidatePairs } from "./merge-run.ts"
import type { Groups } from "./merge-sets.ts"

/** A judged pair: the strengths of its evidence, and whether it is one. */
export interface Example {
  readonly strengths: Readonly<Record<string, number>>
  readonly same: boolean
  readonly weight: number
}

/** The pairs of a set of which both are in marked groups. */
export function makeExamples(facts: readonly Fact[], kind: FactKind, marked: Groups, weight = 1): Example[] {
  return candidatePairs(facts, kind).flatMap(([one, other]) => {
    const [a, b] = [marked.get(one.id), marked.get(other.id)]
    if (a === undefined || b === undefined || one.report === other.report) return []
    const strengths: Record<string, number> = {}
    for (const { code, strength } of weigh(one, other)) strengths[code] = (strengths[code] ?? 0) + strength
    return [{ strengths, same: a === b, weight }]
  })
}

/** Maximum a posteriori weights; `pull` is the inverse variance of a weight about its prior. */
export function fitWeights(examples: readonly Example[], prior: KindWeights, pull = 0.5): KindWeights {
  const codes = Object.keys(prior.reasons)
  const beta = [prior.base, ...codes.map((code) => prior.reasons[code]!)]
  const start = [...beta]
  const rows = examples.map(({ strengths, same, weight }) => ({
    same: Number(same),
    weight,
    values: [1, ...codes.map((code) => strengths[code] ?? 0)],
  }))
  const curvature = start.map((_, at) =>
    rows.reduce((sum, { values, weight }) => sum + weight * Math.abs(values[at]!) * total(values) * 0.25, pull),
  )
  for (let turn = 0; turn < 3000; turn++) {
    const slopes = beta.map((value, at) => pull * (start[at]! - value))
    for (const { values, same, weight } of rows) {
      const odds = values.reduce((sum, value, at) => sum + value * beta[at]!, 0)
      const error = weight * (same - 1 / (1 + Math.exp(-odds)))
      values.forEach((value, at) => {
        if (value !== 0) slopes[at]! += error * value
      })
    }
    slopes.forEach((slope, at) => {
      beta[at] = kept(beta[at]! + slope / curvature[at]!, start[at]!, at)
    })
  }
  const round = (value: number) => Math.round(value * 100) / 100
  return { ...prior, base: round(beta[0]!), reasons: Object.fromEntries(codes.map((code, at) => [code, round(beta[at + 1]!)])) }
}

/** A reason keeps the sense it was given; what was given none may take either. The first is the base. */
function kept(value: number, prior: number, at: number): number {
  return at === 0 || prior === 0 ? value : prior > 0 ? Math.max(0, value) : Math.min(0, value)
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + Math.abs(value), 0)
