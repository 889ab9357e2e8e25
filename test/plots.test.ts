/** Drawings: the same bytes each time, readable at 300 edges, quick, and nothing that texts do not say. */
import { describe, expect, it } from "vitest"
import type { FoundOccurrence } from "../src/query/index.ts"
import { renderMap } from "../src/web/index.ts"
import { drawMap } from "../src/web/plots/map.ts"
import { drawMonths } from "../src/web/plots/months.ts"
import { drawNetwork } from "../src/web/plots/network-plot.ts"

const NODES = Array.from({ length: 120 }, (_, at) => ({
  id: `p-${at}`,
  name: `Minister Number ${at}`,
  kind: "person",
  to: `/people/p-${at}`,
}))
const EDGES = Array.from({ length: 300 }, (_, at) => ({
  relation: at % 3 === 0 ? ("speaks" as const) : ("meets" as const),
  source: `p-${(at * 7) % 40}`,
  target: `p-${(at * 13 + 1) % 120}`,
  count: 1 + (at % 9),
})).filter(({ source, target }) => source !== target)

/** Where the words of a drawing stand, as far as their letters can be measured without a screen. */
const boxesOf = (svg: string) =>
  [...svg.matchAll(/<text class="name" x="([\d.-]+)" y="([\d.-]+)">([^<]*)</g)].map(([, x, y, words]) => ({
    left: Number(x),
    right: Number(x) + words!.length * 6.6,
    top: Number(y) - 11,
    bottom: Number(y) + 3,
  }))

describe("a network of 300 edges", () => {
  const began = performance.now()
  const { markup } = drawNetwork(NODES, EDGES)
  const passed = performance.now() - began

  it("is the same bytes each time", () => {
    for (let at = 1; at <= 30; at += 1) drawNetwork(NODES.slice(at * 3), []) // so that the first is not kept any more
    expect(drawNetwork(NODES, EDGES).markup).toBe(markup)
  })

  it("is drawn in a moment", () => expect(passed).toBeLessThan(2_000))

  it("has every node and edge", () => {
    expect(markup.match(/class="node /g)).toHaveLength(NODES.length)
    expect(markup.match(/class="edge /g)).toHaveLength(EDGES.length)
  })

  it("has names that cover no other, and the rest at hand", () => {
    const boxes = boxesOf(markup)
    expect(boxes.length).toBeGreaterThan(25)
    const covering = boxes.flatMap((a, at) =>
      boxes.slice(at + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    )
    expect(covering).toEqual([])
    expect(boxes.length + (markup.match(/class="name hidden"/g) ?? []).length).toBe(NODES.length)
  })

  it("stays inside, whatever its size", () => {
    for (const count of [1, 2, 40]) {
      const few = drawNetwork(NODES.slice(0, count), []).markup
      for (const [, x] of few.matchAll(/cx="([\d.-]+)"/g)) expect(Number(x)).toBeGreaterThanOrEqual(0)
      expect(few).not.toContain("NaN")
    }
  })
})

const occurrence = (more: Partial<FoundOccurrence>): FoundOccurrence =>
  ({
    id: "o-000000000001",
    type: "meeting",
    status: "occurred",
    first: "2024-06-04",
    last: "2024-06-04",
    place: "Damascus",
    country: "SYR",
    lat: 33.5,
    lon: 36.3,
    precision: "city",
    participants: [],
    ...more,
  }) as FoundOccurrence

describe("a map", () => {
  const pinsOf = (...rows: Partial<FoundOccurrence>[]) =>
    [...renderMap({ asked: {}, page: { rows: rows.map(occurrence) } }).matchAll(/<title>([^<–]*: \d+)<\/title>/g)].map(([, words]) => words)

  it("has a pin where a text names a place", () => expect(pinsOf({}, { id: "o-000000000002" })).toEqual(["Damascus: 2"]))

  it.each([
    ["names a state alone", { place: "Syria", precision: "country" }],
    ["names no place", { place: null }],
    ["names a place that nobody knows", { lat: null, lon: null }],
  ])("has none where it %s", (_, row) => expect(pinsOf(row)).toEqual([]))

  it("is whole across the date line, at the poles and for one pin", () => {
    const far = [
      { lat: -17.8, lon: 177.4, name: "Nadi", count: 1 },
      { lat: -13.8, lon: -171.8, name: "Apia", count: 2 },
    ]
    for (const pins of [far, far.slice(0, 1), [{ lat: 90, lon: 0, name: "Pole", count: 1 }]]) {
      const { markup } = drawMap({ label: "Map", pins, arcs: pins.length > 1 ? [{ from: 0, to: 1 }] : [] })
      expect(markup).not.toContain("NaN")
      for (const [, x] of markup.matchAll(/cx="([\d.-]+)"/g)) expect(Number(x)).toBeGreaterThanOrEqual(0)
      for (const [, x] of markup.matchAll(/cx="([\d.-]+)"/g)) expect(Number(x)).toBeLessThanOrEqual(1000)
    }
  })

  it("shows hostile names as words", () => {
    const { markup } = drawMap({ label: "Map", pins: [{ lat: 1, lon: 1, name: '"><script>alert(1)</script>', count: 1 }] })
    expect(markup).not.toContain("<script")
  })
})

it("months leave room for those in which nothing was", () => {
  const months = ["2023-01", "2024-12"]
  const { markup } = drawMonths({ label: "x", months, series: [{ name: "together", kind: "together", counts: [1, 2] }] })
  const [first, last] = [...markup.matchAll(/<rect[^>]* x="([\d.]+)"/g)].map(([, x]) => Number(x))
  expect(last! - first!).toBeGreaterThan(800)
  expect(markup).not.toContain("NaN")
})
