/** Statements on planted labels: contents with their cue and source, whose they are, to whom, where, and in what mode. */
import { describe, expect, test } from "vitest"
import { type Planting, readPlanted } from "../../../test/planted-labels.ts"
import type { DiplomaticRecord, Statement } from "../../record/index.ts"

const nameIn = ({ actors }: DiplomaticRecord, id: string | undefined): string | undefined => actors.find((actor) => actor.id === id)?.name

/** Each statement: "Assad: We stay / and help". */
function shown(planting: Planting): string[] {
  const record = readPlanted(planting)
  return record.statements.map(({ speaker, content }) => `${nameIn(record, speaker)}: ${content.map(({ text }) => text).join(" / ")}`)
}

const one = (planting: Planting): Statement => readPlanted(planting).statements[0]!

describe("content, cue and source", () => {
  test.each<[string, Planting, string[]]>([
    [
      "after its cue",
      {
        text: "[Assad|a:SOURCE] [said|q:CUE] that [we stay|c:CONTENT]. [Assad|p:person] left.",
        links: ["cue c q", "source c a", "speaker c p"],
      },
      ["Assad: we stay"],
    ],
    [
      "split by its cue",
      {
        text: "“[We stay|c:CONTENT],” [[Assad|p:person]|a:SOURCE] [said|q:CUE], “[and we help|d:CONTENT].”",
        links: ["cue c q", "cue d q", "source c a", "source d a"],
      },
      ["Assad: We stay / and we help"],
    ],
    [
      "two cues, two statements",
      {
        text: "[[Assad|p:person]|a:SOURCE] [said|q:CUE] [we stay|c:CONTENT] and [added|r:CUE] [we help|d:CONTENT].",
        links: ["cue c q", "cue d r", "source c a", "source d a", "more c d 9"],
      },
      ["Assad: we stay", "Assad: we help"],
    ],
    [
      "over two paragraphs",
      {
        text: "[[Assad|p:person]|a:SOURCE] [said|q:CUE]: “[We stay.|c:CONTENT]\n\n“[We help.|d:CONTENT]”",
        links: ["cue c q", "source c a", "more c d"],
      },
      ["Assad: We stay / We help"],
    ],
    [
      "over three paragraphs",
      {
        text: "[[Assad|p:person]|a:SOURCE] [said|q:CUE]: “[We stay.|c:CONTENT]\n\n“[We help.|d:CONTENT]\n\n“[We hope.|e:CONTENT]”",
        links: ["cue c q", "source c a", "more c d", "more d e"],
      },
      ["Assad: We stay / We help / We hope"],
    ],
    [
      "a quotation without a cue is one of its own",
      {
        text: "[[Assad|p:person]|a:SOURCE] [said|q:CUE]: “[We stay.|c:CONTENT]”\n\n“[We help.|d:CONTENT]”",
        links: ["cue c q", "source c a", "speaker d p"],
      },
      ["Assad: We stay", "Assad: We help"],
    ],
    [
      "one inside another",
      {
        text: "[[Assad|p:person]|a:SOURCE] [said|q:CUE] [[[Kani|k:person]|b:SOURCE] [promised|r:CUE] [to help|d:INNER]|c:CONTENT].",
        links: ["cue c q", "source c a", "cue d r", "source d b"],
      },
      ["Assad: Kani promised to help", "Kani: to help"],
    ],
    [
      "one cue, one statement: a part of its words is no second one",
      {
        text: "[[Assad|p:person]|a:SOURCE] [said|q:CUE] [they [would help|d:INNER]|c:CONTENT].",
        links: ["cue c q", "cue d q", "source c a", "source d a"],
      },
      ["Assad: they would help"],
    ],
    ["nobody speaks", { text: "It [was said|q:CUE] that [they stay|c:CONTENT].", links: ["cue c q"] }, []],
  ])("%s", (_what, planting, expected) => expect(shown(planting)).toEqual(expected))

  // The layers of contents and of inner contents may hold the same words, and each makes a statement.
  test("once, where both layers of contents have it", () => {
    const text = "[[Assad|p:person]|a:SOURCE] [said|q:CUE] [[we stay|d:INNER]|c:CONTENT]."
    expect(shown({ text, links: ["cue c q", "cue d q", "source c a", "source d a"] })).toEqual(["Assad: we stay"])
  })

  // Only the first part is asked for the source; where a later part has it, the statement is lost.
  test("with the source of a later part", () => {
    const text = "“[We stay|c:CONTENT],” [said|q:CUE] [[Assad|p:person]|a:SOURCE], “[and we help|d:CONTENT].”"
    expect(shown({ text, links: ["cue c q", "cue d q", "source d a"] })).toEqual(["Assad: We stay / and we help"])
  })

  test("cue and source are in the record as they stand", () => {
    const { cue, source } = one({
      text: "“[We stay|c:CONTENT],” [[Assad|p:person]|a:SOURCE] [said|q:CUE].",
      links: ["cue c q", "source c a"],
    })
    expect([cue?.text, source?.text]).toEqual(["said", "Assad"])
  })

  test("the nearest cue is not taken where the encoder takes another", () => {
    const text = "[[Assad|p:person]|a:SOURCE] [said|q:CUE], and it [was added|r:CUE], [they stay|c:CONTENT]."
    expect(one({ text, links: ["cue c q 5", "cue c r 2", "source c a"] }).cue?.text).toBe("said")
  })

  test("no cue where none is likelier than none", () => {
    const text = "[[Assad|p:person]|a:SOURCE] [said|q:CUE] [they stay|c:CONTENT]."
    expect(one({ text, links: ["cue c q -1", "source c a"] })).not.toHaveProperty("cue")
  })
})

