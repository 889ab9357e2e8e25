/** Places on planted labels: where an event is, what knowledge adds, and which names may be chosen beside the encoder's spans. */
import { describe, expect, test } from "vitest"
import { knowledge, type Planting, plant, readPlanted } from "../../../test/planted-labels.ts"
import type { Place } from "../../record/index.ts"
import { placeCandidates } from "./place-candidates.ts"

const placeIn = (planting: Planting): Place | undefined => readPlanted(planting).events[0]?.place

describe("placeOf", () => {
  test.each<[string, Planting, Partial<Place> | undefined]>([
    [
      "a city",
      { text: "They [met|m:meeting] in [Damascus|d:WHERE].", links: ["where m d"] },
      { name: "Damascus", country: "SYR", precision: "city", lat: 33.51, lon: 36.29 },
    ],
    [
      "a country",
      { text: "They [met|m:meeting] in [Oman|d:WHERE].", links: ["where m d"] },
      { name: "Oman", country: "OMN", precision: "country" },
    ],
    [
      "a building that nobody knows",
      { text: "They [met|m:meeting] in [the Blue Hall|d:WHERE].", links: ["where m d"] },
      { name: "the Blue Hall", precision: "site" },
    ],
    ["not linked", { text: "They [met|m:meeting] in [Damascus|d:WHERE]." }, undefined],
    [
      "the likelier of two",
      { text: "They [met|m:meeting] in [Damascus|d:WHERE] near [Beirut|b:WHERE].", links: ["where m d 1", "where m b 3"] },
      { name: "Beirut" },
    ],
    [
      "over the end of a line",
      { text: "They [met|m:meeting] in [New\nDelhi|d:WHERE].", links: ["where m d"] },
      { name: "New Delhi", country: "IND" },
    ],
    [
      "from the dateline beside the text",
      { dateline: "[DAMASCUS|d:WHERE], June 4 (Xinhua)", text: "They [met|m:meeting].", links: ["where m d"] },
      { name: "Damascus", country: "SYR", basis: "dateline" },
    ],
    [
      "from a dateline of two words",
      { dateline: "[PHNOM PENH|d:WHERE], June 4 (Xinhua)", text: "They [met|m:meeting].", links: ["where m d"] },
      { name: "Phnom Penh", country: "KHM", basis: "dateline" },
    ],
    [
      "a name that knowledge finds and the encoder only links",
      { text: "They [met|m:meeting] in [Damascus|d:LAND].", links: ["where m d"] },
      { name: "Damascus", country: "SYR" },
    ],
    [
      "a capital that is described",
      { text: "They [met|m:meeting] in [the Syrian capital|d:WHERE].", links: ["where m d"] },
      { name: "Damascus", country: "SYR", precision: "city", lat: 33.51, lon: 36.29, basis: "description" },
    ],
    [
      "a capital that is described by its state's name",
      { text: "They [met|m:meeting] in [Iran's capital city|d:WHERE].", links: ["where m d"] },
      { name: "Tehran", country: "IRN", precision: "city", basis: "description" },
    ],
    [
      "a region said more closely",
      { text: "They [met|m:meeting] in [southwestern Guizhou|d:WHERE].", links: ["where m d"] },
      { name: "southwestern Guizhou", country: "CHN", precision: "region" },
    ],
    [
      "a capital of nobody knows what",
      { text: "They [met|m:meeting] in [the capital|d:WHERE].", links: ["where m d"] },
      { name: "the capital", precision: "site" },
    ],
    [
      "a short name in capitals stays as it is",
      { text: "They [met|m:meeting] in the [UAE|d:WHERE].", links: ["where m d"] },
      { name: "UAE", country: "ARE" },
    ],
  ])("%s", (_what, planting, expected) => {
    const place = placeIn(planting)
    if (expected) expect(place).toMatchObject(expected)
    else expect(place).toBeUndefined()
  })

  test("what knowledge does not know has neither country nor coordinates", () => {
    const place = placeIn({ text: "They [met|m:meeting] in [the Blue Hall|d:WHERE].", links: ["where m d"] })
    expect(Object.keys(place!).sort()).toEqual(["confidence", "evidence", "name", "precision"])
  })

  test("a place from the dateline that opens the text says so", () => {
    const text = "[DAMASCUS|d:WHERE], June 4 (Xinhua) -- They [met|m:meeting] on Tuesday."
    expect(placeIn({ text, published: "2024-06-05", links: ["where m d"] })).toMatchObject({ name: "Damascus", basis: "dateline" })
  })
})

describe("placeCandidates", () => {
  const found = (planting: Planting): string[] => {
    const { labels } = plant(planting)
    return placeCandidates(labels.words, knowledge).map(({ first, last }) =>
      labels.words
        .slice(first, last)
        .map(({ text }) => text)
        .join(" "),
    )
  }

  test.each<[string, Planting, string[]]>([
    ["cities and countries", { text: "He flew from Damascus to New Delhi and Oman." }, ["Damascus", "New Delhi", "Oman"]],
    ["of several sentences", { text: "He left Damascus. He came to Beirut." }, ["Damascus", "Beirut"]],
    ["not of the title", { title: "Talks in Beirut", text: "He left Damascus." }, ["Damascus"]],
    ["of a dateline in capitals", { dateline: "PHNOM PENH, June 4 (Xinhua)", text: "He left." }, ["PHNOM PENH"]],
    ["none", { text: "He left early." }, []],
  ])("%s", (_what, planting, expected) => expect(found(planting)).toEqual(expected))
})
