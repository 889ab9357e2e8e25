/** Actors on planted labels: mentions, which of them are one, their kind, name and country, and the offices of persons. */
import { describe, expect, test } from "vitest"
import { type Planting, plant, readPlanted } from "../../../test/planted-labels.ts"
import type { Actor } from "../../record/index.ts"
import { findMentions } from "./find-mentions.ts"

const actorsOf = (planting: Planting): Actor[] => readPlanted(planting).actors
const mentionsOf = (planting: Planting): string[] => findMentions(plant(planting).reading).map(({ text, label }) => `${label}: ${text}`)
/** Each actor as its mentions. */
const shown = (planting: Planting): string[] => actorsOf(planting).map(({ mentions }) => mentions.map(({ text }) => text).join(" = "))

describe("mentions", () => {
  test.each<[string, string, string[]]>([
    ["an article alone is none", "[The|a:state] envoys of [a|b:person] state met [the|c:group]", []],
    ["an article with its noun is one", "[the envoy|a:unnamed] left", ["unnamed: the envoy"]],
    ["a figure alone is none", "[7|a:group] came", []],
    ["a possessive is not a part", "[Syria's|a:state] envoy left", ["state: Syria"]],
    ["nor where it is curled", "[Syria’s|a:state] envoy left", ["state: Syria"]],
    ["nor after an s", "[the United States'|a:state] envoy left", ["state: the United States"]],
    ["a state's name that was cut is whole", "[Islamic Republic of|a:state] [Iran|b:state] agreed", ["state: Islamic Republic of Iran"]],
    ["a state's name of which half was found is whole", "in [North|a:state] Korea today", ["state: North Korea"]],
    ["a bracket that was left open is closed", "[the Arab League (LAS|a:organization]) met", ["organization: the Arab League (LAS)"]],
    ["a bracket that holds nothing is left out", "[the Arab League (|a:organization]LAS) met", ["organization: the Arab League"]],
    ["names side by side are one", "[Sultan|a:person] [bin Rashid|b:person] left", ["person: Sultan bin Rashid"]],
    ["a person with a state's name is left alone", "[Jordan King|a:person] left", ["person: Jordan King"]],
  ])("%s", (_what, text, expected) => expect(mentionsOf({ text })).toEqual(expected))

  // A state's name is made whole beside what else holds a part of it: "United States" and "States President Bush".
  test("no two mentions share a word", () => {
    const { reading } = plant({ text: "[United|a:state] [States President Bush|b:person] left." })
    const [one, other] = findMentions(reading)
    expect(other === undefined || one!.last <= other.first).toBe(true)
  })

  test.each<[string, string[]]>([
    ["[Bashar al-Assad|a:person]", ["bashar", "assad"]],
    ["[Mr. Assad|a:person]", ["assad"]],
    ["[Élodie Müller|a:person]", ["elodie", "muller"]],
    ["[the Syrian president|a:person]", []],
    ["[Syrian President Assad|a:person]", ["assad"]],
    ["[the Arab League|a:organization]", ["arab", "league"]],
  ])("name of %s", (text, name) => expect(findMentions(plant({ text: `${text} left.` }).reading)[0]?.name).toEqual(name))

  test.each<[string, string | undefined]>([
    ["[Syria|a:state]", "SYR"],
    ["[Damascus|a:state]", "SYR"],
    ["[Syrian|a:state]", "SYR"],
    ["[the United States|a:state]", "USA"],
    ["[Washington|a:state]", "USA"],
    ["[Kosovo|a:state]", "XKX"],
    ["[Syria|a:person]", undefined],
    ["[Atlantis|a:state]", undefined],
  ])("state of %s", (text, iso3) => expect(findMentions(plant({ text: `${text} left.` }).reading)[0]?.state?.iso3).toEqual(iso3))
})