describe("speakers", () => {
  test.each<[string, Planting, string[]]>([
    [
      "the mention that the source is",
      { text: "[[Assad|p:person]|a:SOURCE] [said|q:CUE] [we stay|c:CONTENT].", links: ["cue c q", "source c a"] },
      ["Assad: we stay"],
    ],
    [
      "the mention that the source ends with",
      {
        text: "[[Syria|s:state]'s minister [Faisal Mekdad|p:person]|a:SOURCE] [said|q:CUE] [we stay|c:CONTENT].",
        links: ["cue c q", "source c a"],
      },
      ["Faisal Mekdad: we stay"],
    ],
    [
      "the mention that the source is a part of",
      { text: "[Minister [Faisal Mekdad|a:SOURCE]|p:person] [said|q:CUE] [we stay|c:CONTENT].", links: ["cue c q", "source c a"] },
      ["Minister Faisal Mekdad: we stay"],
    ],
    [
      "the one whom a pronoun stands for, by the content",
      {
        text: "[Assad|p:person] met [Kani|k:person]. [He|a:SOURCE] [said|q:CUE] [we stay|c:CONTENT].",
        links: ["cue c q", "source c a", "speaker c p 5"],
      },
      ["Assad: we stay"],
    ],
    [
      "the one whom a pronoun stands for, by the pronoun",
      {
        text: "[Assad|p:person] met [Kani|k:person]. [He|a:SOURCE] [said|q:CUE] [we stay|c:CONTENT].",
        links: ["cue c q", "source c a", "speaker c p 1", "speaker c k 1", "same a k 5"],
      },
      ["Kani: we stay"],
    ],
    [
      "both who met",
      {
        text: "[Assad|p:person] [met|m:meeting] [Kani|k:person]. [The two sides|a:SOURCE] [agreed|q:CUE] to [stay|c:CONTENT].",
        links: ["role-host m p", "role-guest m k", "cue c q", "source c a", "speaker c p 1"],
      },
      ["Assad: stay", "Kani: stay"],
    ],
    [
      "both states that were named last",
      {
        text: "[Syria|p:state] and [Iran|k:state] are neighbours. [Both countries|a:SOURCE] [agreed|q:CUE] to [stay|c:CONTENT].",
        links: ["cue c q", "source c a"],
      },
      ["Syria: stay", "Iran: stay"],
    ],
    [
      "not two of three",
      {
        text: "[Syria|p:state], [Iran|k:state] and [Iraq|i:state] met. [Both countries|a:SOURCE] [agreed|q:CUE] to [stay|c:CONTENT].",
        links: ["cue c q", "source c a", "speaker c p 5"],
      },
      ["Syria: stay"],
    ],
    [
      "none where the encoder knows none",
      { text: "[Assad|p:person] left. [He|a:SOURCE] [said|q:CUE] [we stay|c:CONTENT].", links: ["cue c q", "source c a"] },
      [],
    ],
  ])("%s", (_what, planting, expected) => expect(shown(planting)).toEqual(expected))

  test("a named speaker is surer than one by a pronoun", () => {
    const named = one({ text: "[[Assad|p:person]|a:SOURCE] [said|q:CUE] [we stay|c:CONTENT].", links: ["cue c q", "source c a"] })
    const text = "[Assad|p:person] left. [He|a:SOURCE] [said|q:CUE] [we stay|c:CONTENT]."
    const meant = one({ text, links: ["cue c q", "source c a", "speaker c p 1", "same a p 2"] })
    expect(meant.confidence).toBeLessThan(named.confidence)
  })
})

