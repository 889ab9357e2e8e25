/**
 * From what coders said to what stands: each coder's last word on each field; all that spoke agree, or somebody adjudicated, or the
 * field is disputed and stays as the program read it. Depends on the set of corrections, never on the order in which they came.
 */
import { canonicalJson } from "./canonical.ts"
import { byTime, type Correction } from "./correction.ts"
import type { Placed } from "./place.ts"

/** A field on which somebody spoke. */
export interface FieldState {
  readonly key: string
  /** The last word of each coder, by coder. */
  readonly words: readonly Placed[]
  /** The last adjudication. */
  readonly adjudicated: Placed | undefined
  /** What counts; undefined where coders differ, or none is sure. */
  readonly settled: Placed | undefined
  readonly disputed: boolean
}

/** The fields on which somebody spoke, sorted by key. */
export function settleFields(placed: readonly Placed[]): FieldState[] {
  const standing = leaveUndone(placed)
  const fields = Map.groupBy(standing, ({ key }) => key)
  return [...fields].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, words]) => settleField(key, words))
}

function settleField(key: string, all: readonly Placed[]): FieldState {
  const sorted = [...all].sort((one, other) => byTime(one.correction, other.correction))
  const adjudicated = sorted.findLast(({ correction }) => correction.adjudicates)
  const last = new Map(sorted.filter(({ correction }) => !correction.adjudicates).map((one) => [one.correction.coder, one]))
  const words = [...last].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one)
  const sure = words.filter((one) => outcomeOf(one) !== undefined)
  const disputed = adjudicated === undefined && new Set(sure.map(outcomeOf)).size > 1
  const decided = adjudicated && outcomeOf(adjudicated) === undefined ? undefined : adjudicated // who cannot tell leaves it as it was read
  return { key, words, adjudicated, settled: adjudicated ? decided : disputed ? undefined : sure.at(-1), disputed }
}

/** What a word makes of the field, as one text; undefined where the coder is unsure. */
export function outcomeOf({ correction, path, value }: Placed): string | undefined {
  switch (correction.verdict) {
    case "reject":
      return "null"
    case "accept":
      return path.field.length === 0 ? "kept" : canonicalJson(value)
    case "set":
      return canonicalJson(value)
    case "unsure":
    case "undo":
      return undefined
  }
}

/** Without what its own coder took back, and without the taking back; what was taken back by mistake can be given back. */
function leaveUndone(placed: readonly Placed[]): Placed[] {
  const undone = findUndone(placed.map(({ correction }) => correction))
  return placed.filter(({ correction }) => correction.verdict !== "undo" && !undone.has(correction.id))
}

/** Ids of the corrections that were taken back. */
export function findUndone(corrections: readonly Correction[]): Set<string> {
  const byTarget = Map.groupBy(
    corrections.filter(({ verdict }) => verdict === "undo"),
    ({ undoes }) => undoes ?? "",
  )
  const known = new Map<string, boolean>()
  const isUndone = ({ id, coder }: Correction): boolean => {
    const before = known.get(id)
    if (before !== undefined) return before
    known.set(id, false) // no correction undoes what undoes it: its id is made from the other's
    const undone = (byTarget.get(id) ?? []).some((undo) => undo.coder === coder && !isUndone(undo))
    known.set(id, undone)
    return undone
  }
  return new Set(corrections.filter(isUndone).map(({ id }) => id))
}
