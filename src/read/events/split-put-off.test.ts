/** Events that are put off on planted labels: what does not take place, and what is planned instead. */
import { describe, expect, test } from "vitest"
import { type Planting, readPlanted } from "../../../test/planted-labels.ts"

/** June 4, 2024 is a Tuesday. */
const shown = (planting: Planting): string[] =>
  readPlanted({ dateline: "DAMASCUS, June 4 (Xinhua)", published: "2024-06-05", ...planting }).events.map(
    ({ type, status, time }) => `${type} ${status} ${time?.value}`,
  )

const CLASSES = { postponed: "VERB", cancelled: "VERB", moved: "VERB" }

describe("an event that is put off", () => {
  test.each<[string, Planting, string[]]>([
    [
      "to a new date",
      { text: "The [talks|m:meeting/cancelled] were postponed to [June 20|t:WHEN].", links: ["when m t"], classes: CLASSES },
      ["meeting postponed undefined", "meeting planned 2024-06-20"],
    ],
    [
      "from one date until another",
      {
        text: "The [talks|m:meeting/cancelled] of [Thursday|s:WHEN] were postponed at Tripoli's request until [June 20|t:WHEN].",
        links: ["when m s", "when m t 2"],
        classes: CLASSES,
      },
      ["meeting postponed 2024-06-06", "meeting planned 2024-06-20"],
    ],
    [
      "without a new date",
      { text: "The [talks|m:meeting/cancelled] were postponed on [Monday|t:WHEN].", links: ["when m t"], classes: CLASSES },
      ["meeting postponed 2024-06-10"],
    ],
    [
      "what is cancelled has no new date",
      { text: "The [talks|m:meeting/cancelled] due to run to [June 20|t:WHEN] were cancelled.", links: ["when m t"], classes: CLASSES },
      ["meeting cancelled 2024-06-20"],
    ],
  ])("%s", (_what, planting, expected) => expect(shown(planting)).toEqual(expected))
})
