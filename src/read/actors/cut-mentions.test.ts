/** Mentions that the encoder cut in the middle of a phrase, on planted labels. */
import { expect, test } from "vitest"
import { readPlanted } from "../../../test/planted-labels.ts"

const CLASSES = { of: "ADP", who: "PRON", the: "DET", said: "VERB" }

/** The words of every mention of a text with one statement. */
const mentionsIn = (text: string): string[] =>
  readPlanted({ text: `${text} [said|q:CUE] [nothing|c:CONTENT].`, links: ["cue c q", "speaker c a"], classes: CLASSES })
    .actors.flatMap(({ mentions }) => mentions)
    .map((mention) => mention.text ?? "")

test.each<[string, string, string]>([
  ["a relative pronoun goes", "[A diplomat who|a:unnamed] came", "A diplomat"],
  ["a preposition goes", "[The administration of|a:government] Puntland", "The administration"],
  ["a preposition leads to its state", "[The army of|a:group] Burundi", "The army of Burundi"],
  ["a whole mention stays", "[The diplomat|a:unnamed]", "The diplomat"],
])("%s", (_what, text, expected) => expect(mentionsIn(text)).toContain(expected))
