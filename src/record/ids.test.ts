import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type IdKind, idSchema, makeId, reportId, sha256 } from "./ids.ts"

describe("ids", () => {
  it.each([
    ["actor", 1, "a1"],
    ["event", 12, "e12"],
    ["tour", 1, "t1"],
    ["statement", 3, "s3"],
    ["tie", 4, "p4"],
  ] as const)("%s %i is %s", (kind, number, id) => {
    expect(makeId(kind, number)).toBe(id)
    expect(idSchema(kind).safeParse(id).success).toBe(true)
  })

  it.each([
    ["actor", "e1"],
    ["actor", "a0"],
    ["actor", "a01"],
    ["event", "e"],
    ["statement", "s1b"],
    ["tie", "p1\n"],
  ] as [IdKind, string][])("%s is not %j", (kind, id) => expect(idSchema(kind).safeParse(id).success).toBe(false))

  it("hashes as everyone does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => sha256(text) === createHash("sha256").update(text, "utf8").digest("hex")),
    )
  })

  it("keeps a report's own id and makes one from the text otherwise", () => {
    expect(reportId({ id: "x-1", text: "a" })).toBe("x-1")
    expect(reportId({ text: "abc" })).toBe("r-ba7816bf8f01cfea")
    expect(reportId({ text: "abd" })).not.toBe(reportId({ text: "abc" }))
  })
})
