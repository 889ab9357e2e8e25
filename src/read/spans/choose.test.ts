/** Choices by links: the columns compete, with "none" among them. */
import { describe, expect, test } from "vitest"
import { plant } from "../../../test/planted-labels.ts"
import { chooseAmong, chooseGroup, joinedScore, logSum } from "./choose.ts"
import { membersOf } from "./nearby.ts"

describe("logSum", () => {
  test.each<[readonly number[], number]>([
    [[0], 0],
    [[0, 0], Math.log(2)],
    [[1000, 1000], 1000 + Math.log(2)],
    [[-1000, 0], 0],
  ])("%j", (scores, sum) => expect(logSum(scores)).toBeCloseTo(sum, 9))
})

describe("chooseAmong", () => {
  test("nothing to choose from", () => expect(chooseAmong([], () => 1)).toEqual([]))

  test("one column against none", () => expect(chooseAmong(["a"], () => 0)).toEqual([{ value: "a", probability: 0.5 }]))

  test("the likeliest first; what cannot be asked is left out", () => {
    const scores: Record<string, number | undefined> = { a: -2, b: 3, c: undefined, d: 1 }
    expect(chooseAmong(["a", "b", "c", "d"], (name) => scores[name]).map(({ value }) => value)).toEqual(["b", "d", "a"])
  })

  test("all and none are one together", () => {
    const choices = chooseAmong([2, -1, 0.5, 7], (score) => score)
    const none = Math.exp(-logSum([0, 2, -1, 0.5, 7]))
    expect(choices.reduce((sum, { probability }) => sum + probability, 0) + none).toBeCloseTo(1, 9)
  })

  test("scores beyond what exp can hold", () => expect(chooseAmong([900, 899], (score) => score)[0]?.probability).toBeCloseTo(0.731, 3))
})

describe("joinedScore", () => {
  const { labels } = plant({
    text: "[Assad|a:person] [met|m:meeting] [Putin|p:person]; the [talks|t:meeting] ended.",
    links: ["role-host m a 2", "role-host t a 1"],
  }).reading
  const { span } = plant({ text: "[Assad|a:person] [met|m:meeting] [Putin|p:person]; the [talks|t:meeting] ended." })

  test("sums over the pairs", () => {
    expect(joinedScore(labels, "role-host", [span("m"), span("t")], [span("a")])).toBeCloseTo(logSum([2, 1]), 9)
  })

  test("a span is not asked of itself", () => expect(joinedScore(labels, "role-host", [span("m")], [span("m")])).toBeUndefined())

  test("groups without members", () => expect(joinedScore(labels, "role-host", [], [span("a")])).toBeUndefined())
})

describe("chooseGroup", () => {
  const text = "[Assad|a:person] [met|m:meeting] [Putin|p:person]. [The Russian|r:person] left."

  test("what all members say counts", () => {
    const { reading, span } = plant({ text, links: ["role-host m p 1.5", "role-host m r 1.5", "role-host m a 2"] })
    const groups = { assad: [span("a")], putin: [span("p"), span("r")] }
    const members = membersOf(["assad", "putin"] as const, (name) => groups[name])
    expect(chooseGroup(reading.labels, "role-host", span("m"), members)[0]?.value).toBe("putin")
  })

  test("nobody near", () => {
    const { reading, span } = plant({ text })
    expect(chooseGroup(reading.labels, "role-host", span("m"), [])).toEqual([])
  })
})
