/**
 * Which mentions are one actor. The encoder scores each two; names settle what it cannot see (two windows, a name met again) and knowledge
 * forbids what cannot be (two states in one actor). Groups are joined pair by pair, the surest first, by the mean of their scores; a long
 * report is joined stretch by stretch, and the stretches by names.
 */
import { readOffice } from "../offices/index.ts"
import type { Reading } from "../reading.ts"
import { joinGroups } from "../spans/join-groups.ts"
import type { Mention } from "./find-mentions.ts"
import { cannotBe, nameScore } from "./name-score.ts"

/** Mentions of one actor, in reading order. */
export type Cluster = readonly Mention[]

/** Mentions that are compared each with each. */
const STRETCH = 240
const SURE = 8
/** Without a window that holds both, only names join. */
const UNSEEN = -3
/** A name that settles by itself: the same, or a surname of a full name. */
const SETTLED = 4

export function clusterMentions(reading: Reading, found: readonly Mention[]): Cluster[] {
  const mentions = bySurname(found)
  let clusters: Cluster[] = []
  for (let from = 0; from < mentions.length; from += STRETCH) {
    const next = joinGroups(mentions.slice(from, from + STRETCH), (a, b) => scorePair(reading, a, b), reading.settings.links.same ?? 0)
    clusters = from === 0 ? next : joinByName(clusters, next)
  }
  return joinSurnames(clusters).sort((a, b) => a[0]!.first - b[0]!.first)
}

/** A name of one word that the encoder takes for a body's, and that is a person's surname in the report, is the person's. */
function bySurname(mentions: readonly Mention[]): Mention[] {
  const surnames = new Set(mentions.flatMap(({ label, name }) => (label === "person" && name.length > 1 ? name.at(-1)! : [])))
  return mentions.map((mention) => {
    const isAlone = mention.label === "organization" && mention.last - mention.first === 1 && mention.name.length === 1
    return isAlone && surnames.has(mention.name[0]!) ? { ...mention, label: "person" } : mention
  })
}

/**
 * Persons that only a part of a name stands for ("Ms Vaher") join the one whose full name has it, whatever the encoder thinks: in the gold
 * 2,000 such mentions are the person of that name, and three another.
 */
function joinSurnames(clusters: readonly Cluster[]): Cluster[] {
  const names = new Map<Cluster, readonly string[]>()
  const bearers = new Map<string, Set<Cluster>>()
  for (const cluster of clusters) {
    const { label, name } = fullest(cluster)
    if (label !== "person") continue
    names.set(cluster, name)
    for (const word of endsOf(name)) bearers.set(word, (bearers.get(word) ?? new Set()).add(cluster))
  }
  const into = new Map<Cluster, Cluster>()
  for (const [cluster, name] of names) {
    const near = new Set(endsOf(name).flatMap((word) => [...bearers.get(word)!]))
    const full = [...near].filter((one) => hasPart(names.get(one)!, name))
    if (full.length === 1) into.set(cluster, full[0]!)
  }
  const wholeOf = (cluster: Cluster): Cluster => (into.has(cluster) ? wholeOf(into.get(cluster)!) : cluster) // each has more words than the one before
  const joined = Map.groupBy(clusters, wholeOf)
  return [...joined.values()].map((parts) => parts.flat().sort((a, b) => a.first - b.first))
}

/** The first and the last word of a name. */
const endsOf = (name: readonly string[]): string[] => [...name.slice(0, 1), ...name.slice(-1)]

/** Whether a part of a name, which begins or ends it, is less than the whole. */
function hasPart(full: readonly string[], part: readonly string[]): boolean {
  const [whole, words] = [full.join(" "), part.join(" ")]
  return part.length < full.length && (whole.endsWith(` ${words}`) || whole.startsWith(`${words} `))
}

/** Log odds that two mentions are one actor; undefined where they cannot be. */
function scorePair(reading: Reading, a: Mention, b: Mention): number | undefined {
  if (isApposed(reading, a, b) || isApposed(reading, b, a)) return SURE
  if (cannotBe(a, b)) return undefined
  const seen = [reading.labels.link("same", a, b), reading.labels.link("same", b, a)].filter((score) => score !== undefined)
  const learned = seen.length > 0 ? seen.reduce((sum, score) => sum + score, 0) / seen.length : UNSEEN
  return Math.min(SURE, learned + nameScore(a, b))
}

/** "South Korea's special envoy for energy, Bae Doo-jin": an office, a comma and a name without one. */
function isApposed({ labels, knowledge }: Reading, described: Mention, named: Mention): boolean {
  if (named.first !== described.last + 1 || labels.words[described.last]!.text !== ",") return false
  const isPerson = [described, named].every(({ label }) => label === "person" || label === "unnamed")
  return isPerson && named.name.length > 1 && !holdsOffice(knowledge, named) && holdsOffice(knowledge, described)
}

function holdsOffice(knowledge: Reading["knowledge"], { text }: Mention): boolean {
  return readOffice(text, knowledge).length > 0
}

/** Clusters of a later stretch join the one earlier cluster that bears their name. */
function joinByName(known: readonly Cluster[], found: readonly Cluster[]): Cluster[] {
  const joined = known.map((cluster) => [...cluster])
  const byWord = new Map<string, Set<number>>()
  joined.forEach((cluster, index) => {
    for (const word of keysOf(cluster)) byWord.set(word, (byWord.get(word) ?? new Set()).add(index))
  })
  for (const cluster of found) {
    const near = new Set([...keysOf(cluster)].flatMap((word) => [...(byWord.get(word) ?? [])]))
    const fitting = [...near].filter((index) => isSameName(fullest(joined[index]!), fullest(cluster)))
    if (fitting.length === 1) joined[fitting[0]!]!.push(...cluster)
    else joined.push([...cluster])
  }
  return joined
}

function isSameName(a: Mention, b: Mention): boolean {
  return !cannotBe(a, b) && a.name.length > 0 && nameScore(a, b) >= SETTLED
}

function keysOf(cluster: Cluster): Set<string> {
  const { name, state } = fullest(cluster)
  return new Set(state ? [state.iso3] : name)
}

function fullest(cluster: Cluster): Mention {
  return cluster.reduce((best, mention) => (mention.name.length > best.name.length ? mention : best))
}
