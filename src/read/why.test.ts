/** Reasons in words: none where all is plain, the least sure part where a fact is unlikely, and what was worked out. */
import { describe, expect, test } from "vitest"
import { type Planting, readPlanted } from "../../test/planted-labels.ts"
import { type Doubt, REASONS, whyOf } from "./why.ts"

describe("whyOf", () => {
  const doubts: readonly Doubt[] = [
    [0.6, REASONS.event],
    [0.4, REASONS.status],
  ]
  test.each<[string, ReturnType<typeof whyOf>, object]>([
    ["nothing where all is plain", whyOf(0.9, doubts), {}],
    ["the least sure part", whyOf(0.3, doubts), { why: REASONS.status }],
    ["what was worked out, however sure", whyOf(0.9, doubts, [REASONS.dateFromEvent, false, undefined]), { why: REASONS.dateFromEvent }],
    ["both", whyOf(0.3, doubts, [REASONS.dateFromEvent]), { why: `${REASONS.dateFromEvent}; ${REASONS.status}` }],
    ["each once", whyOf(0.3, [[0.3, REASONS.time]], [REASONS.time]), { why: REASONS.time }],
  ])("%s", (_what, found, expected) => expect(found).toEqual(expected))
})

/** Every `why` of a record, by the kind of fact. */
function whysOf(planting: Planting): string[] {
  const { actors, events, statements, ties, tours } = readPlanted(planting)
  const facts = {
    actor: actors,
    office: actors.flatMap(({ offices }) => offices),
    event: events,
    participant: events.flatMap(({ participants }) => participants),
    place: events.flatMap(({ place }) => place ?? []),
    time: events.flatMap(({ time }) => time ?? []),
    statement: statements,
    tie: ties,
    tour: tours,
  }
  return Object.entries(facts).flatMap(([kind, list]) => list.flatMap(({ why }) => (why ? [`${kind}: ${why}`] : [])))
}

const DATELINE = { dateline: "[DAMASCUS|g:WHERE], June 4 (Xinhua)", published: "2024-06-05" }

describe("a record", () => {
  test.each<[string, Planting, string[]]>([
    ["sure and read", { text: "[Assad|a:person] [met|m:meeting] [Kani|b:person].", links: ["role-host m a", "role-guest m b"] }, []],
    [
      "an unsure event",
      { text: "They [met|m:meeting~0.55] today.", settings: { calibration: { event: [-1, 1] } } },
      [`event: ${REASONS.event}`],
    ],
    [
      "a weak participant",
      { text: "[Assad|a:person] [met|m:meeting] [Kani|b:person].", links: ["role-host m a", "role-guest m b -1"] },
      [`participant: ${REASONS.participant}`],
    ],
    [
      "a date from the dateline",
      { ...DATELINE, text: "They [met|m:meeting] on [Monday|t:WHEN].", links: ["when m t"] },
      ["time: date worked out from the dateline"],
    ],
    [
      "a date from the day of publication",
      { published: "2024-06-05", text: "They [met|m:meeting] [today|t:WHEN].", links: ["when m t"] },
      ["time: date taken from the day of publication"],
    ],
    ["a stated date", { text: "They [met|m:meeting] on [June 4, 2024|t:WHEN].", links: ["when m t"] }, []],
    [
      "a place from the dateline",
      { ...DATELINE, text: "They [met|m:meeting].", links: ["where m g"] },
      ["place: place taken from the dateline"],
    ],
    [
      "a speaker from the context",
      {
        text: "[Assad|a:person] left. [He|h:SOURCE] [said|q:CUE] [all went well|c:CONTENT].",
        links: ["cue c q", "source c h", "speaker c a"],
      },
      [`statement: ${REASONS.speakerFromContext}`],
    ],
    [
      "an office from a counterpart's, its state from the words around",
      {
        text: "[Syria|s:state]'s [foreign minister|o:OFFICE] [Mekdad|a:person] met [his Iranian counterpart|p:OFFICE] [Kani|b:person].",
        links: ["holder o a", "holder p b", "land a s"],
      },
      ["office: office taken from another's: counterpart"],
    ],
    [
      "the speaker's own stance",
      {
        text: "[[Assad|a:person]|r:SOURCE] [said|q:CUE] [he [condemns|t:ACCUSE] [Israel|i:state]|c:CONTENT].",
        links: ["cue c q", "source c r", "tie-target t i"],
      },
      [`tie: ${REASONS.sourceFromSpeaker}`],
    ],
  ])("%s", (_what, planting, expected) => expect(whysOf(planting)).toEqual(expected))

  test("says nothing where all is sure and read", () => {
    const text = "[Assad|a:person] [met|m:meeting] [Kani|b:person] on [June 4, 2024|t:WHEN]."
    expect(whysOf({ text, links: ["role-host m a", "role-guest m b", "when m t"] })).toEqual([])
  })
})
