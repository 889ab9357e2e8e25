/**
 * Worker threads that read. Each holds a reader and one report at a time; a thread that dies costs its report and is replaced.
 * Which thread reads a report makes no difference to its record.
 */
import { Worker } from "node:worker_threads"
import { siblingModule } from "../context.ts"
import { openReader, type ReaderOptions } from "../reader.ts"
import { type ReadableInput, type Reply, readToLine } from "./reading.ts"
import type { WorkerMessage, WorkerStart } from "./worker.ts"

/** Reads reports, some at once. */
export interface ReadingPool {
  read(input: ReadableInput): Promise<Reply>
  close(): Promise<void>
}

/** Opens a pool: one job reads in this thread, more in as many worker threads. Throws where no reader can be made. */
export async function openPool(jobs: number, readerModule: string, options: ReaderOptions): Promise<ReadingPool> {
  if (jobs > 1) return openThreads(jobs, readerModule, options)
  const reader = await openReader(readerModule, options)
  return { read: (input) => readToLine(reader, input), close: async () => {} }
}

interface Task {
  readonly input: ReadableInput
  readonly settle: (reply: Reply) => void
}

/** Opens a pool that reads in worker threads only, and leaves this one to others. Throws where no reader can be made. */
export async function openThreads(jobs: number, readerModule: string, options: ReaderOptions): Promise<ReadingPool> {
  const start = { readerModule, options }
  const waiting: Task[] = []
  const threads = await Promise.all(Array.from({ length: jobs }, () => openThread(start, waiting)))
  const read = (input: ReadableInput): Promise<Reply> =>
    new Promise((settle) => {
      if (threads.every((thread) => thread.isDead())) settle({ fault: "no worker thread could be started again" })
      else waiting.push({ input, settle })
      threads.find((thread) => thread.isFree())?.takeNext()
    })
  return { read, close: async () => void (await Promise.all(threads.map((thread) => thread.close()))) }
}

interface Thread {
  isFree(): boolean
  isDead(): boolean
  takeNext(): void
  close(): Promise<unknown>
}

/** One place in the pool, whichever worker fills it. */
async function openThread(start: WorkerStart, waiting: Task[]): Promise<Thread> {
  let task: Task | undefined
  let closed = false
  let ready = true
  let worker = await startWorker(start, listen)
  function listen(message: WorkerMessage | { readonly kind: "died"; readonly fault: string }): void {
    if (message.kind === "reply") settle(message.reply)
    else if (message.kind === "died" && !closed) void replace(message.fault)
  }
  function settle(reply: Reply): void {
    const done = task
    task = undefined
    done?.settle(reply)
    takeNext()
  }
  async function replace(fault: string): Promise<void> {
    ready = false
    try {
      worker = await startWorker(start, listen)
    } catch {
      closed = true
      for (const left of waiting.splice(0)) left.settle({ fault })
    }
    ready = !closed
    settle({ fault })
  }
  function takeNext(): void {
    if (task || !ready) return
    task = waiting.shift()
    if (task) worker.postMessage({ report: task.input.report, issues: task.input.issues })
  }
  const close = (): Promise<unknown> => {
    closed = true
    return worker.terminate()
  }
  return { isFree: () => !task && ready, isDead: () => closed, takeNext, close }
}

/** Starts a worker and waits until its reader stands. */
function startWorker(
  start: WorkerStart,
  listen: (message: WorkerMessage | { readonly kind: "died"; readonly fault: string }) => void,
): Promise<Worker> {
  const worker = new Worker(new URL(siblingModule("./worker", import.meta.url)), { workerData: start })
  return new Promise((resolve, reject) => {
    let stands = false
    let fault = "the worker thread ended"
    worker.on("error", (error) => {
      fault = `the worker thread died: ${error instanceof Error ? error.message : String(error)}`
    })
    worker.on("exit", () => (stands ? listen({ kind: "died", fault }) : reject(new Error(fault))))
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "unable") reject(new Error(message.fault))
      if (message.kind === "ready") {
        stands = true
        resolve(worker)
      }
      if (message.kind === "reply") listen(message)
    })
  })
}
