/** Turns: so many pieces of work at once, the others in the order in which they came. Long answers take them, so that short ones need not wait. */

/** Does the work when its turn comes. */
export type TakeTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Makes turns for so many at once. */
export function makeTurns(width: number): TakeTurn {
  const waiting: (() => void)[] = []
  let free = width
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => void waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
