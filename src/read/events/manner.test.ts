/** Channel and format on planted labels: what the words say, and what must not be taken for them. */
import { describe, expect, test } from "vitest"
import { type Planting, readPlanted } from "../../../test/planted-labels.ts"

/** Each event as "type channel format". */
const shown = (planting: Planting): string[] =>
  readPlanted(planting).events.map(({ type, channel, format }) => `${type} ${channel ?? "-"} ${format ?? "-"}`)
const VERBS = { met: "VERB", spoke: "VERB", held: "VERB" }

describe("manner", () => {
  test.each<[string, string[]]>([
    ["They [met|m:meeting] in Damascus.", ["meeting in-person -"]],
    ["They [met|m:meeting] by video link.", ["meeting video -"]],
    ["They held [virtual talks|m:meeting].", ["meeting video -"]],
    ["They held phone [talks|m:meeting].", ["meeting phone -"]],
    ["They [spoke|c:call] today.", ["call phone -"]],
    ["They [spoke|c:call] for an hour via video.", ["call video -"]],
    ["He sent a [letter|l:message] to Assad.", ["message letter -"]],
    ["He [visited|v:visit] Syria.", ["visit - -"]],
    ["They [signed|a:agreement] it.", ["agreement - -"]],
    ["They held [bilateral talks|m:meeting].", ["meeting in-person bilateral"]],
    ["At a trilateral [summit|s:conference] they spoke.", ["conference - trilateral"]],
    ["A [summit|s:conference] opened.", ["conference - multilateral"]],
    ["They [met|m:meeting] on the sidelines of the United Nations session.", ["meeting in-person sideline"]],
    ["On the sidelines of the session he [met|m:meeting] Assad.", ["meeting in-person sideline"]],
    ["They [met|m:meeting] on the sidelines of the [summit|s:conference].", ["meeting in-person sideline", "conference - multilateral"]],
    ["They [met|m:meeting] on the sidelines of the ministers' [meeting|s:meeting].", ["meeting in-person sideline", "meeting in-person -"]],
  ])("%s", (text, expected) => expect(shown({ text, classes: VERBS })).toEqual(expected))

  test.each<[string, string, string[]]>([
    ["bilateral ties are a topic", "They [met|m:meeting] Kani to discuss bilateral ties.", ["meeting in-person -"]],
    [
      "a phone that is another's",
      "He [met|m:meeting] Kani and [spoke|c:call] by phone with Assad.",
      ["meeting in-person -", "call phone -"],
    ],
    [
      "a video that is another's",
      "He [met|m:meeting] Kani and [spoke|c:call] via video with Assad.",
      ["meeting in-person -", "call video -"],
    ],
    ["another sentence", "They [met|m:meeting] today. A video of it was shown.", ["meeting in-person -"]],
    ["no visit goes by telephone", "He [visited|v:visit] by telephone.", ["visit - -"]],
  ])("%s", (_what, text, expected) => expect(shown({ text, classes: VERBS })).toEqual(expected))
})
