/** Proposals: what comes of comparing a row of others with what reports say. Nothing is changed by one. */
import type { Told } from "./told.ts"

/** `here` is the file, `there` are the reports. */
export type ProposalVerdict = "agree" | "differ" | "only-here" | "only-there"

/** Words of a report that bear out what is said there. */
export interface Evidence {
  readonly occurrence: string
  readonly report: string
  readonly publisher: string | null
  readonly published: string | null
  readonly url: string | null
  readonly quote: string | null
}

/** One slot on both sides: `here` and `there` where only one of them says something, which is no difference. */
export interface SlotComparison {
  readonly slot: string
  readonly verdict: "agree" | "differ" | "here" | "there"
  readonly here?: string
  readonly there?: string
  /** Where the reports' side stands; of what agrees it is left out. */
  readonly evidence?: readonly Evidence[]
}

/** A row against what reports say. */
export interface Proposal {
  readonly verdict: ProposalVerdict
  readonly format: string
  readonly line?: number
  /** The row's own id. */
  readonly id?: string
  /** What it is about, in a line. */
  readonly about: string
  /** Ids of the occurrences that it was compared with. */
  readonly occurrences: readonly string[]
  readonly slots: readonly SlotComparison[]
  /** The reports' words; none where nothing was found. */
  readonly evidence: readonly Evidence[]
}

/** Most reports that one slot is borne out by. */
const MOST = 5

/** The reports of occurrences with their words. */
export function evidenceFor(told: readonly Told[]): Evidence[] {
  const all = told.flatMap(({ id, reports }) =>
    reports.map(({ key, publisher, published, url, quotes }) => ({
      occurrence: id,
      report: key,
      publisher,
      published,
      url,
      quote: quotes[0] ?? null,
    })),
  )
  return [...new Map(all.map((one) => [`${one.report} ${one.quote}`, one])).values()].slice(0, MOST)
}

/** Compares two values of a slot; nothing where neither side has one. */
export function compareSlot(
  slot: string,
  {
    here,
    there,
    told,
    agrees,
  }: { readonly here: string | undefined; readonly there: string | undefined; readonly told: readonly Told[]; readonly agrees: boolean },
): SlotComparison[] {
  if (here === undefined && there === undefined) return []
  if (here === undefined) return [{ slot, verdict: "there", there: there!, evidence: evidenceFor(told) }]
  if (there === undefined) return [{ slot, verdict: "here", here }]
  return [agrees ? { slot, verdict: "agree", here, there } : { slot, verdict: "differ", here, there, evidence: evidenceFor(told) }]
}

/** Whether slots agree: no two of them exclude each other. */
export const verdictOf = (slots: readonly SlotComparison[]): "agree" | "differ" =>
  slots.some(({ verdict }) => verdict === "differ") ? "differ" : "agree"

/** Pairs of rows and what they may be, the best first, in the order of both where they fit alike; each of both is taken once. */
export function pairBest<Here, There>(
  here: readonly Here[],
  near: (one: Here) => readonly There[],
  score: (one: Here, other: There) => number | undefined,
): Map<Here, There> {
  const scored = here.flatMap((one) =>
    near(one).flatMap((other) => {
      const points = score(one, other)
      return points === undefined ? [] : [{ one, other, points }]
    }),
  )
  const pairs = new Map<Here, There>()
  const taken = new Set<There>()
  for (const { one, other } of scored.sort((x, y) => y.points - x.points)) {
    if (pairs.has(one) || taken.has(other)) continue
    pairs.set(one, other)
    taken.add(other)
  }
  return pairs
}

/** Words of a name, folded, without marks. */
export const nameWords = (name: string): string[] =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)

/** Whether two names may be of one person: the last words are the same, or one's words are all in the other. */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [nameWords(one), nameWords(other)]
  if (a.length === 0 || b.length === 0) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return a.at(-1) === b.at(-1) || short.every((word) => long.includes(word))
}
