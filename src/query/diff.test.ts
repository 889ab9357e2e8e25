/** What changed between two runs: rows by id, occurrences by their members, facts of records by their words. */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import type { DiplomaticRecord } from "../record/index.ts"
import { diff, type Row } from "./diff.ts"

const record = JSON.parse(readFileSync(new URL("../record/sample.json", import.meta.url), "utf8")).record as DiplomaticRecord | undefined
const members = (...facts: string[]) => facts.map((fact) => ({ report: fact.slice(0, 1), fact }))

describe("a diff", () => {
  it.each<[string, Row[], Row[], unknown[]]>([
    ["of the same rows is empty, in any order", [{ id: "a", n: 1 }, { id: "b" }], [{ id: "b" }, { id: "a", n: 1 }], []],
    [
      "tells what is gone and what is new",
      [{ id: "a" }],
      [{ id: "b" }],
      [
        { change: "removed", id: "a", row: { id: "a" } },
        { change: "added", id: "b", row: { id: "b" } },
      ],
    ],
    [
      "tells which field changed, however deep",
      [{ id: "a", at: { city: "Rome", n: 1 } }],
      [{ id: "a", at: { city: "Oslo", n: 1 } }],
      [{ change: "changed", id: "a", fields: [{ path: "at.city", before: "Rome", after: "Oslo" }] }],
    ],
    [
      "tells a field that came and one that went",
      [{ id: "a", x: 1 }],
      [{ id: "a", y: 2 }],
      [
        {
          change: "changed",
          id: "a",
          fields: [
            { path: "x", before: 1 },
            { path: "y", after: 2 },
          ],
        },
      ],
    ],
    [
      "follows a row to its new id by its members",
      [{ id: "o-1", members: members("r/e1", "s/e1") }],
      [{ id: "o-2", members: members("r/e1", "s/e1") }],
      [{ change: "changed", id: "o-2", was: "o-1", fields: [{ path: "id", before: "o-1", after: "o-2" }] }],
    ],
    [
      "keeps two rows of one id apart",
      [
        { id: "a", n: 1 },
        { id: "a", n: 2 },
      ],
      [
        { id: "a", n: 1 },
        { id: "a", n: 3 },
      ],
      [{ change: "changed", id: "a (2)", fields: [{ path: "n", before: 2, after: 3 }] }],
    ],
    [
      "knows an entry by what it holds",
      [{ kind: "tour", tour: { id: "t-1", n: 1 } }],
      [{ kind: "tour", tour: { id: "t-1", n: 2 } }],
      [{ change: "changed", id: "t-1", fields: [{ path: "tour.n", before: 1, after: 2 }] }],
    ],
  ])("%s", (_, before, after, changes) => expect(diff(before, after)).toEqual(changes))

  it("matches facts of a record by their words, whatever their ids are", () => {
    if (!record) return
    const moved = JSON.parse(
      JSON.stringify(record).replaceAll(/"([aest])(\d+)"/g, (_, letter: string, number: string) => `"${letter}${Number(number) + 20}"`),
    )
    expect(diff([record as unknown as Row], [moved])).toEqual([])
  })
})
