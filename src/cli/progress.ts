/** Progress of long work, on standard error and only where a person is looking. */
import type { Context } from "./context.ts"

/** A line that is written over and over. */
export interface Progress {
  step(kind: "record" | "failure"): Promise<void>
  /** Takes the line away, so that other words can stand there. */
  clear(): Promise<void>
}

const EVERY_MS = 200

/** Starts a progress line; it says nothing on the first quick steps, and nothing at all where nobody looks. */
export function startProgress({ stderr, stdout }: Context): Progress {
  if (!stderr.isTerminal || stdout.isTerminal) return { step: async () => {}, clear: async () => {} }
  const started = performance.now()
  const counts = { record: 0, failure: 0 }
  let shown = started
  const step = async (kind: "record" | "failure"): Promise<void> => {
    counts[kind] += 1
    const now = performance.now()
    if (now - shown < EVERY_MS) return
    shown = now
    const rate = ((counts.record + counts.failure) / ((now - started) / 1000)).toFixed(1)
    await stderr.write(`\r\u001b[K${counts.record} read, ${counts.failure} failed, ${rate} a second`)
  }
  return { step, clear: () => stderr.write("\r\u001b[K") }
}
