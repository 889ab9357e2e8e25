/** Long reports: mentions are joined stretch by stretch, stretches by names, and it takes no long time. */
import { describe, expect, test } from "vitest"
import { knowledge, plant } from "../../../test/planted-labels.ts"
import type { Labels } from "../../language/index.ts"
import { clusterMentions } from "./cluster-mentions.ts"
import { type Mention, makeMention } from "./find-mentions.ts"

const reading = plant({ text: "They left." }).reading
const STATES = ["Iran", "Syria", "Iraq", "China", "Russia", "France"]

/** Mentions as a long report has them, a few words apart; the words themselves are not needed. */
function mentionsOf(texts: readonly string[], label = "person"): Mention[] {
  return texts.map((text, index) => {
    const name = text.startsWith("the ") ? [] : text.toLowerCase().split(" ")
    const state = label === "state" ? knowledge.findState(text) : undefined
    return { first: index * 5, last: index * 5 + 1, label, probability: 0.9, text, name, ...(state && { state }) }
  })
}

/** Links as windows give them: only near words, sure of what is one actor. */
const inWindows = (isOne: (a: number, b: number) => boolean): Labels => ({
  ...reading.labels,
  link: (_name, a, b) => (Math.abs(a.first - b.first) > 400 ? undefined : isOne(a.first / 5, b.first / 5) ? 6 : -6),
})

const clustersOf = (mentions: readonly Mention[], isOne: (a: number, b: number) => boolean): string[][] =>
  clusterMentions({ ...reading, labels: inWindows(isOne) }, mentions).map((cluster) => cluster.map(({ text }) => text))

const repeat = (count: number, textOf: (index: number) => string): string[] => Array.from({ length: count }, (_, index) => textOf(index))

describe("a part of a name", () => {
  const neverOne = () => false

  test("is the one whose full name begins or ends with it", () => {
    expect(clustersOf(mentionsOf(["Kristel Vaher", "the envoy", "Vaher", "Kristel"]), neverOne)).toEqual([
      ["Kristel Vaher", "Vaher", "Kristel"],
      ["the envoy"],
    ])
  })

  test("is the person though the encoder takes it for a body", () => {
    const [full, ...others] = mentionsOf(["Zorica Maric", "Maric", "Nato"], "organization")
    const clusters = clusterMentions({ ...reading, labels: inWindows(neverOne) }, [{ ...full!, label: "person" }, ...others])
    expect(clusters.map((cluster) => cluster.map(({ text, label }) => `${text} ${label}`))).toEqual([
      ["Zorica Maric person", "Maric person"],
      ["Nato organization"],
    ])
  })

  test("that two bear is neither, and what is in the middle of a name is none", () => {
    expect(clustersOf(mentionsOf(["Bashar Assad", "Maher Assad", "Assad"]), neverOne)).toHaveLength(3)
    expect(clustersOf(mentionsOf(["Kim Jong Il", "Jong"]), neverOne)).toHaveLength(2)
  })

  test("of a part of a name is the same person", () => {
    expect(clustersOf(mentionsOf(["Kim Jong Il", "Jong Il", "Jong"]), neverOne)).toEqual([["Kim Jong Il", "Jong Il", "Jong"]])
  })
})

