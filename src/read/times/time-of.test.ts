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
    ["a month", "They [met|m:meeting] [last month|t:WHEN].", ["when m t"], ["2024-05", "relative"]],
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

  // The first expression that gives a date stands alone; expressions are joined only where none of them gives one, and then none is there.
  test.fails("a day and a length are one time", () => {
    const text = "He [came|m:visit] on [Monday|t:WHEN] for [three days|l:WHEN]."
    const settings = { links: { when: -1 } }
    expect(timeIn({ text, links: ["when m t 5", "when m l 5"], settings })?.value).toBe("2024-06-03/2024-06-05")
  })

  test("a date whole needs no day to count from", () => {
    const text = "They [met|m:meeting] on [May 20, 1998|t:WHEN]."
    expect(timeIn({ dateline: "", published: "", text, links: ["when m t"] })?.value).toBe("1998-05-20")
  })
})
