/** Slots: who agrees, and why a value is shown. */
import { describe, expect, it } from "vitest"
import type { Version } from "./fused.ts"
import { fillSlot } from "./slots.ts"
import { groupCopies } from "./sources.ts"

const version = (report: string, value: string): Version<string> => ({ report, fact: `${report}/e1`, value, evidence: [] })
const rules = {
  agree: (one: string, other: string) => one.startsWith(other) || other.startsWith(one),
  exactness: (value: string) => value.length,
  reports: ["r1", "r2", "r3", "r4"],
  copies: [["r1"], ["r2", "r3"], ["r4"]],
}

describe("fillSlot", () => {
  it.each([
    ["only", [version("r1", "2019")], {}, "2019"],
    ["agreed", [version("r1", "2019"), version("r2", "2019")], {}, "2019"],
    ["precise", [version("r1", "2019"), version("r2", "2019-03")], {}, "2019-03"],
    ["sources", [version("r1", "2019"), version("r2", "2020"), version("r4", "2019")], {}, "2019"],
    ["later", [version("r1", "2019"), version("r2", "2020"), version("r3", "2020")], {}, "2020"],
    ["own-agency", [version("r1", "2019"), version("r2", "2020")], { own: new Set(["r1"]) }, "2019"],
    ["corrected", [version("r1", "2019"), version("r4", "2020")], { corrected: new Map([["r1", "r4"]]) }, "2020"],
  ] as const)("shows the value for the reason %s", (code, versions, more, shown) => {
    const slot = fillSlot(versions, { ...rules, ...more })
    expect([slot.reason?.code, slot.shown]).toEqual([code, shown])
  })

  it("counts copies as one source, names conflicts and who is silent", () => {
    const slot = fillSlot([version("r2", "2020"), version("r3", "2020"), version("r4", "2019")], rules)
    expect(slot.agreements.map(({ value, sources }) => [value, sources])).toEqual([
      ["2020", 1],
      ["2019", 1],
    ])
    expect([slot.conflict, slot.silent]).toEqual([true, ["r1"]])
  })

  it("shows nothing where no report has a version", () =>
    expect(fillSlot([], rules)).toMatchObject({ silent: rules.reports, conflict: false }))
})

describe("groupCopies", () => {
  const report = (key: string, signature: number[]) => ({
    kind: "report" as const,
    id: `${key}/r`,
    unit: `${key}/r`,
    report: key,
    signature,
    length: 9,
    sha256: key,
  })

  it("puts near copies together, through one another too", () => {
    const reports = [report("c", [1, 1, 3, 3]), report("a", [1, 1, 1, 1]), report("b", [1, 1, 1, 3]), report("d", [9, 9, 9, 9])]
    expect(groupCopies(reports)).toEqual([["a", "b", "c"], ["d"]])
  })
})
