/** A sentence's tree from the scores of its arcs: the best one with a single root and no cycle (Chu-Liu and Edmonds). */

/** `heads[i]` is the head of word i, or i itself at the root. `scores[i * n + j]` is the score of j as head of i. */
export function decodeTree(scores: Float64Array, n: number): number[] {
  const best = bestHeads(scores, n)
  const roots = best.flatMap((head, i) => (head === i ? [i] : []))
  if (roots.length === 1 && !findCycle(best)) return best
  return roots.length === 1 ? spanFrom(scores, n, roots[0]!) : spanFrom(scores, n, bestRoot(scores, n))
}

function bestHeads(scores: Float64Array, n: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    let best = 0
    for (let j = 1; j < n; j++) if (scores[i * n + j]! > scores[i * n + best]!) best = j
    return best
  })
}

/** The root that gains most over the word's best head inside the sentence. */
function bestRoot(scores: Float64Array, n: number): number {
  let [root, gain] = [0, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < n; i++) {
    let other = Number.NEGATIVE_INFINITY
    for (let j = 0; j < n; j++) if (j !== i) other = Math.max(other, scores[i * n + j]!)
    const own = n === 1 ? 0 : scores[i * n + i]! - other
    if (own > gain) [root, gain] = [i, own]
  }
  return root
}

/** The best tree under a given root: heads by score, each cycle shrunk to one node and opened again. */
function spanFrom(scores: Float64Array, n: number, root: number): number[] {
  const edge = (i: number, j: number): number => (i === j ? Number.NEGATIVE_INFINITY : scores[i * n + j]!)
  const heads = shrink(
    Array.from({ length: n }, (_, i) => i),
    edge,
    root,
  )
  heads.set(root, root)
  return Array.from({ length: n }, (_, i) => heads.get(i) ?? root)
}

type Edge = (dependent: number, head: number) => number

function shrink(nodes: readonly number[], edge: Edge, root: number): Map<number, number> {
  const heads = new Map<number, number>()
  for (const i of nodes) {
    if (i === root) continue
    let best = -1
    for (const j of nodes) if (j !== i && (best < 0 || edge(i, j) > edge(i, best))) best = j
    heads.set(i, best)
  }
  const cycle = cycleIn(heads)
  if (!cycle) return heads
  return openCycle(nodes, edge, root, cycle, heads)
}

function openCycle(
  nodes: readonly number[],
  edge: Edge,
  root: number,
  cycle: ReadonlySet<number>,
  heads: ReadonlyMap<number, number>,
): Map<number, number> {
  const joint = Math.max(...nodes) + 1
  const rest = nodes.filter((i) => !cycle.has(i))
  const into = new Map<number, number>()
  const outOf = new Map<number, number>()
  const pick = (options: Iterable<number>, worth: (i: number) => number): number =>
    [...options].reduce((a, b) => (worth(b) > worth(a) ? b : a))
  const gain = (i: number, j: number): number => edge(i, j) - edge(i, heads.get(i)!)
  for (const j of rest)
    into.set(
      j,
      pick(cycle, (i) => gain(i, j)),
    )
  for (const i of rest)
    outOf.set(
      i,
      pick(cycle, (j) => edge(i, j)),
    )
  const joined: Edge = (i, j) => (i === joint ? gain(into.get(j)!, j) : j === joint ? edge(i, outOf.get(i)!) : edge(i, j))
  const found = shrink([...rest, joint], joined, root)
  const entry = found.get(joint)!
  const result = new Map<number, number>()
  for (const i of cycle) result.set(i, heads.get(i)!)
  result.set(into.get(entry)!, entry)
  for (const i of rest) if (found.has(i)) result.set(i, found.get(i) === joint ? outOf.get(i)! : found.get(i)!)
  return result
}

function findCycle(heads: readonly number[]): boolean {
  return cycleIn(new Map(heads.flatMap((head, i) => (head === i ? [] : [[i, head] as const])))) !== undefined
}

function cycleIn(heads: ReadonlyMap<number, number>): Set<number> | undefined {
  const done = new Set<number>()
  for (const start of heads.keys()) {
    const path = new Set<number>()
    let at: number | undefined = start
    while (at !== undefined && !done.has(at) && !path.has(at)) {
      path.add(at)
      at = heads.get(at)
    }
    if (at !== undefined && path.has(at)) {
      const order = [...path]
      return new Set(order.slice(order.indexOf(at)))
    }
    for (const i of path) done.add(i)
  }
  return undefined
}
