/**
 * What comes one by one, in batches: while one batch is at work the next gathers, so that a quick source is taken in large pieces and
 * a slow one never waits. Results keep the order of the items.
 */

/** How large a batch may grow. */
export interface BatchLimits {
  readonly items: number
  /** Of `sizeOf`, in all; one item may be larger. */
  readonly size: number
}

/** Groups items; a batch is given when the one before has been dealt with and at least one item is there. */
export async function* gatherBatches<T>(items: AsyncIterable<T>, sizeOf: (item: T) => number, limits: BatchLimits): AsyncGenerator<T[]> {
  const waiting: T[] = []
  let size = 0
  let wake = () => {}
  let state: { done: boolean; error?: unknown } = { done: false }
  const signal = () => new Promise<void>((resolve) => (wake = resolve))
  let room = Promise.resolve()
  let leave = () => {}
  const pump = async () => {
    try {
      for await (const item of items) {
        waiting.push(item)
        size += sizeOf(item)
        wake()
        if (waiting.length >= limits.items || size >= limits.size) room = new Promise((resolve) => (leave = resolve))
        await room
        if (state.done) return
      }
      state = { done: true }
    } catch (error) {
      state = { done: true, error }
    }
    wake()
  }
  void pump()
  try {
    while (true) {
      if (waiting.length === 0 && !state.done) await signal()
      if (waiting.length === 0) break
      const batch = waiting.splice(0)
      size = 0
      leave()
      yield batch
    }
    if ("error" in state) throw state.error
  } finally {
    state = { done: true }
    leave()
  }
}
