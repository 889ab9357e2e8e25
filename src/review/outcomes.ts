/** What became of each correction of a report: whether it counts, or why it does not. */
import type { DiplomaticRecord, Report } from "../record/index.ts"
import { applyCorrections } from "./apply.ts"
import type { Correction } from "./correction.ts"
import { type FieldState, findUndone, outcomeOf } from "./settle.ts"

/** What a correction can come to, each with its meaning. */
export const CORRECTION_OUTCOMES = Object.freeze({
  counts: "is what stands, or says the same",
  disputed: "another coder says something else, and nobody has adjudicated",
  overruled: "somebody adjudicated, and otherwise",
  unsure: "its coder could not tell",
  replaced: "its coder said something else of the field later",
  undone: "its coder took it back",
  undoes: "takes another one back",
  unplaced: "its words are not in the text any more",
  refused: "it would make a record that is not sound; the record stays as it was",
} as const)

/** One of them. */
export type CorrectionOutcome = keyof typeof CORRECTION_OUTCOMES

/** The outcome of each correction by its id; `record` is the record as it was read, and the corrections are all that concern the report. */
export function outcomesOf(
  corrections: readonly Correction[],
  { record, report }: { readonly record: DiplomaticRecord; readonly report: Report },
): Map<string, CorrectionOutcome> {
  const { fields, issues } = applyCorrections(record, corrections, report)
  const undone = findUndone(corrections)
  const told = (code: string): string =>
    issues
      .filter((issue) => issue.code === code)
      .map(({ message }) => message)
      .join("\n")
  const [unplaced, refused] = [told("correction-unplaced"), told("correction-refused")]
  const spoken = new Map(fields.flatMap((field) => wordOutcomes(field)))
  const find = ({ id, verdict }: Correction): CorrectionOutcome => {
    if (undone.has(id)) return "undone"
    if (verdict === "undo") return "undoes"
    if (unplaced.includes(id)) return "unplaced"
    return refused.includes(id) ? "refused" : (spoken.get(id) ?? "replaced")
  }
  return new Map(corrections.map((correction) => [correction.id, find(correction)]))
}

/** The outcomes of the last words on a field. */
function wordOutcomes({ words, adjudicated, disputed }: FieldState): [string, CorrectionOutcome][] {
  const all = words.map((word): [string, CorrectionOutcome] => {
    const outcome = outcomeOf(word)
    if (outcome === undefined) return [word.correction.id, "unsure"]
    if (adjudicated) return [word.correction.id, outcome === outcomeOf(adjudicated) ? "counts" : "overruled"]
    return [word.correction.id, disputed ? "disputed" : "counts"]
  })
  return adjudicated ? [...all, [adjudicated.correction.id, outcomeOf(adjudicated) === undefined ? "unsure" : "counts"]] : all
}
