/** The arithmetic of dyads: what is one, what each pair's share is, and who acts on whom. */
import { describe, expect, it } from "vitest"
import { beginningOf, MOST_PARTIES, type PairedParticipant, pairUp } from "./dyads.ts"

/** "p1 CHN guest": a person; "SYR host": a state; "b-un mediator": a body. */
function participant(words: string): PairedParticipant {
  const [first = "", ...rest] = words.split(" ")
  const role = rest.at(-1)!
  if (first.startsWith("p-"))
    return { kind: "person", entity: first, country: rest.length > 1 ? rest[0]! : null, office_country: null, role }
  if (first.startsWith("b-")) return { kind: "organization", entity: first, country: null, office_country: null, role }
  return { kind: "state", entity: null, country: first, office_country: null, role }
}

function show(type: string, people: readonly string[], visited: string | null = null): string[] {
  const pairs = pairUp({ type, participants: people.map(participant), visited })
  return pairs.map(
    ({ a, b, direction, weight }) => `${a}${direction === null ? "-" : direction === "ab" ? ">" : "<"}${b} ${+weight.toFixed(3)}`,
  )
}

describe("pairs of an occurrence", () => {
  it.each([
    ["two persons meet: one pair of states, one of persons", "meeting", ["p-1 CHN guest", "p-2 JPN host"], ["CHN-JPN 1", "p-1-p-2 1"]],
    [
      "several persons of a state are one party, their own state no pair",
      "meeting",
      ["p-1 CHN guest", "p-2 JPN host", "p-3 JPN participant"],
      ["CHN-JPN 1", "p-1-p-2 0.333", "p-1-p-3 0.333", "p-2-p-3 0.333"],
    ],
    [
      "a meeting of three shares one among its pairs",
      "conference",
      ["A participant", "B participant", "C host"],
      ["A-B 0.333", "A-C 0.333", "B-C 0.333"],
    ],
    ["a visit goes from guest to host", "visit", ["SYR host", "RUS guest"], ["RUS>SYR 1"]],
    ["guests of one visit do nothing to each other", "visit", ["DEU guest", "FRA guest", "UKR host"], ["DEU>UKR 0.5", "FRA>UKR 0.5"]],
    ["whose host nobody names goes to the country of its place", "visit", ["p-1 RUS guest"], ["RUS>SYR 1"]],
    [
      "a message goes from sender to recipient, whoever carries it",
      "message",
      ["PRK sender", "USA recipient", "CHN mediator"],
      ["CHN-PRK 0.333", "CHN-USA 0.333", "PRK>USA 0.333"],
    ],
    ["recipients of a message do nothing to each other", "message", ["A sender", "B recipient", "C recipient"], ["A>B 0.5", "A>C 0.5"]],
    [
      "a state that is guest and host of another is neither",
      "visit",
      ["p-1 A guest", "p-2 A host", "p-3 B guest", "p-4 B host"],
      undefined,
    ],
    ["a body is a party", "meeting", ["b-1 host", "CHE guest"], ["CHE-b-1 1"]],
    ["one state alone is no pair", "meeting", ["p-1 CHN participant"], []],
  ] as const)("%s", (_, type, people, expected) => {
    const shown = show(type, people, type === "visit" && people.length === 1 ? "SYR" : null)
    if (expected) expect(shown).toEqual(expected)
    else expect(shown[0]).toBe("A-B 1")
  })

  it("does not depend on the order of participants", () => {
    const people = ["p-1 A guest", "B host", "b-1 participant", "p-2 A participant"]
    expect(show("meeting", [...people].reverse())).toEqual(show("meeting", people))
  })

  it("a gathering of very many makes none", () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `S${at} participant`)
    expect(show("conference", many(MOST_PARTIES))).toHaveLength((MOST_PARTIES * (MOST_PARTIES - 1)) / 2)
    expect(show("conference", many(MOST_PARTIES + 1))).toEqual([])
  })

  it("a visit home is no dyad", () => expect(show("visit", ["p-1 SYR guest"], "SYR")).toEqual([]))
})

it.each([
  ["2006-11-18", "2006-11-18"],
  ["2006-11-18/2006-11-20", "2006-11-18"],
  ["2006-11", "2006-11"],
  ["2006-11-XX", "2006-11"],
  ["2006-22", "2006"],
  ["2006?", "2006"],
  ["2024-06-04T10:30:00Z", "2024-06-04"],
  ["200X", null],
  ["../2006", null],
  ["/2006", null],
  [null, null],
])("%s began %s", (time, began) => expect(beginningOf(time)).toBe(began))
