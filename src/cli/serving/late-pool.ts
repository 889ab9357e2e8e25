/** The threads that read for a server: started beside it, so that looking need not wait for a model, and again after a failed start. */
import type { ReaderState, ReadReport } from "../../server/index.ts"
import type { ReadingPool } from "../reading/pool.ts"

/** Reads reports in threads that start when they are first asked for. */
export interface LatePool {
  readonly read: ReadReport
  /** The pool itself, for who reads many. Closing that does nothing. */
  open(): Promise<ReadingPool>
  state(): ReaderState
  close(): Promise<void>
}

/** Makes it. */
export function makeLatePool(start: () => Promise<ReadingPool>): LatePool {
  let pool: Promise<ReadingPool> | undefined
  let state: ReaderState = "loading"
  const openOnce = (): Promise<ReadingPool> => {
    if (pool) return pool
    state = "loading"
    pool = start()
    pool.then(
      () => {
        state = "loaded"
      },
      () => {
        pool = undefined
        state = "failed"
      },
    )
    return pool
  }
  return {
    async read(report) {
      try {
        const opened = await openOnce()
        return await opened.read({ kind: "report", origin: { path: "-" }, report, issues: [] })
      } catch (error) {
        return { fault: error instanceof Error ? error.message : String(error) }
      }
    },
    open: async () => ({ read: (await openOnce()).read, close: async () => {} }),
    state: () => state,
    close: async () => (await pool?.catch(() => undefined))?.close(),
  }
}
