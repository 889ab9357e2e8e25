import { expect, test } from "vitest"
import { makeTurns } from "./turns.ts"

test("so many at once, in their order, those that fail too", async () => {
  const takeTurn = makeTurns(2)
  let [under, most] = [0, 0]
  const order: number[] = []
  const work = (number: number) => async () => {
    under += 1
    most = Math.max(most, under)
    order.push(number)
    await new Promise((resolve) => setTimeout(resolve, 5))
    under -= 1
    if (number % 3 === 0) throw new Error("planted")
    return number
  }
  const results = await Promise.allSettled([...Array(9).keys()].map((number) => takeTurn(work(number))))
  expect(results.map(({ status }) => status === "fulfilled")).toEqual([...Array(9).keys()].map((number) => number % 3 !== 0))
  expect({ most, order }).toEqual({ most: 2, order: [...Array(9).keys()] })
  expect(await takeTurn(async () => 10)).toBe(10)
})