describe("mentions that are one actor", () => {
  test.each<[string, Planting, string[]]>([
    [
      "a name and a description that the encoder links",
      { text: "[Bagheri Kani|k:person] came. [The Iranian minister|m:person] left.", links: ["same k m"] },
      ["Bagheri Kani = The Iranian minister"],
    ],
    [
      "a name and a description that it does not",
      { text: "[Bagheri Kani|k:person] came. [The Iranian minister|m:person] left." },
      ["Bagheri Kani", "The Iranian minister"],
    ],
    [
      "a name again, whatever the encoder says",
      { text: "[Bagheri Kani|k:person] came. [Bagheri Kani|m:person] left." },
      ["Bagheri Kani = Bagheri Kani"],
    ],
    [
      "a surname, where the encoder does not mind",
      { text: "[Ali Bagheri Kani|k:person] came. [Bagheri Kani|m:person] left.", links: ["same k m 0"] },
      ["Ali Bagheri Kani = Bagheri Kani"],
    ],
    ["a state and its capital", { text: "[Damascus|d:state] agreed. [Syria|s:state] signed." }, ["Damascus = Syria"]],
    ["a state and its adjective", { text: "[Syria|d:state] agreed. The [Syrian|s:state] side signed." }, ["Syria = Syrian"]],
    [
      "a body and its letters",
      { text: "The [International Monetary Fund|d:organization] came. The [IMF|s:organization] left.", links: ["same d s -2"] },
      ["International Monetary Fund = IMF"],
    ],
    ["two states never", { text: "[Iran|d:state] agreed. [Iraq|s:state] signed.", links: ["same d s 20"] }, ["Iran", "Iraq"]],
    [
      "two states never, through a third mention either",
      { text: "[Iran|a:state] and [Iraq|b:state]: [the country|c:state] agreed.", links: ["same a b 20", "same a c 20", "same b c 19"] },
      ["Iran = the country", "Iraq"],
    ],
    ["a state and a person never", { text: "[Iran|d:state] agreed. [Kani|s:person] signed.", links: ["same d s 20"] }, ["Iran", "Kani"]],
    [
      "two full names that share nothing never",
      { text: "[Faisal Mekdad|d:person] came. [Wang Yi|s:person] left.", links: ["same d s 20"] },
      ["Faisal Mekdad", "Wang Yi"],
    ],
    [
      "two brothers are two",
      { text: "[Bashar al-Assad|d:person] came. [Maher al-Assad|s:person] left.", links: ["same d s 1"] },
      ["Bashar al-Assad", "Maher al-Assad"],
    ],
    [
      "what the settings ask",
      {
        text: "[Bagheri Kani|k:person] came. [The Iranian minister|m:person] left.",
        links: ["same k m 2"],
        settings: { links: { same: 3 } },
      },
      ["Bagheri Kani", "The Iranian minister"],
    ],
  ])("%s", (_what, planting, expected) => expect(shown(planting)).toEqual(expected))

  test("actors stand in the order of their first mention", () => {
    const text = "[Iran|a:state] told [Syria|b:state] and [Iraq|c:state]. [Syria|d:state] told [Iran|e:state]."
    expect(shown({ text })).toEqual(["Iran = Iran", "Syria = Syria", "Iraq"])
  })
})

describe("a description and the name set after it", () => {
  test.each<[string, Planting, string[]]>([
    [
      "are one person",
      { text: "[South Korea's special envoy for energy|a:person], [Bae Doo-jin|b:person], left." },
      ["South Korea's special envoy for energy = Bae Doo-jin"],
    ],
    [
      "not where the name has an office of its own",
      { text: "[President Assad|a:person], [Foreign Minister Mekdad|b:person] and others left." },
      ["President Assad", "Foreign Minister Mekdad"],
    ],
    [
      "not without a comma",
      { text: "[The foreign minister|a:person] [Bae Doo-jin|b:person] left." },
      ["The foreign minister", "Bae Doo-jin"],
    ],
  ])("%s", (_what, planting, expected) => expect(shown(planting)).toEqual(expected))
})

