/** What knowledge says of words: frames, reporting words and words of stance, by lemma and word class. */
import { describe, expect, test } from "vitest"
import { knowledge, plant } from "../../../test/planted-labels.ts"
import { cueHints, lemmasOf, tieHints, triggerHints } from "./hints.ts"

const finders = { trigger: triggerHints, part: cueHints, tie: tieHints }

function hinted(layer: keyof typeof finders, text: string, classes: Record<string, string>): string[] {
  const { labels } = plant({ text, classes })
  const hints = finders[layer](labels, knowledge, lemmasOf(labels, knowledge))
  return [...hints].flatMap(([word, found]) => [...found].map((label) => `${labels.words[word]!.text}: ${label}`))
}

describe("hints", () => {
  test.each<[keyof typeof finders, string, Record<string, string>, string[]]>([
    ["trigger", "Assad met the envoy.", { met: "VERB" }, ["met: meeting"]],
    ["trigger", "Assad MET the envoy.", { MET: "VERB" }, ["MET: meeting"]],
    ["trigger", "The meetings were met with silence.", { meetings: "NOUN" }, ["meetings: conference", "meetings: meeting"]],
    ["trigger", "Assad met the envoy.", { met: "NOUN" }, []],
    ["trigger", "Assad met the envoy.", {}, []],
    ["part", "Assad said so.", { said: "VERB" }, ["said: CUE"]],
    ["part", "Assad sat down.", { sat: "VERB" }, []],
    ["tie", "Iran condemned the raid.", { condemned: "VERB" }, ["condemned: ACCUSE"]],
  ])("%s: %s %j", (layer, text, classes, expected) => expect(hinted(layer, text, classes)).toEqual(expected))

  test.each<[keyof typeof finders, string, Record<string, string>, string[]]>([
    ["part", "They made it clear.", { made: "VERB" }, ["made: CUE", "it: CUE", "clear: CUE"]],
    ["part", "They made it plain to see.", { made: "NOUN" }, []],
    ["trigger", "They held an informal meeting.", { meeting: "NOUN" }, ["meeting: conference", "meeting: meeting"]],
  ])("every word of a phrase: %s: %s %j", (layer, text, classes, expected) => expect(hinted(layer, text, classes)).toEqual(expected))
})

/** Triggers of frames that count, and do not find themselves when they stand as they are listed. */
function silentTriggers(fits: (lemma: string) => boolean): string[] {
  const classes: Record<string, string> = { verb: "VERB", noun: "NOUN", adj: "ADJ" }
  return knowledge.frames.flatMap(({ type, triggers }) =>
    triggers
      .filter(({ lemma, weak }) => !weak && fits(lemma))
      .filter(({ lemma, class: kind }) => {
        const [first = "", ...rest] = lemma.replace(/(?<=\p{L})['’]s?(?=\s|$)/gu, "").split(" ")
        const planted = { ...Object.fromEntries(rest.map((word) => [word, "NOUN"])), [first]: classes[kind]! }
        return !hinted("trigger", `They ${lemma} it.`, planted).includes(`${first}: ${type}`)
      })
      .map(({ lemma, class: kind }) => `${type}: ${kind} ${lemma}`),
  )
}

describe("triggers of frames", () => {
  test("speak for their type", () => expect(silentTriggers((lemma) => !/s\b|'|^lay/.test(lemma))).toEqual([]))

  // "talks", "condolences", "greetings", "credentials": the words of the text are made lemmas ("talk"), those of the frame are not.
  test("speak for their type where they are plural", () => expect(silentTriggers((lemma) => /^\w+s$/.test(lemma))).toEqual([]))

  // "donors' conference" and "one's way" are cut by tokens and not by spaces.
  test("speak for their type where they have an apostrophe", () => expect(silentTriggers((lemma) => /'/.test(lemma))).toEqual([]))
})
