/** Runs of the network that are asked for at once. */
import { expect, test } from "vitest"
import type { EncoderInputs } from "./model.ts"
import { oneByOne } from "./session.ts"

const inputs = (n: number): EncoderInputs => ({
  pieces: BigInt64Array.of(BigInt(n)),
  shapes: BigInt64Array.of(),
  words: BigInt64Array.of(),
  sentence: BigInt64Array.of(),
})

test("runs asked for at once are done one after the other, also after one that fails", async () => {
  let running = 0
  const most: number[] = []
  const run = oneByOne(async ({ pieces }) => {
    most.push(++running)
    await new Promise((done) => setTimeout(done, 5))
    running--
    if (pieces[0] === 2n) throw new Error("two")
    return { seen: Float32Array.of(Number(pieces[0])) }
  })
  const results = await Promise.allSettled([1, 2, 3].map((n) => run(inputs(n))))
  expect(most).toEqual([1, 1, 1])
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
})
