import { describe, expect, test } from "vitest"
import file from "../../knowledge/en/language.json" with { type: "json" }
import { findParagraphs } from "./paragraphs.ts"
import { parseLanguageWords } from "./words.ts"

const words = parseLanguageWords(file)
const find = (text: string): string[] => findParagraphs(text, words).map((p) => text.slice(p.start, p.end))

const WRAPPED = `The foreign ministers of Kenya and Norway met in the lakeside town of
Naivasha on Tuesday for a second day of talks on the fishing dispute.
Both sides called the meeting useful and said that they would meet
again in Oslo in June.
The president, who is on a visit to Uganda, was told of the outcome by
telephone.`

describe("findParagraphs", () => {
  test.each([
    ["blank lines", "One.\n\nTwo.\n \n\nThree.", ["One.", "Two.", "Three."]],
    ["single line ends", "One is here.\nTwo is here.\nThree.", ["One is here.", "Two is here.", "Three."]],
    ["CRLF", "One.\r\nTwo.\r\n\r\nThree.\r\n", ["One.", "Two.", "Three."]],
    ["CR, NEL, line and paragraph separator", "One.\rTwo.\u0085Three.\u2028Four.\u2029Five.", ["One.", "Two.", "Three.", "Four.", "Five."]],
    ["no line end", "One. Two.", ["One. Two."]],
    ["nothing", " \n\n\t", []],
    [
      "a line that goes on in small letters",
      "The minister of\nforeign affairs came.\nHe left.",
      ["The minister of\nforeign affairs came.", "He left."],
    ],
    [
      "list items",
      "They agreed:\n• to meet\n• to talk\n1. peace\n- trade",
      ["They agreed:", "• to meet", "• to talk", "1. peace", "- trade"],
    ],
    [
      "a blank line inside a sentence",
      "Former German chancellor Gerhard Schroeder resigned one day after he\n\ntransferred power to his successor.",
      ["Former German chancellor Gerhard Schroeder resigned one day after he\n\ntransferred power to his successor."],
    ],
    [
      "a byline under a headline",
      "The ministers met in the capital on Tuesday\n\nby Li Xing",
      ["The ministers met in the capital on Tuesday", "by Li Xing"],
    ],
    [
      "address lines before a long line",
      `March 9, 2021\nOttawa, Ontario\n${"The Prime Minister spoke. ".repeat(8).trim()}`,
      ["March 9, 2021", "Ottawa, Ontario", "The Prime Minister spoke. ".repeat(8).trim()],
    ],
  ])("%s", (_, text, paragraphs) => expect(find(text)).toEqual(paragraphs))

  test("wrapped lines are one paragraph", () => {
    const lines = WRAPPED.split("\n")
    expect(find(WRAPPED)).toEqual([lines.slice(0, 4).join("\n"), lines.slice(4).join("\n")])
    expect(find(WRAPPED.replaceAll("\n", "\r\n")).length).toBe(2)
  })
})
