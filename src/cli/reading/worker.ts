/** A worker thread: makes its own reader, then answers each report with the line of its record. */
import { parentPort, workerData } from "node:worker_threads"
import { openReader, type ReaderOptions } from "../reader.ts"
import { type ReadableInput, type Reply, readToLine } from "./reading.ts"

/** What the pool hands to a new thread. */
export interface WorkerStart {
  readonly readerModule: string
  readonly options: ReaderOptions
}

/** What a thread says: ready once, or why not; then one reply for each report. */
export type WorkerMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "unable"; readonly fault: string }
  | { readonly kind: "reply"; readonly reply: Reply }

async function answer(port: NonNullable<typeof parentPort>): Promise<void> {
  const { readerModule, options } = workerData as WorkerStart
  try {
    const reader = await openReader(readerModule, options)
    port.on("message", async (input: Pick<ReadableInput, "report" | "issues">) =>
      say({ kind: "reply", reply: await readToLine(reader, input) }),
    )
    say({ kind: "ready" })
  } catch (error) {
    say({ kind: "unable", fault: error instanceof Error ? error.message : String(error) })
  }
  function say(message: WorkerMessage): void {
    port.postMessage(message)
  }
}

if (parentPort) await answer(parentPort)
