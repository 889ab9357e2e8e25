/** What a server shows: the store, or of it what was reviewed so far; then it takes nothing in, and what others mark comes after a while. */
import type { Knowledge } from "../../knowledge/index.ts"
import type { Source } from "../../query/index.ts"
import type { ReviewState } from "../../review/states.ts"
import type { KeepingQueue } from "../../server/index.ts"
import type { Store } from "../../store/index.ts"

/** The database that is asked. */
export interface Shown {
  readonly db: Store["db"]
  readonly isLimited: boolean
  close(): Promise<void>
}

/** A server's store is looked at again so often, in milliseconds; an embedded one has nobody else to change it. */
const AGAIN = 30_000

/** Opens it. */
export async function openShown(store: Store, state: ReviewState | undefined, knowledge: Knowledge): Promise<Shown> {
  if (state === undefined || state === "proposed") return { db: store.db, isLimited: false, close: async () => {} }
  const { openLimited } = await import("../../store/index.ts")
  const limit = { state, knowledge }
  let limited = await openLimited(store, limit)
  const renew = async (): Promise<void> => {
    try {
      await limited.refresh()
    } catch {
      const lost = limited // its connection went, and with it the tables
      limited = await openLimited(store, limit)
      await lost.close()
    }
  }
  const timer = store.kind === "server" ? setInterval(() => void renew().catch(() => {}), AGAIN).unref() : undefined
  return {
    get db() {
      return limited.db
    },
    isLimited: true,
    close: () => {
      clearInterval(timer)
      return limited.close().catch(() => {})
    },
  }
}

/** What is asked: another database after a while, where the store is limited and changes. */
export const sourceOf = (shown: Shown, knowledge: Knowledge): Source => ({
  get db() {
    return shown.db
  },
  knowledge,
})

/** The queue of a server that takes no reports. */
export function keepNothing({ refuse }: { readonly refuse: () => Error }): KeepingQueue {
  return {
    enter: () => {
      throw refuse()
    },
    waiting: () => 0,
    idle: async () => {},
  }
}