describe("mode", () => {
  test.each<[Statement["mode"], string]>([
    ["direct", "“[We stay|c:CONTENT],” [[Assad|p:person]|a:SOURCE] said."],
    ["direct", '"[We stay|c:CONTENT]," [[Assad|p:person]|a:SOURCE] said.'],
    ["direct", "[[Assad|p:person]|a:SOURCE] said: “[We stay, ‘come what may’.|c:CONTENT]”"],
    ["indirect", "[[Assad|p:person]|a:SOURCE] said [they would stay|c:CONTENT]."],
    ["mixed", "[[Assad|p:person]|a:SOURCE] said [they would “stay for ever”|c:CONTENT]."],
  ])("%s: %s", (mode, text) => expect(one({ text, links: ["source c a"] }).mode).toBe(mode))

  test("of a statement in two parts", () => {
    const text = "“[We stay|c:CONTENT],” [[Assad|p:person]|a:SOURCE] [said|q:CUE], adding [they help|d:CONTENT]."
    expect(one({ text, links: ["cue c q", "cue d q", "source c a", "source d a"] }).mode).toBe("mixed")
  })
})

describe("addressee, occasion and whom it is about", () => {
  const text = "[[Assad|p:person]|a:SOURCE] [told|q:CUE] [Kani|k:person] at the [talks|t:meeting] that [[Iran|i:state] stays|c:CONTENT]."
  const links = ["cue c q", "source c a"]

  test("none unless the encoder says so", () => {
    const statement = one({ text, links })
    expect(statement).not.toHaveProperty("addressee")
    expect(statement).not.toHaveProperty("occasion")
  })

  test("as the encoder says", () => {
    const record = readPlanted({ text, links: [...links, "addressee c k", "occasion c t"] })
    const [statement] = record.statements
    expect(nameIn(record, statement?.addressee)).toBe("Kani")
    expect(statement?.occasion).toBe("e1")
    expect(statement?.about.map((id) => nameIn(record, id))).toEqual(["Iran"])
  })

  test("nobody tells himself", () => expect(one({ text, links: [...links, "addressee c p 9"] })).not.toHaveProperty("addressee"))

  test("a speaker's own name does not make it about the speaker", () => {
    const record = readPlanted({
      text: "[[Assad|p:person]|a:SOURCE] [said|q:CUE] [[Assad|o:person] stays|c:CONTENT].",
      links: [...links, "same p o"],
    })
    expect(record.statements[0]?.about).toEqual([])
  })
})

describe("what is told only in a statement", () => {
  const attributions = (planting: Planting): string[] => readPlanted(planting).events.map(({ attribution }) => attribution)

  test.each<[string, Planting, string[]]>([
    [
      "an event in a content",
      { text: "[[Assad|p:person]|a:SOURCE] said [they [met|m:meeting] today|c:CONTENT].", links: ["source c a"] },
      ["s1"],
    ],
    [
      "an event beside it",
      { text: "[[Assad|p:person]|a:SOURCE] [met|m:meeting] him and said [they stay|c:CONTENT].", links: ["source c a"] },
      ["narrator"],
    ],
    [
      "an event that the report tells of too",
      {
        text: "They [met|m:meeting]. [[Assad|p:person]|a:SOURCE] said [the [talks|t:meeting] went well|c:CONTENT].",
        links: ["source c a", "joint m t"],
      },
      ["narrator"],
    ],
    [
      "an event in a statement in a statement",
      {
        text: "[[Assad|p:person]|a:SOURCE] said [[[Kani|k:person]|b:SOURCE] had told him [of the [visit|m:visit]|d:INNER]|c:CONTENT].",
        links: ["source c a", "source d b"],
      },
      ["s2"],
    ],
    ["an event in the words of nobody", { text: "It was said that [they [met|m:meeting] today|c:CONTENT]." }, ["narrator"]],
  ])("%s", (_what, planting, expected) => expect(attributions(planting)).toEqual(expected))
})
