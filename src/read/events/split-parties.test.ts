/** Encounters of one with several others on planted labels: who was seen apart. */
import { describe, expect, test } from "vitest"
import { type Planting, readPlanted } from "../../../test/planted-labels.ts"

/** Each event: "meeting Kani+Deby". */
function shown(planting: Planting): string[] {
  const { actors, events } = readPlanted(planting)
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]))
  return events.map(({ type, participants }) => `${type} ${participants.map(({ actor }) => nameOf.get(actor)).join("+")}`)
}

const LINKS = ["role-participant m k", "role-participant m d", "role-participant m b"]

describe("several encounters in one word", () => {
  test.each<[string, Planting, string[]]>([
    [
      "separately",
      { text: "[Kani|k:person] [met|m:meeting] separately with [Deby|d:person] and [Bongo|b:person].", links: LINKS },
      ["meeting Kani+Deby", "meeting Kani+Bongo"],
    ],
    [
      "together",
      { text: "[Kani|k:person] [met|m:meeting] [Deby|d:person] and [Bongo|b:person].", links: LINKS },
      ["meeting Kani+Deby+Bongo"],
    ],
    [
      "two calls",
      { text: "[Kani|k:person] [telephoned|m:call] [Deby|d:person] and [Bongo|b:person].", links: LINKS },
      ["call Kani+Deby", "call Kani+Bongo"],
    ],
    [
      "a video call with both",
      { text: "[Kani|k:person] held a [video call|m:call] with [Deby|d:person] and [Bongo|b:person].", links: LINKS },
      ["call Kani+Deby+Bongo"],
    ],
    [
      "two who call one",
      { text: "[Deby|d:person] and [Bongo|b:person] [telephoned|m:call] [Kani|k:person].", links: LINKS },
      ["call Deby+Bongo+Kani"],
    ],
    [
      "nobody whom they share",
      { text: "There were separate [talks|m:meeting] of [Kani|k:person], [Deby|d:person] and [Bongo|b:person].", links: LINKS },
      ["meeting Kani+Deby+Bongo"],
    ],
  ])("%s", (_what, planting, expected) => expect(shown(planting)).toEqual(expected))
})
