/** Progress of keeping, for a person at a terminal: how many, how fast, and how long still, where the size of the inputs is known. */
import { stat } from "node:fs/promises"
import { findFiles } from "../../ingest/find.ts"
import type { Input } from "../../ingest/index.ts"
import type { Context } from "../context.ts"

/** Progress that watches the inputs go by. */
export interface KeepProgress {
  watch(inputs: AsyncIterable<Input>): AsyncIterable<Input>
  step(): Promise<void>
  clear(): Promise<void>
}

const EVERY_MS = 200

/** Starts the line; where nobody looks it says nothing and measures nothing. */
export async function startKeeping({ stderr }: Context, paths: readonly string[]): Promise<KeepProgress> {
  if (!stderr.isTerminal) return { watch: (inputs) => inputs, step: async () => {}, clear: async () => {} }
  const sizes = await measureFiles(paths)
  const total = sizes && [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const started = performance.now()
  const state = { done: 0, taken: 0, shown: started }
  const step = async () => {
    state.done += 1
    const now = performance.now()
    if (now - state.shown < EVERY_MS) return
    state.shown = now
    const rate = state.done / ((now - started) / 1000)
    const left = total && state.taken > 0 ? ((total - state.taken) / state.taken) * ((now - started) / 1000) : undefined
    await stderr.write(`\r\u001b[K${state.done} reports, ${rate.toFixed(1)} a second${left === undefined ? "" : `, ${sayTime(left)} left`}`)
  }
  return { watch: (inputs) => watchSizes(inputs, sizes, state), step, clear: () => stderr.write("\r\u001b[K") }
}

/** Bytes of every file that the paths name; undefined where standard input or something packed is among them. */
async function measureFiles(paths: readonly string[]): Promise<Map<string, number> | undefined> {
  if (paths.includes("-")) return undefined
  const sizes = new Map<string, number>()
  for await (const found of findFiles(paths)) {
    if (found.kind !== "file") continue
    if (found.path.endsWith(".gz")) return undefined
    sizes.set(found.path, (await stat(found.path)).size)
  }
  return sizes
}

async function* watchSizes(
  inputs: AsyncIterable<Input>,
  sizes: ReadonlyMap<string, number> | undefined,
  state: { taken: number },
): AsyncGenerator<Input> {
  for await (const input of inputs) {
    const { path, line } = input.kind === "report" ? input.origin : input.issue
    if (line === undefined) state.taken += sizes?.get(path) ?? 0
    else if (input.kind === "report") state.taken += Buffer.byteLength(JSON.stringify([input.report, input.record]))
    yield input
  }
}

/** "40 s", "12 min", "3 h 5 min". */
export function sayTime(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
