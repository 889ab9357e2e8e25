/**
 * Which mentions are one actor. The encoder scores each two; names settle what it cannot see (two windows, a name met again) and knowledge
 * forbids what cannot be (two states in one actor). Groups are joined pair by pair, the surest first, by the mean of their scores.
 */
import type { Reading } from "../reading.ts"
import type { Mention } from "./find-mentions.ts"

/** Mentions of one actor, in reading order. */
export type Cluster = readonly Mention[]

const SURE = 8
const NEVER = -30
/** Without a window that holds both, only names join. */
const UNSEEN = -3

export function clusterMentions(reading: Reading, mentions: readonly Mention[]): Cluster[] {
  const scores = scorePairs(reading, mentions)
  let groups = mentions.map((_, index) => [index])
  for (;;) {
    const best = bestPair(groups, scores)
    if (!best || best.score <= (reading.settings.links.same ?? 0)) break
    const joined = [...groups[best.a]!, ...groups[best.b]!].sort((x, y) => x - y)
    groups = groups.filter((_, index) => index !== best.a && index !== best.b)
    groups.push(joined)
  }
  return groups.sort((a, b) => a[0]! - b[0]!).map((group) => group.map((index) => mentions[index]!))
}

/** scores[i][j]: log odds that mentions i and j are one actor. */
function scorePairs(reading: Reading, mentions: readonly Mention[]): Float64Array[] {
  const scores = mentions.map(() => new Float64Array(mentions.length))
  mentions.forEach((a, i) => {
    for (let j = i + 1; j < mentions.length; j++) scores[i]![j] = scores[j]![i] = scorePair(reading, a, mentions[j]!)
  })
  return scores
}

function scorePair(reading: Reading, a: Mention, b: Mention): number {
  if (cannotBe(a, b)) return NEVER
  const seen = [reading.labels.link("same", a, b), reading.labels.link("same", b, a)].filter((score) => score !== undefined)
  const learned = seen.length > 0 ? seen.reduce((sum, score) => sum + score, 0) / seen.length : UNSEEN
  return learned + nameScore(a, b)
}

const named = new Set(["state", "government", "organization"])

/** Kinds and codes that no one actor has. */
function cannotBe(a: Mention, b: Mention): boolean {
  if (a.state && b.state && a.state.iso3 !== b.state.iso3) return true
  const persons = [a, b].filter(({ label }) => label === "person").length
  if (persons === 1 && [a, b].some(({ label }) => named.has(label))) return true
  return persons === 2 && a.name.length > 1 && b.name.length > 1 && !shareWord(a.name, b.name)
}

function shareWord(a: readonly string[], b: readonly string[]): boolean {
  return a.some((word) => b.includes(word))
}

/** What names add: much for the same name or a surname of a full name, something against for names that share nothing. */
function nameScore(a: Mention, b: Mention): number {
  if (a.state && a.state.iso3 === b.state?.iso3 && a.label === b.label) return SURE
  if (a.name.length === 0 || b.name.length === 0) return a.text.toLowerCase() === b.text.toLowerCase() ? 1.5 : 0
  const [short, long] = a.name.length <= b.name.length ? [a.name, b.name] : [b.name, a.name]
  if (a.label !== b.label) return short.join(" ") === long.join(" ") ? 2 : 0
  if (short.join(" ") === long.join(" ")) return SURE
  if (a.label === "person") return short.every((word) => long.includes(word)) ? 4 : shareWord(short, long) ? -2 : -4
  if (isAcronymOf(short, long)) return 4
  return shareWord(short, long) ? 0 : -2
}

/** "imf" of "international monetary fund". */
function isAcronymOf(short: readonly string[], long: readonly string[]): boolean {
  return short.length === 1 && long.length > 1 && long.map((word) => word[0]).join("") === short[0]
}

function bestPair(groups: readonly number[][], scores: readonly Float64Array[]): { a: number; b: number; score: number } | undefined {
  let best: { a: number; b: number; score: number } | undefined
  for (let a = 0; a < groups.length; a++)
    for (let b = a + 1; b < groups.length; b++) {
      const score = linkage(groups[a]!, groups[b]!, scores)
      if (!best || score > best.score) best = { a, b, score }
    }
  return best
}

/** The mean score of pairs across two groups; one impossible pair forbids all. */
function linkage(a: readonly number[], b: readonly number[], scores: readonly Float64Array[]): number {
  let sum = 0
  for (const i of a) for (const j of b) {
    const score = scores[i]![j]!
    if (score === NEVER) return NEVER
    sum += Math.min(score, SURE)
  }
  return sum / (a.length * b.length)
}
