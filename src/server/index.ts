/** The server: requests in, responses out, and a port to listen on. */
export { openMerged, shownOccurrence } from "./api.ts"
export { makeApp } from "./app.ts"
export { isLoopback, type Listening, type ListenPlace, listen } from "./listen.ts"
export { ServerProblem, toProblem } from "./problems.ts"
export { BODY_LIMITS, checkLength } from "./read-body.ts"
export { limitReading, QUEUE_LIMITS, type QueueLimits, type ReadingQueue, type ReadReply, type ReadReport } from "./reading-queue.ts"
export type { ServerTools } from "./tools.ts"
