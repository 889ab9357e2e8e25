/**
 * Reports that are to be kept, one request's after another's, no more than so many requests: writing takes turns in any store, and who
 * waits for a turn must not hold what others ask with.
 */
import type { Input, InputIssue } from "../ingest/index.ts"
import type { Added } from "../store/index.ts"
import { ServerProblem } from "./problems.ts"

/** What became of a report, or the failure in its place. */
export type KeptReply =
  | { readonly kind: "kept"; readonly id: string; readonly added: Added }
  | { readonly kind: "failure"; readonly issue: InputIssue }
/** Keeps what comes; each reply is given when it is safe in the store. */
export type KeepReports = (inputs: AsyncIterable<Input>) => AsyncIterable<KeptReply>

/** A request's place in the queue, from before its body is taken in. */
export interface KeepingPlace {
  /** Waits for the turn and keeps; the place is free when this ends. */
  keep(inputs: AsyncIterable<Input>): AsyncGenerator<KeptReply>
  /** Gives the place up where there is nothing to keep. */
  leave(): void
}

/** Keeps within limits. */
export interface KeepingQueue {
  /** Throws a ServerProblem: writing-busy. */
  enter(): KeepingPlace
  /** How many keep or wait. */
  waiting(): number
  /** When nobody keeps any more. */
  idle(): Promise<void>
}

const MOST = 4

/** Puts turns and limits around keeping. */
export function limitKeeping(keep: KeepReports, most = MOST): KeepingQueue {
  let places = 0
  let last: Promise<void> = Promise.resolve()
  const enter = (): KeepingPlace => {
    if (places >= most) throw new ServerProblem("writing-busy", `${places} requests add reports or wait.`)
    places += 1
    let isHeld = true
    const leave = (): void => {
      if (isHeld) places -= 1
      isHeld = false
    }
    return { leave, keep: (inputs) => keepInTurn(inputs, leave) }
  }
  async function* keepInTurn(inputs: AsyncIterable<Input>, leave: () => void): AsyncGenerator<KeptReply> {
    const before = last
    const { promise, resolve } = Promise.withResolvers<void>()
    last = promise
    try {
      await before
      yield* keep(inputs)
    } finally {
      resolve()
      leave()
    }
  }
  return { enter, waiting: () => places, idle: () => last }
}
