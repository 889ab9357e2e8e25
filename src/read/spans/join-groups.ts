/** Groups by agglomeration: the two groups with the highest mean score are joined, again and again, until none passes the threshold. */

/** `scoreOf` gives log odds that two items belong together; undefined forbids it, for their whole groups too. Order of items does not matter. */
export function joinGroups<T>(items: readonly T[], scoreOf: (a: T, b: T) => number | undefined, threshold: number): T[][] {
  const n = items.length
  const sums = scoreAll(items, scoreOf)
  const groups: (number[] | undefined)[] = items.map((_, index) => [index])
  for (let left = n; left > 1; left--) {
    const best = bestPair(groups, sums, threshold)
    if (!best) break
    const [a, b] = best
    groups[a] = [...groups[a]!, ...groups[b]!]
    groups[b] = undefined
    for (let i = 0; i < n; i++) {
      sums[a]![i]! += sums[b]![i]!
      sums[i]![a] = sums[a]![i]!
    }
  }
  return groups.filter((group) => group !== undefined).map((group) => group.sort((a, b) => a - b).map((index) => items[index]!))
}

function scoreAll<T>(items: readonly T[], scoreOf: (a: T, b: T) => number | undefined): Float64Array[] {
  const scores = items.map(() => new Float64Array(items.length))
  for (let i = 0; i < items.length; i++)
    for (let j = i + 1; j < items.length; j++) scores[i]![j] = scores[j]![i] = scoreOf(items[i]!, items[j]!) ?? Number.NEGATIVE_INFINITY
  return scores
}

function bestPair(
  groups: readonly (readonly number[] | undefined)[],
  sums: readonly Float64Array[],
  threshold: number,
): [number, number] | undefined {
  let best: [number, number] | undefined
  let most = threshold
  for (let a = 0; a < groups.length; a++) {
    const one = groups[a]
    if (!one) continue
    for (let b = a + 1; b < groups.length; b++) {
      const other = groups[b]
      if (!other) continue
      const mean = sums[a]![b]! / (one.length * other.length)
      if (mean > most) [most, best] = [mean, [a, b]]
    }
  }
  return best
}
