/** How long to wait after a failure: longer each time, a little other for each task, so that many do not come at once; and after how many tries it is given up. */
import { createHash } from "node:crypto"
import type { TasksTable } from "../../store/watching/tables.ts"
import { WatchFault } from "../faults.ts"

interface Patience {
  readonly firstMs: number
  readonly factor: number
  readonly longestMs: number
  readonly tries: number
}

/** How each kind of task is tried again. A feed is never given up, but asked ever more rarely, once a day at least. */
export const PATIENCE: Readonly<Record<TasksTable["kind"], Patience>> = Object.freeze({
  poll: { firstMs: 60_000, factor: 2, longestMs: 86_400_000, tries: Number.POSITIVE_INFINITY },
  article: { firstMs: 60_000, factor: 4, longestMs: 6 * 3_600_000, tries: 5 },
  hook: { firstMs: 30_000, factor: 3, longestMs: 6 * 3_600_000, tries: 8 },
})

/** Milliseconds until the next try, after so many that failed; at least what the server asked for. */
export function backOff(
  kind: TasksTable["kind"],
  key: string,
  { tries, asked = 0 }: { readonly tries: number; readonly asked?: number | undefined },
): number {
  const { firstMs, factor, longestMs } = PATIENCE[kind]
  const grown = Math.min(firstMs * factor ** Math.min(tries - 1, 30), longestMs)
  const share = createHash("sha256").update(`${key} ${tries}`).digest().readUInt32BE() / 2 ** 32
  return Math.max(asked, Math.round(grown * (0.75 + share / 2)))
}

/** Whether a task is given up after this fault. */
export function isGivenUp(kind: TasksTable["kind"], error: unknown, tries: number): boolean {
  if (kind === "poll") return false
  return tries >= PATIENCE[kind].tries || (error instanceof WatchFault && error.lasting)
}
