/** What a worker has, and what a task makes of it. */
import type { Input } from "../../ingest/index.ts"
import type { Source } from "../../query/index.ts"
import type { KeptReply } from "../../server/index.ts"
import type { WatchDb } from "../../store/watching/tables.ts"
import type { Robots } from "../net/robots.ts"
import type { Web } from "../net/web.ts"

/** All that watching takes. */
export interface WatchTools {
  readonly source: Source
  readonly web: Web
  readonly robots: Robots
  /** Reads reports and keeps them: an answer for each, in their order, when it is safe in the store. */
  readonly keep: (inputs: AsyncIterable<Input>) => AsyncIterable<KeptReply>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Tells what was done and what went wrong, a line each. */
  readonly tell: (line: object) => void
  /** Milliseconds between two questions to a host, unless its robots.txt asks for more. */
  readonly delayMs: number
  /** The address of a page of the server that shows the store; undefined where there is none. */
  readonly pageOf: (path: string) => string | undefined
}

/** What a task came to: reports to be kept, and what is to be done when they are. */
export interface Work {
  readonly inputs: readonly Input[]
  /** Called with an answer for each input. Ends the task or puts it off; throws what is wrong with it. */
  finish(kept: readonly KeptReply[]): Promise<void>
}

/** The tables of watching, and all else. */
export interface WorkTools extends WatchTools {
  readonly db: WatchDb
  /** Whether watching was told to end: what fails then failed by that. */
  readonly isEnding: () => boolean
}

/** How feeds and pages are asked for: as robots.txt lets us at every hop, and no more often than it wants. */
export const politely = ({ robots }: Pick<WatchTools, "robots">): { before(url: URL): Promise<void> } => ({
  before: (url) => robots.check(url),
})
