/** Audiences on planted labels: in plain words beside the cue, and not otherwise. */
import { describe, expect, test } from "vitest"
import { readPlanted } from "../../../test/planted-labels.ts"

const LINKS = ["cue c q", "source c a"]
const audienceIn = (text: string): string | undefined =>
  readPlanted({
    text,
    links: LINKS,
    classes: { met: "VERB", thanked: "VERB", he: "PRON", that: "PRON", who: "PRON", of: "ADP", officials: "NOUN" },
  }).statements[0]?.audience?.text

describe("audience", () => {
  test.each<[string, string | undefined]>([
    ["[[Assad|p:person]|a:SOURCE] [told|q:CUE] reporters [they met|c:CONTENT].", "reporters"],
    ["[[Assad|p:person]|a:SOURCE] [told reporters|q:CUE] [they met|c:CONTENT].", "reporters"],
    ["[[Assad|p:person]|a:SOURCE] [told|q:CUE] the Iranian parliament [they met|c:CONTENT].", "the Iranian parliament"],
    ["[[Assad|p:person]|a:SOURCE] [told|q:CUE] state news agency [they met|c:CONTENT].", "state news agency"],
    [
      "“[We met|c:CONTENT],” [[Assad|p:person]|a:SOURCE] [said|q:CUE] in an interview with the New York Times on Monday.",
      "the New York Times",
    ],
    ["“[We met|c:CONTENT],” [[Assad|p:person]|a:SOURCE] [said|q:CUE] in an interview with Iranian television.", "Iranian television"],
    ["“[We met|c:CONTENT],” [[Assad|p:person]|a:SOURCE] [said|q:CUE] while addressing a crowd in Homs.", "a crowd"],
    ["Speaking to journalists, [[Assad|p:person]|a:SOURCE] [said|q:CUE] [they met|c:CONTENT].", "journalists"],
    ["“[We met|c:CONTENT],” [[Assad|p:person]|a:SOURCE] [said|q:CUE] in an interview with Syrian officials.", undefined],
    ["[[Assad|p:person]|a:SOURCE] [said|q:CUE] [they met|c:CONTENT].", undefined],
    ["[[Assad|p:person]|a:SOURCE] [told|q:CUE] Kani [they met|c:CONTENT].", undefined],
    ["[[Assad|p:person]|a:SOURCE] [told|q:CUE] him [that parliament met|c:CONTENT].", undefined],
    ["[[Assad|p:person]|a:SOURCE] [told|q:CUE] Kani, who thanked reporters, [they met|c:CONTENT].", undefined],
    ["[[Assad|p:person]|a:SOURCE] [said|q:CUE] [he told reporters the truth|c:CONTENT].", undefined],
    ["[[Assad|p:person]|a:SOURCE] [said|q:CUE] [they met|c:CONTENT]. Kani told reporters nothing.", undefined],
  ])("%s", (text, expected) => expect(audienceIn(text)).toBe(expected))
})
