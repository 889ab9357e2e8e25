/** What an alert found, as it is told: the occurrence as the API shows it, its quotes with their reports and links, and words for people. */
import { dayWords } from "../../exchange/day-words.ts"
import { whoAndWhere } from "../../exchange/words.ts"
import { type FoundOccurrence, loadOccurrences, type Source } from "../../query/index.ts"
import type { Hit } from "../../store/watching/alerts.ts"
import { type PageOf, type Quote, quoteEach } from "../../web/cited.ts"

/** An occurrence that was found. */
export interface Entry {
  readonly hit: Hit
  /** "visit, planned: Sergei Lavrov (foreign minister of RUS) · Nairobi, 2024-06-04". */
  readonly title: string
  readonly page: string | undefined
  readonly occurrence: Omit<FoundOccurrence, "members">
  readonly quotes: readonly Quote[]
}

/** Reports that are quoted of each. */
const QUOTED = 3

/** Entries of hits, in their order; what is in the store no more is left out. */
export async function loadEntries(source: Source, hits: readonly Hit[], pageOf: PageOf): Promise<Entry[]> {
  const found = await loadOccurrences(
    source,
    hits.map(({ record }) => record),
  )
  const quotes = await quoteEach(source, found, { most: QUOTED, pageOf })
  const byId = new Map(found.map((one) => [one.id, one]))
  return hits.flatMap((hit) => {
    const one = byId.get(hit.record)
    if (!one) return []
    const { members: _, ...occurrence } = one
    return [{ hit, title: titleOf(one), page: pageOf(`/occurrences/${one.id}`), occurrence, quotes: quotes.get(one.id) ?? [] }]
  })
}

function titleOf(one: FoundOccurrence): string {
  const what = one.status === "occurred" ? one.type : `${one.type}, ${one.status}`
  return `${what}: ${whoAndWhere(one)}, ${dayWords(one)}`
}
