/** Lists of places on planted labels: one word that tells of several visits. */
import { describe, expect, test } from "vitest"
import { type Planting, readPlanted } from "../../../test/planted-labels.ts"

/** Each visit: "Kani at Japan (JPN) hosts Japan: visited". */
function shown(planting: Planting): string[] {
  const { actors, events } = readPlanted({ published: "2024-06-05", ...planting })
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]))
  return events.map(({ participants, place, evidence }) => {
    const named = (role: string): string =>
      participants
        .filter((part) => part.role === role)
        .map(({ actor }) => nameOf.get(actor))
        .join("+")
    const hosts = named("host")
    return `${named("guest")} at ${place?.name} (${place?.country})${hosts && ` hosts ${hosts}`}: ${evidence.map(({ text }) => text).join(", ")}`
  })
}

const GUEST = "role-guest v k"

describe("a visit to a list of places", () => {
  test.each<[string, Planting, string[]]>([
    [
      "two states, each the host of its own",
      {
        text: "[Kani|k:person] [visited|v:visit] [Japan|j:state] and [Nepal|n:state].",
        links: [GUEST, "where v j 2", "where v n 1", "role-host v j 0", "role-host v n 0"],
      },
      ["Kani at Japan (JPN) hosts Japan: visited", "Kani at Nepal (NPL) hosts Nepal: visited"],
    ],
    [
      "three cities, the second with its state",
      {
        text: "[Kani|k:person] [began|v:visit] a tour of [Muscat|a:WHERE], [Almaty|b:WHERE], [Kazakhstan|l:LAND], and then [Doha|c:WHERE].",
        links: [GUEST, "where v a 2", "where v b 1", "where v c 1"],
      },
      ["Kani at Muscat (OMN): began", "Kani at Almaty (KAZ): began", "Kani at Doha (QAT): began"],
    ],
    [
      "no list where other words stand between",
      {
        text: "[Kani|k:person] [flew|v:visit] from [Muscat|a:WHERE] over [Doha|c:WHERE].",
        links: [GUEST, "where v a 2", "where v c 1"],
      },
      ["Kani at Muscat (OMN): flew"],
    ],
    [
      "no list where the encoder rules a place out",
      {
        text: "[Kani|k:person] [visited|v:visit] [Muscat|a:WHERE] and [Doha|c:WHERE] rejoiced.",
        links: [GUEST, "where v a 2", "where v c -6"],
      },
      ["Kani at Muscat (OMN): visited"],
    ],
    [
      "a meeting has no stops",
      {
        text: "[Kani|k:person] [met|v:meeting] them in [Muscat|a:WHERE] and [Doha|c:WHERE].",
        links: [GUEST, "where v a 2", "where v c 1"],
      },
      ["Kani at Muscat (OMN): met"],
    ],
    [
      "a stop that another word tells of, too, is one visit",
      {
        text: "[Kani|k:person] [tours|v:visit] [Oman|a:WHERE] and [Qatar|c:WHERE]. [Kani|q:person] [landed|w:visit] in [Doha|d:WHERE].",
        links: [GUEST, "same k q", "role-guest w q", "where v a 2", "where v c 1", "where w d"],
      },
      ["Kani at Oman (OMN): tours", "Kani at Doha (QAT): tours, landed"],
    ],
    [
      "a word of another sentence goes to the stop that it tells of",
      {
        text: "[Kani|k:person] [tours|v:visit] [Oman|a:WHERE] and [Qatar|c:WHERE]. [Kani|q:person] [landed|w:visit] on Sunday.",
        links: [GUEST, "same k q", "joint v w", "role-guest w q", "where v a 2", "where v c 1", "where w c 1"],
      },
      ["Kani at Oman (OMN): tours", "Kani at Qatar (QAT): tours, landed"],
    ],
  ])("%s", (_what, planting, expected) => expect(shown(planting)).toEqual(expected))
})

test("visits that one word tells of are the legs of a tour", () => {
  const { tours } = readPlanted({
    published: "2024-06-05",
    text: "[Kani|k:person] [visited|v:visit] [Japan|j:state] and [Nepal|n:state].",
    links: [GUEST, "where v j 2", "where v n 1"],
  })
  expect(tours.map(({ legs }) => legs.map(({ order, country }) => [order, country]))).toEqual([
    [
      [1, "JPN"],
      [2, "NPL"],
    ],
  ])
})
