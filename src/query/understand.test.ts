/** Questions in words, and what they are understood as. */
import { describe, expect, it } from "vitest"
import { type Names, understand } from "./understand.ts"

const has =
  (...names: string[]) =>
  (words: string) =>
    names.includes(words)
const NAMES: Names = {
  isState: has("Syria", "Iran", "Russia", "United States"),
  isPerson: has("Bagheri Kani", "Ali Bagheri Kani", "Lavrov", "Sergei Lavrov"),
  isBody: has("Arab League"),
  isPlace: has("Damascus", "New York", "Syria"),
}

describe("a question in words", () => {
  it.each([
    ["Bagheri Kani in Damascus June 2024", { person: "Bagheri Kani", place: "Damascus", from: "2024-06", to: "2024-06" }],
    ["Ali Bagheri Kani Damascus 4 June 2024", { person: "Ali Bagheri Kani", place: "Damascus", from: "2024-06-04", to: "2024-06-04" }],
    ["June 4, 2024", { from: "2024-06-04", to: "2024-06-04" }],
    ["Lavrov since 2019", { person: "Lavrov", from: "2019" }],
    ["Lavrov until 2019-03", { person: "Lavrov", to: "2019-03" }],
    ["2019–2021", { from: "2019", to: "2021" }],
    ["Russia and Iran from Mar 2019 to May 2019", { dyad: "Russia,Iran", from: "2019-03", to: "2019-05" }],
    ["Lavrov with Bagheri Kani", { dyad: "Lavrov,Bagheri Kani" }],
    ["Lavrov in Syria", { person: "Lavrov", place: "Syria" }],
    ["Lavrov Syria", { person: "Lavrov", country: "Syria" }],
    ["meetings of the Arab League in New York", { type: "meeting", body: "Arab League", place: "New York" }],
    ["planned visits and calls", { status: "planned", type: "visit,call" }],
    ["Iran grain corridor", { country: "Iran", text: "grain corridor" }],
    ['Iran "border crossing"', { country: "Iran", text: '"border crossing"' }],
    ["in the", {}],
    ["", {}],
  ])("%s", async (question, filters) => expect(await understand(question, NAMES)).toEqual(filters))
})
