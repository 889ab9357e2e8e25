/** What the server is given: the store and the knowledge it asks, the reader, who may do what, and the day. */
import type { Source } from "../query/index.ts"
import type { KeepingQueue } from "./keeping.ts"
import type { Metrics } from "./metrics.ts"
import type { ReadingQueue } from "./reading-queue.ts"

/** From where a server is reached, and what follows from it. */
export interface Access {
  /** Whether asking needs no token, as nobody but this machine reaches the server. */
  readonly isOpen: boolean
  /** Where others reach it, where a proxy stands before it: `https://dragoman.example`. */
  readonly publicOrigin?: string
  /** Origins whose pages may use the API. */
  readonly cors: readonly string[]
}

/** Whether the reader stands. */
export type ReaderState = "loading" | "loaded" | "failed"

/** A request as the log has it: nothing that was asked, and no token but the id of one. */
export interface RequestLine {
  readonly level: "info" | "error"
  readonly method: string
  readonly route: string
  readonly path: string
  readonly status: number
  readonly ms: number
  readonly token?: string
}

/** All that answering takes. */
export interface ServerTools {
  readonly source: Source
  readonly reading: ReadingQueue
  readonly readerState: () => ReaderState
  readonly keeping: KeepingQueue
  readonly access: Access
  readonly metrics: Metrics
  /** Today, `YYYY-MM-DD`. */
  readonly today: () => string
  readonly version: string
  /** Tells of a fault of ours; what stands in reports is not told. */
  readonly log: (line: object) => void
  /** Tells of each request, where that is wanted. */
  readonly logRequest?: (line: RequestLine) => void
}
