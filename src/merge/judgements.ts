/**
 * Judgements: whether two units are one, with the reasons. They are stored; clusters are derived from them and can be made again.
 */
import type { FactKind } from "./facts.ts"

/** What a judgement says. */
export const VERDICTS = Object.freeze(["same", "different", "unsure"] as const)
/** Same, different or unsure. */
export type Verdict = (typeof VERDICTS)[number]

/** One reason: a code of the program, the same in words, and what it weighs in log odds (above nought for same). */
export interface Reason {
  readonly code: string
  readonly words: string
  readonly weight: number
}

/** Whether two units are one: `a` sorts before `b`. */
export interface Judgement {
  readonly a: string
  readonly b: string
  readonly kind: FactKind
  readonly verdict: Verdict
  /** Probability that they are one, to four decimals. */
  readonly probability: number
  readonly reasons: readonly Reason[]
  /** `dragoman/VERSION`, or who judged by hand; a judgement by hand outranks the program's. */
  readonly author: string
}

/** What the program's judgements are made with. */
export interface JudgeSettings {
  readonly weights: MergeWeights
  readonly author: string
}

/** Log odds of a kind of pair before any reason, what each reason adds, and the probabilities from and below which a verdict is given. */
export interface KindWeights {
  readonly base: number
  readonly reasons: Readonly<Record<string, number>>
  readonly same: number
  readonly different: number
}

/** The weights, by kind. */
export type MergeWeights = Readonly<Record<FactKind, KindWeights>>

/** Whether a judgement was made by hand. */
export function isByHand({ author }: Judgement): boolean {
  return !author.startsWith("dragoman/")
}
