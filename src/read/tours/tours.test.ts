/** Tours on planted labels: visits of one traveller that the encoder links, in the order of travel. */
import { describe, expect, test } from "vitest"
import { type Planting, readPlanted } from "../../../test/planted-labels.ts"

/** Each tour: "Kani: LBN Beirut > SYR Damascus". */
function shown(planting: Planting): string[] {
  const { actors, tours } = readPlanted({ dateline: "TEHRAN, June 4 (Xinhua)", published: "2024-06-05", ...planting })
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  return tours.map(
    ({ traveller, legs }) =>
      `${names.get(traveller)}: ${legs.map(({ country, place }) => [country, place].filter((part) => part).join(" ")).join(" > ")}`,
  )
}

const TEXT =
  "[Kani|k:person] [visited|v:visit] [Beirut|b:WHERE] on [Sunday|s:WHEN]. He [arrived|w:visit] in [Damascus|d:WHERE] on [Monday|m:WHEN]."
const LINKS = ["role-guest v k", "role-guest w k", "where v b", "where w d"]

describe("tours", () => {
  test.each<[string, Planting, string[]]>([
    ["two legs", { text: TEXT, links: [...LINKS, "tour v w"] }, ["Kani: LBN Beirut > SYR Damascus"]],
    [
      "by day, whatever is told first",
      { text: TEXT, links: [...LINKS, "tour v w", "when v m", "when w s"] },
      ["Kani: SYR Damascus > LBN Beirut"],
    ],
    ["two visits that the encoder does not link", { text: TEXT, links: LINKS }, []],
    ["not below what the settings ask", { text: TEXT, links: [...LINKS, "tour v w 1"], settings: { links: { tour: 2 } } }, []],
    ["one leg", { text: TEXT, links: ["role-guest v k", "where v b", "tour v w"] }, []],
    ["a stop without a place is none", { text: TEXT, links: ["role-guest v k", "role-guest w k", "where v b", "tour v w"] }, []],
    [
      "the host's country where no place is named",
      {
        text: "[Kani|k:person] [visited|v:visit] [Lebanon|l:state], then [went|w:visit] to [Syria|s:state].",
        links: ["role-guest v k", "role-guest w k", "role-host v l", "role-host w s", "tour v w"],
      },
      ["Kani: LBN > SYR"],
    ],
    [
      "visits of two travellers",
      { text: TEXT.replace("He ", "[Wang|x:person] "), links: ["role-guest v k", "role-guest w x", "where v b", "where w d", "tour v w"] },
      [],
    ],
    [
      "past before planned",
      {
        text: "[Kani|k:person] [goes|v:visit/planned] to [Beirut|b:WHERE] after he [left|w:visit] [Damascus|d:WHERE].",
        links: [...LINKS, "tour v w"],
      },
      ["Kani: SYR Damascus > LBN Beirut"],
    ],
    [
      "one place twice in a row is one leg",
      {
        text: `${TEXT} He [stayed|x:visit] in [Damascus|e:WHERE].`,
        links: [...LINKS, "role-guest x k", "where x e", "tour v w", "tour w x"],
      },
      ["Kani: LBN Beirut > SYR Damascus"],
    ],
    [
      "one place alone is no tour",
      {
        text: "[Kani|k:person] [came|v:visit] to [Beirut|b:WHERE]. He [stayed|w:visit] in [Beirut|d:WHERE].",
        links: [...LINKS, "tour v w"],
      },
      [],
    ],
    [
      "there and back again",
      {
        text: `${TEXT} He [returned|x:visit] to [Beirut|e:WHERE].`,
        links: [...LINKS, "role-guest x k", "where x e", "tour v w", "tour w x"],
      },
      ["Kani: LBN Beirut > SYR Damascus > LBN Beirut"],
    ],
    [
      "a state does not travel",
      {
        text: "[Iran|k:state] [visited|v:visit] [Beirut|b:WHERE], then [went|w:visit] to [Damascus|d:WHERE].",
        links: [...LINKS, "tour v w"],
      },
      [],
    ],
  ])("%s", (_what, planting, expected) => expect(shown(planting)).toEqual(expected))

  // Stops are told apart by country before place; of the tours of the gold one in seven stays in one country.
  test("two cities of one country", () => {
    const text = "[Kani|k:person] [visited|v:visit] [Shanghai|b:WHERE], then [went|w:visit] to [Beijing|d:WHERE]."
    expect(shown({ text, links: [...LINKS, "tour v w"] })).toEqual(["Kani: CHN Shanghai > CHN Beijing"])
  })

  test("legs point to their visits and their words", () => {
    const { tours, events } = readPlanted({ text: TEXT, links: [...LINKS, "tour v w"] })
    expect(tours[0]?.legs.map(({ order, event, evidence }) => [order, event, evidence[0]?.text])).toEqual([
      [1, "e1", "visited"],
      [2, "e2", "arrived"],
    ])
    expect(events.map(({ id }) => id)).toEqual(["e1", "e2"])
  })
})
