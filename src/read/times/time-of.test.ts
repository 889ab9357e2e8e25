/** Times of events on planted labels: worked out from the report's day and the event's status. */
import { describe, expect, test } from "vitest"
import { type Planting, readPlanted } from "../../../test/planted-labels.ts"
import type { EventTime } from "../../record/index.ts"

/** June 4, 2024 is a Tuesday. */
const DATELINE = "DAMASCUS, June 4 (Xinhua)"
const timeIn = (planting: Planting): EventTime | undefined =>
  readPlanted({ dateline: DATELINE, published: "2024-06-05", ...planting }).events[0]?.time

describe("timeOf", () => {
  test.each<[string, string, readonly string[], [string, string] | undefined]>([
    ["a weekday of what took place", "They [met|m:meeting] on [Monday|t:WHEN].", ["when m t"], ["2024-06-03", "relative"]],
    ["the dateline's own weekday", "They [met|m:meeting] on [Tuesday|t:WHEN].", ["when m t"], ["2024-06-04", "relative"]],
    ["a weekday of what is planned", "They [meet|m:meeting/planned] on [Monday|t:WHEN].", ["when m t"], ["2024-06-10", "relative"]],
    ["a weekday of what is proposed", "They may [meet|m:meeting/proposed] on [Monday|t:WHEN].", ["when m t"], ["2024-06-10", "relative"]],
    ["a date whole", "They [met|m:meeting] on [May 20, 1998|t:WHEN].", ["when m t"], ["1998-05-20", "stated"]],
    ["a date without its year", "They [met|m:meeting] on [May 20|t:WHEN].", ["when m t"], ["2024-05-20", "relative"]],
    ["a date of this year", "They [met|m:meeting] on [May 20 of this year|t:WHEN].", ["when m t"], ["2024-05-20", "relative"]],
    ["a month", "They [met|m:meeting] [last month|t:WHEN].", ["when m t"], ["2024-05", "relative"]],
    ["sanctions since a month", "[Sanctions|m:sanction] in force [since April|t:WHEN] bite.", ["when m t"], ["2024-04", "relative"]],
    ["words that give no date", "They [met|m:meeting] [recently|t:WHEN].", ["when m t"], undefined],
    ["an expression that is not linked", "They [met|m:meeting] on [Monday|t:WHEN].", [], undefined],
    [
      "one that the rules find and the encoder only links",
      "They [met|m:meeting] on [Monday|t:ANY].",
      ["when m t"],
      ["2024-06-03", "relative"],
    ],
    [
      "the likelier of two",
      "They [met|m:meeting] on [Monday|t:WHEN], not on [Sunday|s:WHEN].",
      ["when m t 2", "when m s 4"],
      ["2024-06-02", "relative"],
    ],
    [
      "the second, where the first gives none",
      "They [met|m:meeting] [recently|t:WHEN], on [Sunday|s:WHEN].",
      ["when m t 5", "when m s 5"],
      ["2024-06-02", "relative"],
    ],
  ])("%s", (_what, text, links, expected) => {
    const time = timeIn({ text, links, settings: { links: { when: -1 } } })
    expect(time && [time.value, time.basis]).toEqual(expected)
  })

  test("the evidence is the expression", () => {
    const text = "They [met|m:meeting] on [Monday|t:WHEN]."
    expect(timeIn({ text, links: ["when m t"] })?.evidence.map((span) => span.text)).toEqual(["Monday"])
  })

  test.each<[string, Partial<Planting>, string | undefined]>([
    [
      "the day of the dateline in the text",
      { dateline: "", text: "DAMASCUS, June 4 (Xinhua) -- They [met|m:meeting] on [Monday|t:WHEN]." },
      "2024-06-03",
    ],
    ["the day of publication", { dateline: "", published: "2024-06-12" }, "2024-06-10"],
    ["the day of publication with its hour", { dateline: "", published: "2024-06-12T10:00:00Z" }, "2024-06-10"],
    ["no day", { dateline: "", published: "" }, undefined],
  ])("days count from %s", (_what, planting, expected) => {
    const text = "They [met|m:meeting] on [Monday|t:WHEN]."
    expect(timeIn({ text, links: ["when m t"], ...planting })?.value).toBe(expected)
  })

  test.each(["2024", "2024-06"])("days do not count from %s", (published) => {
    const text = "They [met|m:meeting] on [Monday|t:WHEN]."
    expect(timeIn({ dateline: "", published, text, links: ["when m t"] })).toBeUndefined()
  })

  test.each<[string, Partial<Planting>, string]>([
    ["dateline", {}, "dateline"],
    ["dateline, on the day of publication", { published: "2024-06-04" }, "dateline"],
    ["publication", { dateline: "" }, "published"],
    ["publication, where the dateline has no date", { dateline: "DAMASCUS (Xinhua)" }, "published"],
  ])("today is the day of the %s itself", (_what, planting, basis) => {
    for (const words of ["today", "this morning", "late today"])
      expect(timeIn({ text: `They [met|m:meeting] [${words}|t:WHEN].`, links: ["when m t"], ...planting })).toMatchObject({ basis })
  })

  test.each<[string, string, string]>([
    ["length after the day", "He [came|m:visit] on [Monday|t:WHEN] for [three days|l:WHEN].", "2024-06-03/2024-06-05"],
    ["length before the event", "On [Monday|t:WHEN] he began a [three-day|l:WHEN] official [visit|m:visit].", "2024-06-03/2024-06-05"],
    ["length that the rules find", "On [Monday|t:WHEN] he began a [three-day visit|m:visit].", "2024-06-03/2024-06-05"],
    ["length that ends", "He wrapped up a [three-day visit|m:visit] on [Monday|t:WHEN].", "2024-06-01/2024-06-03"],
    ["length far away", "On [Monday|t:WHEN] he [came|m:visit] to talk of a pause in the fighting of [three days|l:WHEN].", "2024-06-03"],
    ["length of what does not last", "On [Monday|t:WHEN] he [called|m:call] for [three days|l:WHEN].", "2024-06-03"],
  ])("a day and a %s", (_what, text, value) => expect(timeIn({ text, links: ["when m t"] })?.value).toBe(value))

  test.each<[string, string, readonly string[], string | undefined]>([
    [
      "the event before",
      "They [met|m:meeting] on [Monday|t:WHEN] and [left|n:visit] [two days later|l:WHEN].",
      ["when m t", "when n l"],
      "2024-06-05",
    ],
    ["no event", "They [met|m:meeting] there and [left|n:visit] [two days later|l:WHEN].", ["when n l"], undefined],
    [
      "the event that was spoken of last",
      "They [met|m:meeting] on [Monday|t:WHEN]. He [came|k:visit] on [Sunday|s:WHEN]. The [meeting|p:meeting] was told [the same day|l:WHEN] in [talks|n:call].",
      ["when m t", "when k s", "joint m p", "when n l"],
      "2024-06-03",
    ],
    [
      "no event that is still to come, for what took place",
      "He will [come|m:visit/planned] in [November 2024|t:WHEN]. They had [spoken|n:call] [the day before|l:WHEN].",
      ["when m t", "when n l"],
      "2024-06-03",
    ],
  ])("days count from %s", (_what, text, links, value) => {
    const { events } = readPlanted({ dateline: DATELINE, published: "2024-06-05", text, links })
    expect(events.at(-1)?.time?.value).toBe(value)
  })

  test("a date whole needs no day to count from", () => {
    const text = "They [met|m:meeting] on [May 20, 1998|t:WHEN]."
    expect(timeIn({ dateline: "", published: "", text, links: ["when m t"] })?.value).toBe("1998-05-20")
  })
})
