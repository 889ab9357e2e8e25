/** What the server is given: the store and the knowledge it asks, the reader, and the day. */
import type { Source } from "../query/index.ts"
import type { ReadingQueue } from "./reading-queue.ts"

/** All that answering takes. */
export interface ServerTools {
  readonly source: Source
  readonly reading: ReadingQueue
  /** Today, `YYYY-MM-DD`. */
  readonly today: () => string
  readonly version: string
  /** Tells of a fault of ours; what stands in reports is not told. */
  readonly log: (line: object) => void
}
