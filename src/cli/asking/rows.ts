/** Rows of an answer as lines: NDJSON for programs, CSV for spreadsheets, a table for people. */
import { z } from "zod"
import { type Column, renderCsv } from "../../exchange/csv.ts"
import { tidy } from "../../web/evidence/facts.ts"
import type { Paint } from "../outputs/paint.ts"
import { wrap } from "../outputs/wrap.ts"

/** The option that names the format. */
export const formatOption = {
  format: z
    .enum(["ndjson", "csv", "table"])
    .default("ndjson")
    .meta({ value: "FORMAT", description: "ndjson: everything, one JSON a line; csv: for spreadsheets; table: for people." }),
}

/** A format of rows. */
export type Format = z.infer<typeof formatOption.format>

/** How rows of one kind are drawn. */
export interface RowShape<Row> {
  readonly csv: readonly Column<Row>[]
  /** Columns of the table; the one that is named takes the room that is left, over several lines where need be. */
  readonly table: readonly Column<Row>[]
  readonly wide: string
}

/** How to draw. */
export interface Drawing {
  readonly paint: Paint
  readonly columns: number
}

/** The rows as text, a heading before the first ones. */
export function renderRows<Row>(
  rows: readonly Row[],
  shape: RowShape<Row>,
  { format, isFirst, ...drawing }: Drawing & { format: Format; isFirst: boolean },
): string {
  switch (format) {
    case "ndjson":
      return rows.map((row) => `${JSON.stringify(row)}\n`).join("")
    case "csv":
      return renderCsv(rows, shape.csv, isFirst)
    case "table":
      return renderTable(rows, shape, drawing)
  }
}

const GAP = 2
const LEAST = 16

function renderTable<Row>(rows: readonly Row[], { table, wide }: RowShape<Row>, { paint, columns }: Drawing): string {
  if (rows.length === 0) return ""
  const cells = rows.map((row) => table.map(({ cell }) => tidy(String(cell(row) ?? ""))))
  const widths = table.map(({ name }, at) => Math.max(name.length, ...cells.map((line) => line[at]!.length)))
  const room = table.findIndex(({ name }) => name === wide)
  const others = widths.reduce((sum, width, at) => sum + (at === room ? 0 : width + GAP), 0)
  widths[room] = Math.min(widths[room]!, Math.max(LEAST, columns - others))
  const heading = paint(
    "strong",
    drawLine(
      table.map(({ name }) => name),
      widths,
    ),
  )
  return `${[heading, ...cells.flatMap((line) => drawRow(line, widths, room))].join("\n")}\n`
}

function drawRow(line: readonly string[], widths: readonly number[], room: number): string[] {
  const [first = "", ...more] = wrap(line[room]!, widths[room]!)
  const top = drawLine(line.with(room, first), widths)
  return [
    top,
    ...more.map((words) =>
      drawLine(
        line.map((_, at) => (at === room ? words : "")),
        widths,
      ),
    ),
  ]
}

function drawLine(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, at) => cell.padEnd(widths[at]! + GAP))
    .join("")
    .trimEnd()
}