describe("kind, name and country", () => {
  test.each<[string, Planting, Partial<Actor>]>([
    [
      "the fullest name of a person",
      { text: "[Assad|a:person] came. [Bashar al-Assad|b:person] left.", links: ["same a b"] },
      { kind: "person", name: "Bashar al-Assad" },
    ],
    [
      "words that are no name do not make it fuller",
      { text: "[the tired and late Bashar al-Assad|a:person] came. [Bashar al-Assad|b:person] left." },
      { name: "Bashar al-Assad" },
    ],
    ["a description without its article", { text: "[A senior official|a:unnamed] came." }, { kind: "unnamed", name: "senior official" }],
    ["a description over the end of a line", { text: "[A senior\nofficial|a:unnamed] came." }, { name: "senior official" }],
    [
      "the kind that most is said for",
      { text: "[The Foreign Ministry|a:organization~0.6] came. [The Foreign Ministry|b:government~0.9] left.", links: ["same a b"] },
      { kind: "government" },
    ],
    ["a state's own code", { text: "[Tehran|a:state] agreed." }, { kind: "state", country: "IRN" }],
    ["the adjective in a description", { text: "[the Iranian minister|a:person] left." }, { country: "IRN" }],
    ["a body of one state", { text: "[the Iranian parliament|a:organization] voted." }, { country: "IRN" }],
    ["a body of two states", { text: "[the Iranian-Syrian council|a:organization] and [the Iran and Syria council|b:group] met." }, {}],
    ["a land that the encoder chooses", { text: "[Wang Yi|a:person] of [China|c:LAND] came.", links: ["land a c"] }, { country: "CHN" }],
    ["a known body of one state", { text: "[the US Navy|a:organization] left [Japan|j:LAND].", links: ["land a j 1"] }, { country: "USA" }],
    [
      "a state in brackets after a name",
      { text: "[Erroll Snijders|a:person] ([Suriname|s:LAND]) spoke.", links: ["land a s -2"] },
      { country: "SUR" },
    ],
    [
      "a state after a name and an of",
      { text: "President [Kessai Lokboj|a:person] of the [Marshall Islands|m:LAND] spoke.", links: ["land a m -2"] },
      { country: "MHL" },
    ],
    [
      "a state before a name in brackets",
      { text: "Envoys of [Hungary|h:LAND] ([Kálmán Bartha|a:person]) came.", links: ["land a h -2"] },
      { country: "HUN" },
    ],
    [
      "an office of the report's home",
      { dateline: "ULAANBAATAR, June 4", text: "[Prime Minister|o:OFFICE] [Tsend Ganzorig|a:person] left.", links: ["holder o a"] },
      { country: "MNG" },
    ],
    [
      "the home's own ministry",
      { dateline: "ULAANBAATAR, June 4", text: "[The Foreign Ministry|a:government] denied it." },
      { country: "MNG" },
    ],
    ["a land that it does not choose", { text: "[Wang Yi|a:person] left [China|c:LAND] today." }, { name: "Wang Yi" }],
  ])("%s", (_what, planting, expected) => expect(actorsOf(planting)[0]).toMatchObject(expected))

  test.each<[string, string]>([
    ["[Damascus|a:state] agreed. [Syria|b:state] signed.", "Syria"],
    ["The [Syrian|a:state] side agreed. [Syria|b:state] signed.", "Syria"],
    ["[Tehran|a:state] agreed. [the Islamic Republic of Iran|b:state] signed.", "Islamic Republic of Iran"],
    ["[Damascus|a:state] agreed.", "Syria"],
    ["[The Syrian side|a:state] agreed.", "Syria"],
    ["[The Arab states|a:state] agreed.", "Arab states"],
  ])("a state bears its own name before its capital's and its adjective: %s", (text, name) => {
    expect(actorsOf({ text })[0]?.name).toBe(name)
  })

  test("where nothing says so, there is no country", () => {
    expect(actorsOf({ text: "[Wang Yi|a:person] left [China|c:LAND] today." })[0]).not.toHaveProperty("country")
    expect(actorsOf({ text: "[the Iran and Syria council|b:group] met." })[0]).not.toHaveProperty("country")
  })

  test.each<[string, Planting]>([
    ["an international body", { text: "[the United Nations|a:organization] met in [Iraq|i:LAND].", links: ["land a i"] }],
    [
      "an ambassador",
      { dateline: "ULAANBAATAR, June 4", text: "[The ambassador|o:OFFICE], [Karl Maier|a:person], left.", links: ["holder o a"] },
    ],
    [
      "an office told of beside another state",
      { dateline: "ULAANBAATAR, June 4", text: "[President|o:OFFICE] [Karl Maier|a:person] spoke in Japan.", links: ["holder o a"] },
    ],
  ])("home is no state for %s", (_what, planting) => expect(actorsOf(planting)[0]).not.toHaveProperty("country"))

  test("a group is not what an outlet calls a state", () => {
    const actors = actorsOf({ text: "[Resistance groups|g:group] fought [the Zionists|z:group].", links: ["same g z"] })
    expect(actors.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["group Resistance groups", "state Israel"])
  })

  test("what an outlet calls a state to judge it is that state", () => {
    const [one] = actorsOf({ text: "[the Zionist regime|a:organization] fired." })
    expect(one).toMatchObject({ kind: "state", country: "ISR", name: "Israel" })
  })

  test("each mention makes an actor surer", () => {
    const [one] = actorsOf({ text: "[Assad|a:person~0.7] came." })
    const [two] = actorsOf({ text: "[Assad|a:person~0.7] came. [Assad|b:person~0.7] left." })
    expect([one?.confidence, two?.confidence]).toEqual([0.7, 0.91])
  })
})
