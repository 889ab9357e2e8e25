/** Offices of persons, named or not, on planted labels: titles, whose they are, status, and what they were worked out from. */
import { describe, expect, test } from "vitest"
import { type Planting, readPlanted } from "../../../test/planted-labels.ts"
import type { Actor } from "../../record/index.ts"

const actorsOf = (planting: Planting): Actor[] => readPlanted(planting).actors

describe("offices", () => {
  const offices = (planting: Planting): unknown[] =>
    actorsOf(planting).map((actor) =>
      actor.offices.map(({ title, country, organization, status, basis }) => [title, country ?? organization, status, basis]),
    )

  test.each<[string, Planting, unknown[]]>([
    [
      "read beside the name",
      { text: "[Syrian Foreign Minister|o:OFFICE] [Faisal Mekdad|a:person] left.", links: ["holder o a"] },
      [[["foreign minister", "SYR", "current", undefined]]],
    ],
    [
      "of somebody without a name, and not of the person beside",
      {
        text: "[Lauro Pacheco|a:person] met [our man|b:unnamed], [Turkish ambassador|o:OFFICE], and [his host|c:unnamed].",
        links: ["holder o b"],
      },
      [[], [["ambassador", "TUR", "current", undefined]], []],
    ],
    [
      "whole, though the encoder cut it",
      {
        text: "[First|p:OFFICE] [Deputy Foreign Minister|o:OFFICE] [Anatoly Berezhkov|a:person] left.",
        links: ["holder o a", "holder p a"],
      },
      [[["first deputy foreign minister", undefined, "current", undefined]]],
    ],
    ["linked to nobody", { text: "[Syrian Foreign Minister|o:OFFICE] [Faisal Mekdad|a:person] left." }, [[]]],
    ["of a state, which holds none", { text: "[Foreign Minister|o:OFFICE] of [Syria|a:state] left.", links: ["holder o a"] }, [[]]],
    [
      "former, as the encoder says",
      { text: "[Syrian Foreign Minister|o:OFFICE/former] [Faisal Mekdad|a:person] left.", links: ["holder o a"] },
      [[["foreign minister", "SYR", "former", undefined]]],
    ],
    [
      "former, as the words say",
      { text: "[former Syrian Foreign Minister|o:OFFICE] [Faisal Mekdad|a:person] left.", links: ["holder o a"] },
      [[["foreign minister", "SYR", "former", undefined]]],
    ],
    [
      "by letters",
      { text: "[Syrian FM|o:OFFICE] [Faisal Mekdad|a:person] left.", links: ["holder o a"] },
      [[["foreign minister", "SYR", "current", "kin"]]],
    ],
    [
      "as the report calls it",
      { text: "[top Syrian diplomat|o:OFFICE] [Faisal Mekdad|a:person] left.", links: ["holder o a"] },
      [[["top diplomat", "SYR", "current", undefined]]],
    ],
    [
      "its state from the land of the person",
      {
        text: "[China|c:LAND] sent [Foreign Minister|o:OFFICE] [Wang Yi|a:person].",
        links: ["holder o a", "land a c"],
      },
      [[["foreign minister", "CHN", "current", "context"]]],
    ],
    [
      "told twice, once",
      {
        text: "[Foreign Minister|o:OFFICE] [Wang Yi|a:person] left. [Wang|b:person], [Chinese foreign minister|p:OFFICE], left.",
        links: ["holder o a", "holder p b", "same a b"],
      },
      [[["foreign minister", "CHN", "current", undefined]]],
    ],
    [
      "two of one person",
      {
        text: "[Prime Minister|o:OFFICE] and [Foreign Minister|p:OFFICE] of [Qatar|q:LAND] [Mohammed Al Thani|a:person] left.",
        links: ["holder o a", "holder p a", "land a q"],
      },
      [
        [
          ["prime minister", "QAT", "current", "context"],
          ["foreign minister", "QAT", "current", "context"],
        ],
      ],
    ],
    [
      "the rank before a name",
      { text: "The army chief, Lt. Gen. [Shahid Niazi|a:person], left." },
      [[["lieutenant general", undefined, "current", "kin"]]],
    ],
    [
      "the rank at the head of a mention",
      { text: "[General Shahid Niazi|a:person] left." },
      [[["general", undefined, "current", undefined]]],
    ],
    ["a rank that is past", { text: "The retired General [Avner Shilo|a:person] left." }, [[["general", undefined, "former", undefined]]]],
    ["no rank in small letters", { text: "In general [Avner Shilo|a:person] left." }, [[]]],
    [
      "cut at a small word",
      { text: "[Faisal Mekdad|a:person], [Foreign Minister of|o:OFFICE] Syria, left.", links: ["holder o a"] },
      [[["foreign minister", "SYR", "current", undefined]]],
    ],
    [
      "with a small word too many",
      { text: "[Syrian Foreign Minister and|o:OFFICE] envoy [Faisal Mekdad|a:person] left.", links: ["holder o a"] },
      [[["foreign minister", "SYR", "current", undefined]]],
    ],
    [
      "of a counterpart",
      {
        text: "[Syrian Foreign Minister|o:OFFICE] [Faisal Mekdad|a:person] met [his Iranian counterpart|p:OFFICE] [Hossein Amir|b:person].",
        links: ["holder o a", "holder p b"],
      },
      [[["foreign minister", "SYR", "current", undefined]], [["foreign minister", "IRN", "current", "counterpart"]]],
    ],
    [
      "of a counterpart of nobody",
      { text: "[his Iranian counterpart|p:OFFICE] [Hossein Amir|b:person] left.", links: ["holder p b"] },
      [[]],
    ],
  ])("%s", (_what, planting, expected) => expect(offices(planting)).toEqual(expected))

  test("a counterpart's office has the words that it was worked out from", () => {
    const [, other] = actorsOf({
      text: "[Syrian Foreign Minister|o:OFFICE] [Faisal Mekdad|a:person] met [his Iranian counterpart|p:OFFICE] [Hossein Amir|b:person].",
      links: ["holder o a", "holder p b"],
    })
    expect(other?.offices[0]?.evidence.map(({ text }) => text)).toEqual(["his Iranian counterpart"])
    expect(other?.country).toBe("IRN")
  })
})
