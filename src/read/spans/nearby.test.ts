/** What shares a window with a span. */
import { describe, expect, test } from "vitest"
import { plant } from "../../../test/planted-labels.ts"
import { membersOf, nearby, nearGroups } from "./nearby.ts"

const one = (first: number, last = first + 1) => ({ first, last })
const { labels } = plant({ title: "Head line", text: "We saw the envoy of it. ".repeat(9), reach: 10 })
/** Two in the title, then every fifth word. */
const spans = [one(0), one(1), ...Array.from({ length: 12 }, (_, i) => one(2 + i * 5))]

describe("nearby", () => {
  test("of a few all", () => expect(nearby(labels, one(3), spans.slice(0, 7))).toEqual(spans.slice(0, 7)))

  test.each<[string, number, number[]]>([
    ["at the beginning", 2, [0, 1, 2, 7, 12]],
    ["in the middle", 32, [0, 1, 22, 27, 32, 37, 42]],
    ["at the end", 61, [0, 1, 52, 57]],
  ])("of many those that share a window, and the title: %s", (_what, word, expected) => {
    expect(nearby(labels, one(word), spans).map(({ first }) => first)).toEqual(expected)
  })
})

describe("nearGroups", () => {
  test("groups are cut to what is near, and left out where nothing is", () => {
    const groups = { far: [one(2)], near: [one(7), one(32), one(34)], body: spans.slice(4) }
    const members = membersOf(["far", "near", "body"] as const, (name) => groups[name])
    const found = nearGroups(labels, one(32), members)
    expect(found.map(({ value }) => value).sort()).toEqual(["body", "near"])
    expect(found.find(({ value }) => value === "near")?.spans).toEqual([one(32), one(34)])
  })
})

describe("membersOf", () => {
  test("all spans in reading order, each with its group", () => {
    const groups = { a: [one(9), one(1)], b: [one(4), one(1, 3)] }
    expect(membersOf(["a", "b"] as const, (name) => groups[name])).toEqual([
      { group: "a", first: 1, last: 2 },
      { group: "b", first: 1, last: 3 },
      { group: "b", first: 4, last: 5 },
      { group: "a", first: 9, last: 10 },
    ])
  })
})
