import { describe, expect, test } from "vitest"
import file from "../../knowledge/en/language.json" with { type: "json" }
import { segment } from "./segment.ts"
import { parseLanguageWords } from "./words.ts"

const words = parseLanguageWords(file)
const cut = (text: string): string[] => {
  const document = segment({ text }, words)
  return document.sentences.map((s) => text.slice(s.start, s.end))
}

/** Sentences parted by " | ". */
const cases: string[] = [
  "Gen. Smith met Mr. Assad in St. Petersburg. | They talked.",
  "He was in the U.S. | He left on Monday.",
  "The U.S. President met U.N. officials at 10 a.m. Tuesday. | Nothing came of it.",
  "The firm Acme Inc. | The state owns it.",
  "Acme Co. Ltd. Friday signed with Volga Corp. of Russia.",
  "It grew 1.5 percent. | 20 people came.",
  "It fell on Nov. 12. | The day after, it rose.",
  "Resolution No. 242 of the U.N. Security Council was cited.",
  "George W. Bush and J. R. Biden met. | S.K. Rao did not.",
  "They were placed in Group A. | The others went home.",
  "“We are friends. | We stay,” he said. | “We help.”",
  '"Will you come?" he asked. | "Never!" shouted Karim. | She left.',
  '"Will you come?" Rice asked. | "No." | The minister left.',
  '"Why now?" The minister gave no answer.'.replace("? ", "? ").replace('?" The', '?" | The'),
  'He called it "a step." | Others did not.',
  'He called it "a step". | Others did not.',
  'He said: "Let us first bury our dead."',
  "He paused ... and went on. | Then ... he left.",
  "He paused... | They waited.",
  '"... We would first like to see it happen," he said.',
  "He left (he was tired.) | She stayed.",
  "(The talks were closed to the press.) | They ended at noon.",
  "The talks ended. | al-Assad left for Moscow. | de Mistura stayed.",
  "They met in the capital.The talks lasted an hour.".replace(".The", ".|The"),
  "Yahoo! shares fell. | Jeopardy! is on.",
  "He said, “Do we stop? | No. | We go on!” | They cheered.",
  "Prices rose, e.g. in Cairo, i.e. by a lot, etc. | The bank said so.",
  "It is 5 p.m. | The talks begin.",
  "He spoke of Elizabeth II. | The queen was there.",
  "The ambassador a.i. in Malabo came.",
  "« Our people eat bread. | They do not eat alliances », she declared. | He agreed.",
  "It was signed by Russia, China, etc., in 1997.",
  "Sen. John Kerry, D-Mass., spoke. | Rep. Lee did not.",
  "What next?! | Nobody knows.",
  "The price was $3.5 bn. | Analysts were surprised.",
  "The DPRK (No. 2 in the group) won.",
  "They meet in Washington D.C. | The talks go on.",
  "Dr. Ali Akbar Velayati, M.D., spoke to U.S.-led forces vs. rebels.",
  "He met Brig. Gen. (Ret.) Karim on Sept. 5. | In Cairo, he met no one.",
  "“Is it true?” “It is.” “Good.”".replace(/ “/g, " | “"),
  "He said the U.N. | But he meant the E.U.".replace("N. | But", "N. | But"),
]

describe("sentences", () => {
  test.each(cases)("%s", (marked) => {
    const expected = marked.split("|").map((s) => s.trim())
    expect(cut(marked.replaceAll(" | ", " ").replaceAll("|", ""))).toEqual(expected)
  })

  test("a stretch without stops is cut", () => {
    const text = `${"the talks ".repeat(75)}, ${"the talks ".repeat(250)}`
    const document = segment({ text }, words)
    expect(document.sentences.length).toBeGreaterThan(3)
    expect(Math.max(...document.sentences.map((s) => s.last - s.first))).toBeLessThanOrEqual(200)
  })
})
