/**
 * CSV (RFC 4180): columns, and rows as lines. A text that a spreadsheet would take for a formula gets an apostrophe before it, as the
 * words of reports are not ours.
 */

/** What a cell may hold. */
export type Cell = string | number | boolean | null | undefined

/** A column: its heading and what stands in it. */
export interface Column<Row> {
  readonly name: string
  readonly cell: (row: Row) => Cell
}

/** The rows as lines, the heading before them where it is wanted. */
export function renderCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[], withHeading: boolean): string {
  const lines = rows.map((row) => columns.map(({ cell }) => csvCell(cell(row))))
  return [...(withHeading ? [columns.map(({ name }) => name)] : []), ...lines].map((cells) => `${cells.join(",")}\r\n`).join("")
}

function csvCell(cell: Cell): string {
  const text = typeof cell === "string" ? disarm(cell) : String(cell ?? "")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * What Excel, LibreOffice and Sheets calculate: =, +, - and @ at the beginning, also after blanks and in full width. With apostrophes
 * before it, it gets one more, so that one is always to be taken away (`rearm`).
 */
const ARMED = /^'*(?:[\s\u0000]*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n])/
const disarm = (text: string): string => (ARMED.test(text) ? `'${text}` : text)

/** The text of a cell that was read from CSV of ours: without the apostrophe that keeps it from being calculated. */
export const rearm = (text: string): string => (text.startsWith("'") && ARMED.test(text) ? text.slice(1) : text)
