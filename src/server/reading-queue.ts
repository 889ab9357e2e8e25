/** Reports that wait to be read, no more than so many: who comes after is told when to come again. */
import type { DiplomaticRecord, Report } from "../record/index.ts"
import { ServerProblem } from "./problems.ts"

/** A record as the line that the reader wrote, or what went wrong in it. */
export type ReadReply = { readonly line: string } | { readonly fault: string }
/** Reads one report, outside this thread; never throws. */
export type ReadReport = (report: Report) => Promise<ReadReply>

/** A record, and the bytes of it as the command line would write them. */
export interface ReadRecord {
  readonly record: DiplomaticRecord
  readonly line: string
}

/** How many may be read or wait, and how long to stay away for each that does. */
export interface QueueLimits {
  readonly most: number
  readonly secondsEach: number
}

/** The limits where none are given. */
export const QUEUE_LIMITS: QueueLimits = Object.freeze({ most: 8, secondsEach: 2 })

/** Reads within limits. */
export interface ReadingQueue {
  /** Throws a ServerProblem: busy, read-failed. */
  read(report: Report): Promise<ReadRecord>
  /** Seconds after which to try again. */
  retryAfter(): number
  /** How many are read or wait. */
  waiting(): number
}

/** Puts limits around a reader. */
export function limitReading(read: ReadReport, { most, secondsEach }: QueueLimits = QUEUE_LIMITS): ReadingQueue {
  let waiting = 0
  return {
    waiting: () => waiting,
    retryAfter: () => Math.max(1, waiting * secondsEach),
    async read(report) {
      if (waiting >= most) throw new ServerProblem("busy", `${waiting} reports are being read or wait.`)
      waiting += 1
      try {
        const reply = await read(report)
        if ("fault" in reply) throw new ServerProblem("read-failed", reply.fault)
        return { record: JSON.parse(reply.line) as DiplomaticRecord, line: reply.line }
      } finally {
        waiting -= 1
      }
    },
  }
}
