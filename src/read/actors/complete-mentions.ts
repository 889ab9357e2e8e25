/**
 * Mentions that the encoder passed over: where an actor is known, its name met again is that actor. A state's own name counts wherever it
 * stands (nine times in ten, by the gold); a person by full name or surname; a body by the names that the report gave it.
 */
import type { Reading } from "../reading.ts"
import type { Cluster } from "./cluster-mentions.ts"
import { type Mention, makeMention } from "./find-mentions.ts"

/** How sure a name met again is. */
const AGAIN = 0.7

/** The clusters with their further mentions, each cluster in reading order. A name of two actors stands for neither. */
export function completeMentions(reading: Reading, clusters: readonly Cluster[]): Cluster[] {
  const taken = new Set(clusters.flatMap((mentions) => mentions.flatMap(wordsIn)))
  const names = namesOf(clusters)
  const more: Mention[][] = clusters.map(() => [])
  const { words } = reading.labels
  for (let first = 0; first < words.length; first++) {
    if (words[first]!.field !== "body") continue
    const found = longestAt(reading, names, first, taken)
    if (!found) continue
    const label = clusters[found.cluster]![0]!.label
    more[found.cluster]!.push(makeMention(reading, { first, last: found.last, label, probability: AGAIN }))
    first = found.last - 1
  }
  return clusters.map((mentions, index) => [...mentions, ...more[index]!].sort((a, b) => a.first - b.first))
}

function wordsIn({ first, last }: Mention): number[] {
  return Array.from({ length: last - first }, (_, i) => first + i)
}

/** Name as written → its cluster, or -1 where two have it. */
function namesOf(clusters: readonly Cluster[]): Map<string, number> {
  const names = new Map<string, number>()
  clusters.forEach((mentions, cluster) => {
    for (const name of new Set(mentions.flatMap(writtenNames)))
      names.set(name, names.has(name) && names.get(name) !== cluster ? -1 : cluster)
  })
  return names
}

const LONGEST = 6

/** What a mention may be called again: the name itself, and a person's last name. */
function writtenNames({ label, text, name, state }: Mention): string[] {
  if (name.length === 0 || label === "group" || label === "unnamed") return []
  if (label === "state" || label === "government") return state && (state.as === "name" || state.as === "official") ? [text] : []
  const last = text.split(/\s+/u).at(-1)!
  return label === "person" && /^\p{Lu}\p{L}{2,}/u.test(last) ? [text, last] : [text]
}

function longestAt(
  { labels }: Reading,
  names: ReadonlyMap<string, number>,
  first: number,
  taken: ReadonlySet<number>,
): { cluster: number; last: number } | undefined {
  let found: { cluster: number; last: number } | undefined
  let text = ""
  for (let last = first + 1; last <= Math.min(first + LONGEST, labels.words.length); last++) {
    const word = labels.words[last - 1]!
    if (taken.has(last - 1) || word.sentence !== labels.words[first]!.sentence) break
    text = text === "" ? word.text : `${text} ${word.text}`
    const cluster = names.get(text)
    if (cluster !== undefined) found = cluster < 0 ? undefined : { cluster, last }
  }
  return found
}
