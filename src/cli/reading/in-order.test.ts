import { setTimeout } from "node:timers/promises"
import fc from "fast-check"
import { expect, test } from "vitest"
import { mapInOrder } from "./in-order.ts"

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

test("results come in the order of the items, and never more than the width are under way", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(4)), fc.integer({ min: 1, max: 5 }), async (delays, width) => {
      let running = 0
      const results: number[] = []
      const work = async ([delay, index]: readonly [number, number]): Promise<number> => {
        running += 1
        expect(running).toBeLessThanOrEqual(width)
        await setTimeout(delay)
        running -= 1
        return index
      }
      for await (const index of mapInOrder(from(delays.map((delay, index) => [delay, index] as const)), width, work)) results.push(index)
      expect(results).toEqual(delays.map((_, index) => index))
    }),
    { numRuns: 30 },
  )
})

test("a result is given before the next item comes", async () => {
  const items = async function* () {
    yield 1
    await new Promise(() => {}) // a person who types slowly
  }
  const results = mapInOrder(items(), 4, async (item) => item * 2)
  expect(await results.next()).toEqual({ done: false, value: 2 })
})

test("stopping early stops the items", async () => {
  let closed = false
  const items = async function* () {
    try {
      for (let item = 0; ; item++) yield item
    } finally {
      closed = true
    }
  }
  for await (const item of mapInOrder(items(), 3, async (value) => value)) if (item === 5) break
  await setTimeout(1)
  expect(closed).toBe(true)
})
