/** The threads that read for a server: started with the first report, so that looking needs no model, and again after a failed start. */
import type { ReadReport } from "../../server/index.ts"
import type { ReadingPool } from "../reading/pool.ts"

/** Reads reports in threads that start when the first one comes. */
export interface LatePool {
  readonly read: ReadReport
  /** The pool itself, for who reads many. Closing that does nothing. */
  open(): Promise<ReadingPool>
  close(): Promise<void>
}

/** Makes it. */
export function makeLatePool(start: () => Promise<ReadingPool>): LatePool {
  let pool: Promise<ReadingPool> | undefined
  const openOnce = (): Promise<ReadingPool> => {
    pool ??= start()
    pool.catch(() => {
      pool = undefined
    })
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
    close: async () => (await pool?.catch(() => undefined))?.close(),
  }
}
