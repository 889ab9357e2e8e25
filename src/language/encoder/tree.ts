/** A sentence's tree from the scores of its arcs: the best one with a single root and no cycle (Chu-Liu and Edmonds). */

/** `heads[i]` is the head of word i, or i itself at the root. `scores[i * n + j]` is the score of j as head of i. */
export function decodeTree(scores: Float64Array, n: number): number[] {
  if (n === 0) return []
  const best = bestHeads(scores, n)
  const roots = best.flatMap((head, i) => (head === i ? [i] : []))
  if (roots.length === 1 && !findCycle(best)) return best
  const trees = likelyRoots(scores, n).map((root) => spanFrom(scores, n, root))
  return trees.reduce((a, b) => (worthOf(scores, n, b) > worthOf(scores, n, a) ? b : a))
}

/** So many roots are tried where the best heads are no tree; the others lose too much by their own. */
const ROOTS = 6

function worthOf(scores: Float64Array, n: number, heads: readonly number[]): number {
  return heads.reduce((sum, head, i) => sum + scores[i * n + head]!, 0)
}

function bestHeads(scores: Float64Array, n: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    let best = 0
    for (let j = 1; j < n; j++) if (scores[i * n + j]! > scores[i * n + best]!) best = j
    return best
  })
}

/** The words that gain most, or lose least, by being the root rather than under their best head. */
function likelyRoots(scores: Float64Array, n: number): number[] {
  const gains = Array.from({ length: n }, (_, i) => {
    let other = Number.NEGATIVE_INFINITY
    for (let j = 0; j < n; j++) if (j !== i) other = Math.max(other, scores[i * n + j]!)
    return { root: i, gain: n === 1 ? 0 : scores[i * n + i]! - other }
  })
  return gains
    .sort((a, b) => b.gain - a.gain || a.root - b.root)
    .slice(0, ROOTS)
    .map(({ root }) => root)
}

/** The best tree under a given root: heads by score, each cycle shrunk to one node, solved again and opened. */
function spanFrom(scores: Float64Array, n: number, root: number): number[] {
  const own = Float64Array.from(scores)
  for (let i = 0; i < n; i++) own[i * n + i] = Number.NEGATIVE_INFINITY
  const heads = shrink(own, n, root)
  heads[root] = root
  return heads
}

function shrink(scores: Float64Array, n: number, root: number): number[] {
  const heads = Array.from({ length: n }, (_, i) => (i === root ? root : bestIn(scores, n, i)))
  const cycle = cycleIn(new Map(heads.flatMap((head, i) => (i === root ? [] : [[i, head] as const]))))
  return cycle ? openCycle(scores, n, root, heads, cycle) : heads
}

function bestIn(scores: Float64Array, n: number, i: number): number {
  let best = i === 0 ? 1 : 0
  for (let j = 0; j < n; j++) if (j !== i && scores[i * n + j]! > scores[i * n + best]!) best = j
  return best
}

/** The graph with the cycle as its last node: what enters it gains over the arc that it breaks, what leaves it takes the best of its words. */
function openCycle(scores: Float64Array, n: number, root: number, heads: readonly number[], cycle: ReadonlySet<number>): number[] {
  const rest = heads.flatMap((_, i) => (cycle.has(i) ? [] : [i]))
  const joint = rest.length
  const m = joint + 1
  const smaller = new Float64Array(m * m).fill(Number.NEGATIVE_INFINITY)
  const enters: number[] = []
  const leaves: number[] = []
  const gain = (i: number, j: number): number => scores[i * n + j]! - scores[i * n + heads[i]!]!
  const inside = [...cycle]
  rest.forEach((node, a) => {
    rest.forEach((other, b) => {
      if (a !== b) smaller[a * m + b] = scores[node * n + other]!
    })
    enters[a] = inside.reduce((x, y) => (gain(y, node) > gain(x, node) ? y : x))
    leaves[a] = inside.reduce((x, y) => (scores[node * n + y]! > scores[node * n + x]! ? y : x))
    smaller[joint * m + a] = gain(enters[a]!, node)
    smaller[a * m + joint] = scores[node * n + leaves[a]!]!
  })
  const found = shrink(smaller, m, rest.indexOf(root))
  const opened = [...heads]
  rest.forEach((node, a) => {
    if (node !== root) opened[node] = found[a] === joint ? leaves[a]! : rest[found[a]!]!
  })
  const entry = found[joint]!
  opened[enters[entry]!] = rest[entry]!
  return opened
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