describe("stretches", () => {
  test("a full name goes on in later stretches, by surname too", () => {
    const texts = repeat(1000, (i) => (i === 0 ? "Ali Kani" : i === 1 ? "Wang Yi" : i % 2 === 0 ? "Kani" : "Wang"))
    expect(clustersOf(mentionsOf(texts), (a, b) => a % 2 === b % 2).map(([name, ...rest]) => [name, rest.length])).toEqual([
      ["Ali Kani", 499],
      ["Wang Yi", 499],
    ])
  })

  test("states go on by their code", () => {
    const texts = repeat(1200, (i) => STATES[i % STATES.length]!)
    const clusters = clustersOf(mentionsOf(texts, "state"), () => true)
    expect(clusters.map((cluster) => [...new Set(cluster)])).toEqual(STATES.map((name) => [name]))
  })

  test("a surname that two bear is joined to neither", () => {
    const texts = repeat(300, (i) => (i < 100 ? "Bashar Assad" : i < 240 ? "Maher Assad" : "Assad"))
    expect(clustersOf(mentionsOf(texts), (a, b) => a < 240 === b < 240).map(({ length }) => length)).toEqual([100, 140, 60])
  })

  test("a description is joined to nobody of another stretch", () => {
    const texts = repeat(480, (i) => (i === 0 ? "Ali Kani" : "the minister"))
    expect(clustersOf(mentionsOf(texts), () => true).map(({ length }) => length)).toEqual([240, 240])
  })

  test("every mention is in one cluster, in reading order", () => {
    const texts = repeat(700, (i) => ["Ali Kani", "Wang Yi", "the envoy"][i % 3]!)
    const mentions = mentionsOf(texts)
    const clusters = clusterMentions({ ...reading, labels: inWindows((a, b) => a % 3 === b % 3) }, mentions)
    expect(clusters.flat().sort((a, b) => a.first - b.first)).toEqual(mentions)
    for (const cluster of clusters) expect([...cluster].sort((a, b) => a.first - b.first)).toEqual(cluster)
    expect([...clusters].sort((a, b) => a[0]!.first - b[0]!.first)).toEqual(clusters)
  })
})

describe("five thousand mentions", () => {
  const syllables = ["ka", "mo", "ri", "ta", "lu", "se", "no", "vi", "dar", "bek"]
  const surname = (n: number): string => [...String(n + 100)].map((digit) => syllables[Number(digit)]).join("")

  test.each<[string, (index: number) => string]>([
    ["of fifty persons", (i) => `Ali ${surname((i * 7) % 50)}`],
    ["of one person", () => "Ali Kani"],
    ["all of different persons", (i) => `Ali${surname(i)} ${surname(i * 3)}`],
    ["of a thousand persons of one surname", (i) => `Ali${surname((i * 7) % 1000)} Kim`],
    ["none of which has a name", (i) => `the envoy ${i % 9}`],
  ])("%s take a few seconds", (_what, textOf) => {
    const texts = repeat(5000, textOf)
    const start = process.cpuUsage()
    const clusters = clustersOf(mentionsOf(texts), (a, b) => texts[a] === texts[b])
    expect(clusters.flat()).toHaveLength(5000)
    expect(process.cpuUsage(start).user).toBeLessThan(15e6)
  })

  test("twice as many ask the encoder twice as often", () => {
    const asked = (count: number): number => {
      let calls = 0
      const { link, ...labels } = inWindows((a, b) => a % 50 === b % 50)
      const counted: Labels["link"] = (...pair) => {
        calls++
        return link(...pair)
      }
      const texts = repeat(count, (i) => `Ali ${surname(i % 50)}`)
      clusterMentions({ ...reading, labels: { ...labels, link: counted } }, mentionsOf(texts))
      return calls
    }
    expect(asked(4800)).toBe(2 * asked(2400))
  })
})

test.each([
  ["[Goh's lawyer|a:person] left.", "person", []],
  ["[Sudan's Elhadi|a:person] left.", "person", ["elhadi"]],
  ["[the OSCE|a:person] left.", "organization", ["osce"]],
])("%s", (text, label, name) => {
  const { reading: own, span } = plant({ text })
  expect(makeMention(own, { ...span("a"), label: "person", probability: 1 })).toMatchObject({ label, name })
})

test("mentions of a real text are made with their words", () => {
  const { reading: own, span } = plant({ text: "[Mr. Ali Kani|a:person] left." })
  expect(makeMention(own, { ...span("a"), label: "person", probability: 1 })).toMatchObject({ text: "Mr. Ali Kani", name: ["ali", "kani"] })
})
