/** How well groups of facts agree with the marked ones: pairs in different reports, and B-cubed (Bagga and Baldwin 1998). */
import type { Groups } from "./merge-sets.ts"

/** Precision, recall and their harmonic mean. */
export interface Figure {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Pairs that are joined, that should be, and that are both. */
export interface PairCounts {
  readonly joined: number
  readonly marked: number
  readonly right: number
}

/** Counts pairs of facts in different reports. Facts that are in no marked group are left out, or counted as alone. */
export function countPairs(found: Groups, marked: Groups, isLeftOut = true): PairCounts {
  const ids = [...new Set([...(isLeftOut ? marked.keys() : found.keys()), ...marked.keys()])].sort()
  let [joined, wanted, right] = [0, 0, 0]
  ids.forEach((a, at) => {
    for (const b of ids.slice(at + 1)) {
      if (reportOf(a) === reportOf(b)) continue
      const isJoined = found.has(a) && found.get(a) === found.get(b)
      const isMarked = marked.has(a) && marked.get(a) === marked.get(b)
      joined += Number(isJoined)
      wanted += Number(isMarked)
      right += Number(isJoined && isMarked)
    }
  })
  return { joined, marked: wanted, right }
}

const reportOf = (id: string): string => id.slice(0, id.lastIndexOf("/"))

/** The sums of several counts. */
export function addPairs(counts: readonly PairCounts[]): PairCounts {
  const sum = (read: (one: PairCounts) => number) => counts.reduce((total, one) => total + read(one), 0)
  return { joined: sum(({ joined }) => joined), marked: sum(({ marked }) => marked), right: sum(({ right }) => right) }
}

/** Pairs as a figure. */
export function pairFigure({ joined, marked, right }: PairCounts): Figure {
  return figure(joined === 0 ? 1 : right / joined, marked === 0 ? 1 : right / marked)
}

/** B-cubed over the marked facts. */
export function bCubed(found: Groups, marked: Groups): Figure {
  const ids = [...marked.keys()]
  const mean = (one: Groups, other: Groups) => {
    const shares = ids.map((id) => {
      const together = ids.filter((mate) => mate === id || (one.has(id) && one.get(mate) === one.get(id)))
      return together.filter((mate) => other.get(mate) === other.get(id)).length / together.length
    })
    return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length)
  }
  return figure(mean(found, marked), mean(marked, found))
}

function figure(precision: number, recall: number): Figure {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
