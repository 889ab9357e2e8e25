import { describe, expect, it } from "vitest"
import { sha256 } from "./ids.ts"
import { makeHead, reportHeadSchema } from "./report.ts"

describe("makeHead", () => {
  it("copies what the report has and adds what was found", () => {
    const report = { id: "x-1", publisher: "Agency", published: "2024-06-04", dateline: "DAMASCUS, June 4 (SANA)", text: "Łódź 🕊" }
    const head = makeHead(report, { language: "en", dateline: { text: "DAMASCUS, June 4", place: "DAMASCUS", date: "2024-06-04" } })
    expect(head).toEqual({
      id: "x-1",
      publisher: "Agency",
      language: "en",
      published: "2024-06-04",
      dateline: { text: "DAMASCUS, June 4", place: "DAMASCUS", date: "2024-06-04" },
      sha256: sha256(report.text),
      length: 7,
    })
    expect(reportHeadSchema.safeParse(head).success).toBe(true)
  })

  it("prefers the report's own language, and writes no field that is missing", () => {
    const head = makeHead({ language: "fr", text: "Non." }, { language: "en" })
    expect(Object.keys(head)).toEqual(["id", "language", "sha256", "length"])
    expect(head.language).toBe("fr")
  })
})
