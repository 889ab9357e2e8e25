/**
 * How two words hang together in their sentence's tree, as a short string: "<obj >nsubj" climbs from an object to its verb and down to the
 * subject. The encoder's links have a bias for each common path (labels.json), as they have one for each distance.
 */
import type { EncoderWord } from "./sentences.ts"
import { decodeTree } from "./tree.ts"

/** The trees of a report: for each word its head in the row (itself at a root) and its relation. */
export interface Trees {
  readonly heads: readonly number[]
  readonly relations: readonly string[]
}

type Arcs = (first: number, last: number) => { readonly scores: Float64Array; readonly relations: readonly string[] }

/** A path of more steps than this is "long". */
const STEPS = 4
/** Relations whose subtype matters. */
const KEPT = new Set(["nsubj:pass", "obl:agent", "nmod:poss", "obl:tmod", "obl:unmarked", "acl:relcl"])
const WITH_CASE = new Set(["obl", "nmod", "nmod:poss", "obl:agent"])

/** Decodes the tree of every sentence. */
export function decodeTrees(words: readonly EncoderWord[], arcs: Arcs): Trees {
  const heads = words.map((_, word) => word)
  const relations = words.map(() => "root")
  for (let first = 0; first < words.length; ) {
    let last = first
    while (last < words.length && words[last]!.sentence === words[first]!.sentence) last++
    const { scores, relations: names } = arcs(first, last)
    decodeTree(scores, last - first).forEach((head, i) => {
      heads[first + i] = first + head
      relations[first + i] = names[i]!
    })
    first = last
  }
  return { heads, relations }
}

/** The word of a span that hangs outside it. */
export function headOf({ heads }: Trees, first: number, last: number): number {
  for (let word = first; word < last; word++) if (heads[word]! < first || heads[word]! >= last || heads[word] === word) return word
  return last - 1
}

/** Gives the path between two words; "far" across sentences. */
export function makePathFinder(words: readonly EncoderWord[], trees: Trees): (from: number, to: number) => string {
  const cases = caseWords(words, trees)
  const chain = (word: number): number[] => {
    const above = [word]
    while (above.length <= STEPS && trees.heads[above.at(-1)!] !== above.at(-1)) above.push(trees.heads[above.at(-1)!]!)
    return above
  }
  const step = (word: number): string => {
    const relation = trees.relations[word]!
    const name = KEPT.has(relation) ? relation : relation.split(":")[0]!
    return WITH_CASE.has(name) && cases.has(word) ? `${name}+${cases.get(word)}` : name
  }
  return (from, to) => {
    if (words[from]!.sentence !== words[to]!.sentence) return "far"
    const [up, down] = [chain(from), chain(to)]
    const meet = up.find((word) => down.includes(word))
    if (meet === undefined) return "long"
    const climb = up.slice(0, up.indexOf(meet)).map((word) => `<${step(word)}`)
    const descent = down.slice(0, down.indexOf(meet)).map((word) => `>${step(word)}`)
    const steps = [...climb, ...descent.reverse()]
    return steps.length > STEPS ? "long" : steps.join(" ") || "same"
  }
}

/** For each word the preposition or mark that stands before it in the tree. */
function caseWords(words: readonly EncoderWord[], { heads, relations }: Trees): Map<number, string> {
  const cases = new Map<number, string>()
  relations.forEach((relation, word) => {
    if (relation === "case" && !cases.has(heads[word]!)) cases.set(heads[word]!, words[word]!.text.toLowerCase())
  })
  return cases
}
