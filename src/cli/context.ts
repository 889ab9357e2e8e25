/** The world a command runs in: its streams, its environment and the module that makes the reader; tests bring their own. */
import type { Writable } from "node:stream"

/** Where a command writes. */
export interface Sink {
  write(text: string): Promise<void>
  /** Whether a person is looking. */
  readonly isTerminal: boolean
  /** Width of the terminal in characters. */
  readonly columns: number
}

/** All that a command may touch, besides the files its arguments name. */
export interface Context {
  readonly stdin: () => AsyncIterable<Uint8Array>
  /** Whether standard input is a person's keyboard. */
  readonly stdinIsTerminal: boolean
  readonly stdout: Sink
  readonly stderr: Sink
  readonly env: Readonly<Record<string, string | undefined>>
  /** URL of the module whose `createReader` reads; the package's own surface unless a test brings a fake. */
  readonly readerModule: string
}

/** A stream as a sink: a write is done when the stream has taken it, and fails when the reader has gone. */
export function makeSink(stream: Writable & { isTTY?: boolean; columns?: number }): Sink {
  stream.on("error", () => {}) // the write's own promise tells
  const write = (text: string): Promise<void> =>
    new Promise((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())))
  return { write, isTerminal: stream.isTTY === true, columns: stream.columns ?? 80 }
}

/** The world as the process has it. */
export function processContext(): Context {
  return {
    stdin: () => process.stdin,
    stdinIsTerminal: process.stdin.isTTY === true,
    stdout: makeSink(process.stdout),
    stderr: makeSink(process.stderr),
    env: process.env,
    readerModule: siblingModule("../index", import.meta.url),
  }
}

/** URL of a module beside another, with the ending that the other has: `.ts` from the sources, `.js` when built. */
export function siblingModule(name: string, base: string): string {
  return new URL(`${name}${base.endsWith(".ts") ? ".ts" : ".js"}`, base).href
}

/** Whether an error says that nobody reads our output any more (`| head`). */
export function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED")
}
