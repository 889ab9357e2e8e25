/** Which words stand in the names of offices. */
import { describe, expect, it } from "vitest"
import { readKnowledge } from "../../knowledge/files.ts"
import { isOfficeWord } from "./office-index.ts"

const { offices } = readKnowledge("knowledge")

describe("isOfficeWord", () => {
  it.each([
    ["Affairs", true],
    ["Minister", true],
    ["Representative", true],
    ["Assad", false],
    ["Kuwari", false],
  ])("%s: %s", (word, expected) => expect(isOfficeWord(word, offices)).toBe(expected))
})
