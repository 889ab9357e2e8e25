/** Rows as lines: NDJSON, CSV by RFC 4180, a table that fits. */
import { describe, expect, it } from "vitest"
import { plainPaint } from "../outputs/paint.ts"
import { type Format, type RowShape, renderRows } from "./rows.ts"

interface Row {
  readonly id: string
  readonly words: string | null
}

const shape: RowShape<Row> = {
  csv: [
    { name: "id", cell: ({ id }) => id },
    { name: "words", cell: ({ words }) => words },
  ],
  table: [
    { name: "words", cell: ({ words }) => words },
    { name: "id", cell: ({ id }) => id },
  ],
  wide: "words",
}
const draw = (rows: readonly Row[], format: Format, isFirst = true) =>
  renderRows(rows, shape, { format, isFirst, paint: plainPaint, columns: 30 })

describe("rows", () => {
  it.each<[Format, Row[], boolean, string]>([
    ["ndjson", [{ id: "a", words: "x" }], true, '{"id":"a","words":"x"}\n'],
    ["csv", [{ id: "a", words: null }], true, "id,words\r\na,\r\n"],
    ["csv", [{ id: "a", words: 'he said "no", twice\n' }], false, 'a,"he said ""no"", twice\n"\r\n'],
    ["csv", [], true, "id,words\r\n"],
    ["table", [], true, ""],
    ["table", [{ id: "a", words: "short" }], true, "words  id\nshort  a\n"],
    ["table", [{ id: "a", words: "a \u001b[31m b" }], true, "words      id\na \ufffd[31m b  a\n"],
  ])("as %s: %j", (format, rows, isFirst, text) => expect(draw(rows, format, isFirst)).toBe(text))

  it("wraps the wide column in what room there is", () => {
    const lines = draw([{ id: "a", words: "one two three four five six seven eight" }], "table").split("\n")
    expect(lines.every((line) => line.length <= 30)).toBe(true)
    expect(lines.slice(1).join(" ").replaceAll(/\s+/g, " ")).toContain("seven eight")
  })
})
