/** What the store holds, counted anew where it has changed, and at most every half minute, as counting reads much. */
import { countKeptReports, type StoreStatus, storeStatus } from "../query/index.ts"
import { storeRevision } from "../store/revision.ts"
import type { ServerTools } from "./tools.ts"

const STATUS_FOR_MS = 30_000

interface Counted {
  readonly revision: string
  readonly status: StoreStatus
}

const kept = new WeakMap<ServerTools["source"], { readonly at: number; readonly counted: Promise<Counted> }>()

/** What the store held at a revision that is now or was within half a minute. */
export async function statusOf({ source }: Pick<ServerTools, "source">): Promise<Counted> {
  const known = kept.get(source)
  const now = performance.now()
  if (known && now - known.at < STATUS_FOR_MS) return await known.counted
  const counted = countAgain(source, await known?.counted.catch(() => undefined))
  kept.set(source, { at: now, counted })
  counted.catch(() => kept.delete(source))
  return await counted
}

async function countAgain(source: ServerTools["source"], last: Counted | undefined): Promise<Counted> {
  const revision = await storeRevision(source.db)
  return last?.revision === revision ? last : { revision, status: await storeStatus(source) }
}

/** How many reports the store has; not a number where it does not answer. */
export async function countReports(source: Pick<ServerTools["source"], "db">): Promise<number> {
  try {
    return await countKeptReports(source)
  } catch {
    return Number.NaN
  }
}
