/**
 * The judgement of two facts: evidence, weighed; symmetric, and dependent on nothing but the two facts and the weights.
 */
import { weighEvents } from "./event-evidence.ts"
import { type Evidence, say } from "./evidence.ts"
import type { Fact } from "./facts.ts"
import type { Judgement, JudgeSettings, KindWeights, Reason, Verdict } from "./judgements.ts"
import { weighPeople } from "./person-evidence.ts"
import { weighReports, weighStatements, weighTours } from "./text-evidence.ts"
import { weighOneReport } from "./told-twice.ts"

/** Whether two facts of one kind are one. Throws a RangeError for facts of two kinds. */
export function judge(one: Fact, other: Fact, { weights, author }: JudgeSettings): Judgement {
  const [a, b] = one.unit <= other.unit ? [one, other] : [other, one]
  const { verdict, probability, reasons } = decide(weigh(a, b), weights[a.kind])
  return { a: a.unit, b: b.unit, kind: a.kind, verdict, probability, reasons, author }
}

/** All pairs of units of a block that are to be judged, in order; facts of other kinds and of the same unit are no pair. */
export function judgeBlock(facts: readonly Fact[], settings: JudgeSettings): Judgement[] {
  const units = new Map(facts.map((fact) => [fact.unit, fact]))
  const sorted = [...units.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1))
  return sorted.flatMap((a, at) => sorted.slice(at + 1).flatMap((b) => (a.kind === b.kind ? [judge(a, b, settings)] : [])))
}

/** What speaks for and against, before it is weighed. */
export function weigh(one: Fact, other: Fact): Evidence[] {
  if (one.kind === "event" && other.kind === "event") return isOneReport(one, other) ? weighOneReport(one, other) : weighEvents(one, other)
  if (one.kind !== "report" && isOneReport(one, other)) return [say("one-report", "one report tells of them as two")]
  if (one.kind === "person" && other.kind === "person") return weighPeople(one, other)
  if (one.kind === "statement" && other.kind === "statement") return weighStatements(one, other)
  if (one.kind === "tour" && other.kind === "tour") return weighTours(one, other)
  if (one.kind === "report" && other.kind === "report") return weighReports(one, other)
  if (one.kind === "body" && other.kind === "body") return []
  throw new RangeError(`a ${one.kind} cannot be judged against a ${other.kind}`)
}

/** Units that belong to one report alone, and to the same. */
function isOneReport(one: Fact, other: Fact): boolean {
  return one.report === other.report && one.unit === one.id && other.unit === other.id
}

function decide(evidence: readonly Evidence[], weights: KindWeights): { verdict: Verdict; probability: number; reasons: Reason[] } {
  const reasons = evidence.map(({ code, words, strength }) => ({ code, words, weight: round((weights.reasons[code] ?? 0) * strength) }))
  const logOdds = reasons.reduce((sum, { weight }) => sum + weight, weights.base)
  const probability = round(1 / (1 + Math.exp(-logOdds)))
  return { verdict: verdictOf(probability, weights), probability, reasons: reasons.filter(({ weight }) => weight !== 0) }
}

function verdictOf(probability: number, { same, different }: KindWeights): Verdict {
  return probability >= same ? "same" : probability < different ? "different" : "unsure"
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000
