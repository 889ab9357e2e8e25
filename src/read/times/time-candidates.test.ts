/** Time expressions that rules find, as words of the row. */
import { describe, expect, test } from "vitest"
import { knowledge, type Planting, plant } from "../../../test/planted-labels.ts"
import { timeCandidates } from "./time-candidates.ts"

function found(planting: Planting, anchor: string | undefined = "2024-06-04"): string[] {
  const { labels, report } = plant(planting)
  return timeCandidates(labels.words, report, anchor, knowledge.times).map(({ first, last }) =>
    labels.words
      .slice(first, last)
      .map(({ text }) => text)
      .join(" "),
  )
}

describe("timeCandidates", () => {
  test.each<[string, Planting, string[]]>([
    ["a weekday", { text: "They met on Tuesday in Oman." }, ["Tuesday"]],
    ["a date", { text: "They met on May 20, 1998, in Oman." }, ["May 20 , 1998"]],
    ["of several sentences", { text: "They met on Tuesday. They left on Friday." }, ["Tuesday", "Friday"]],
    ["after words of two units", { text: "The 🕊 came on Tuesday. The 🕊🕊 left on Friday." }, ["Tuesday", "Friday"]],
    ["not of title and dateline", { title: "Talks on Monday", dateline: "DAMASCUS, June 4", text: "They met on Tuesday." }, ["Tuesday"]],
    ["not over the end of a sentence", { text: "They met in June. 4 of them left." }, ["June"]],
    ["not an hour of a programme", { text: "1000: call on the president. Tue 1830: arrival. 1330 hours: lunch." }, ["Tue"]],
    ["not a time of day", { text: "It began at 8:00 am (1300 GMT) on Tuesday, at 1400 UTC elsewhere." }, ["Tuesday"]],
    ["none", { text: "They may march on." }, []],
  ])("%s", (_what, planting, expected) => expect(found(planting)).toEqual(expected))

  test("none without a day to count from", () => {
    const { labels, report } = plant({ text: "They met on Tuesday." })
    expect(timeCandidates(labels.words, report, undefined, knowledge.times)).toEqual([])
  })
})
