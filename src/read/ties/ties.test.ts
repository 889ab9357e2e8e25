/** Ties on planted labels: the words, their type, who holds the stance, toward whom, and in whose words. */
import { describe, expect, test } from "vitest"
import { type Planting, readPlanted } from "../../../test/planted-labels.ts"

/** Each tie: "Iran SUPPORT Syria: stands by". */
function shown(planting: Planting): string[] {
  const { actors, ties } = readPlanted(planting)
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  return ties.map(({ source, target, type, evidence }) => `${names.get(source)} ${type} ${names.get(target)}: ${evidence[0]?.text}`)
}

const TEXT = "[Iran|i:state] [stands by|t:SUPPORT] [Syria|s:state]."

describe("ties", () => {
  test.each<[string, Planting, string[]]>([
    ["with source and target", { text: TEXT, links: ["tie-source t i", "tie-target t s"] }, ["Iran SUPPORT Syria: stands by"]],
    ["the other way", { text: TEXT, links: ["tie-source t s", "tie-target t i"] }, ["Syria SUPPORT Iran: stands by"]],
    [
      "an ending of a word is none",
      { text: "[Iran|i:state]['s|t:SUPPORT] word on [Syria|s:state].", links: ["tie-source t i", "tie-target t s"] },
      [],
    ],
    ["without a source", { text: TEXT, links: ["tie-target t s"] }, []],
    ["without a target", { text: TEXT, links: ["tie-source t i"] }, []],
    [
      "nobody toward himself: the next likely is the target",
      { text: TEXT, links: ["tie-source t i", "tie-target t i 9", "tie-target t s 2"] },
      ["Iran SUPPORT Syria: stands by"],
    ],
    [
      "nobody toward himself, and nobody else there",
      { text: "[Iran|i:state] [stands by|t:SUPPORT] itself.", links: ["tie-source t i", "tie-target t i"] },
      [],
    ],
    [
      "not below what the settings ask",
      { text: TEXT, links: ["tie-source t i", "tie-target t s 1"], settings: { links: { "tie-target": 2 } } },
      [],
    ],
    [
      "two in a sentence",
      {
        text: "[Iran|i:state] [praised|t:SUPPORT] [Syria|s:state] and [blamed|u:ACCUSE] [Israel|z:state].",
        links: ["tie-source t i", "tie-target t s", "tie-source u i", "tie-target u z"],
      },
      ["Iran SUPPORT Syria: praised", "Iran ACCUSE Israel: blamed"],
    ],
  ])("%s", (_what, planting, expected) => expect(shown(planting)).toEqual(expected))
})

describe("in whose words", () => {
  const links = ["source c a", "tie-source t i", "tie-target t s"]

  test.each<[string, string, string | undefined]>([
    [
      "the report's",
      "[[Assad|p:person]|a:SOURCE] said [they stay|c:CONTENT]. [Iran|i:state] [helps|t:SUPPORT] [Syria|s:state].",
      undefined,
    ],
    ["a statement's", "[[Assad|p:person]|a:SOURCE] said [[Iran|i:state] [helps|t:SUPPORT] [Syria|s:state]|c:CONTENT].", "s1"],
    [
      "a statement's that the words introduce",
      "[[Iran|i:state]|a:SOURCE] [demanded of [Syria|s:state] [to stay|c:CONTENT]|t:REQUEST].",
      "s1",
    ],
  ])("%s", (_what, text, statement) => expect(readPlanted({ text, links }).ties[0]?.statement).toBe(statement))
})

test("what is unsure makes an unsure tie", () => {
  const sure = readPlanted({ text: TEXT, links: ["tie-source t i", "tie-target t s"] }).ties[0]!
  const unsure = readPlanted({ text: TEXT, links: ["tie-source t i", "tie-target t s 0.5"] }).ties[0]!
  expect(unsure.confidence).toBeLessThan(sure.confidence)
})
