/**
 * Rows of CSV and of tab-separated files, with the line where each begins. A damaged row costs itself and no other: where a quotation
 * mark swallows lines, reading goes on at the next one.
 */
import { type Claim, type Imported, type LineFault, makeFault } from "./claim.ts"

/** A row: its line, its cells, and what stood there. */
export interface RawRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly raw: string
}

/** A row whose cells have names; blank cells are left out. */
export interface NamedRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** How a file is laid out. */
export interface Layout {
  readonly separator: "," | "\t"
  /** Whether cells can stand in quotation marks. */
  readonly quotes: boolean
  readonly columns: readonly string[]
  readonly aliases?: Readonly<Record<string, string>>
  /** Columns without which the file is of another format; none where the file has no heading. */
  readonly required?: readonly string[]
}

/** Text of bytes: UTF-8, or Windows-1252 where it is not, as many copies of such files are. A mark of byte order is dropped. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("windows-1252").decode(bytes)
  }
}

/** Reads rows with named cells. */
export function readNamedRows(bytes: Uint8Array, layout: Layout): { rows: NamedRow[]; faults: LineFault[] } {
  return nameCells(splitRows(decodeText(bytes), layout), layout)
}

/** Names the cells of rows by the heading, or by the columns where a file has none. */
export function nameCells(split: Iterable<RawRow | LineFault>, layout: Layout): { rows: NamedRow[]; faults: LineFault[] } {
  const rows: NamedRow[] = []
  const faults: LineFault[] = []
  let names: readonly string[] | undefined = layout.required ? undefined : layout.columns
  let isForeign = false
  let seen = 0
  for (const part of split) {
    seen += 1
    if ("code" in part) faults.push(part)
    else if (isForeign) faults.push(makeFault(part.line, "file-foreign", { raw: part.raw }))
    else if (names === undefined) {
      const heading = readHeading(part, layout)
      faults.push(...heading.faults)
      isForeign = heading.names === undefined
      names = heading.names
    } else {
      const named = nameRow(part, names)
      if ("code" in named) faults.push(named)
      else rows.push(named)
    }
  }
  if (seen === 0 || (rows.length === 0 && faults.length === 0)) faults.push(makeFault(1, "file-empty"))
  return { rows, faults }
}

/** A claim of every row, and all that is wrong in the order of the lines. */
export function gatherClaims(
  { rows, faults }: { readonly rows: readonly NamedRow[]; readonly faults: readonly LineFault[] },
  read: (row: NamedRow) => { readonly claim: Claim; readonly faults: readonly LineFault[] },
): Imported {
  const done = rows.map(read)
  const all = [...faults, ...done.flatMap(({ faults: own }) => own)]
  return { claims: done.map(({ claim }) => claim), faults: all.sort((one, other) => one.line - other.line) }
}

function readHeading(
  { line, cells, raw }: RawRow,
  { columns, aliases = {}, required = [] }: Layout,
): { names?: string[]; faults: LineFault[] } {
  const folded = new Map([
    ...columns.map((name) => [fold(name), name]),
    ...Object.entries(aliases).map(([from, to]) => [fold(from), to]),
  ] as [string, string][])
  const used = new Map<string, number>()
  const faults: LineFault[] = []
  const names = cells.map((cell, at) => {
    const known = folded.get(fold(cell))
    const name = known ?? (cell.trim() || `column ${at + 1}`)
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    if (known === undefined || times > 1) faults.push(makeFault(line, "column-unknown", { column: name }))
    return times > 1 ? `${name} ${times}` : name
  })
  if (required.some((name) => !used.has(name))) return { faults: [makeFault(line, "file-foreign", { raw })] }
  const missing = columns.filter((name) => !used.has(name)).map((column) => makeFault(line, "column-missing", { column }))
  return { names, faults: [...faults, ...missing] }
}

/** "Event.ID", "event_id" and "#!Event ID" are one. */
const fold = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "")

function nameRow({ line, cells, raw }: RawRow, names: readonly string[]): NamedRow | LineFault {
  const last = cells.findLastIndex((cell) => cell.trim() !== "")
  if (last >= names.length) return makeFault(line, "row-long", { raw, says: `It has ${last + 1} and not ${names.length}.` })
  if (cells.length < names.length) return makeFault(line, "row-short", { raw, says: `It has ${cells.length} and not ${names.length}.` })
  const filled = names.flatMap((name, at) => ((cells[at] ?? "").trim() === "" ? [] : [[name, cells[at]!.trim()]]))
  return { line, cells: Object.fromEntries(filled) }
}

/** Splits a text into rows of cells; blank lines are passed over. */
export function* splitRows(
  text: string,
  { separator, quotes, columns }: Pick<Layout, "separator" | "quotes" | "columns">,
): Generator<RawRow | LineFault> {
  const lines = text.split(/\r\n|\n|\r/)
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at]!
    if (first.trim() === "") continue
    if (!quotes) {
      yield { line: at + 1, cells: first.split(separator), raw: first }
      continue
    }
    const read = readQuoted(lines, at, separator)
    const isWhole = read !== undefined && (read.lines === 1 || read.cells.length === columns.length)
    if (read !== undefined && isWhole) {
      yield { line: at + 1, cells: read.cells, raw: lines.slice(at, at + read.lines).join("\n") }
      at += read.lines - 1
    } else yield makeFault(at + 1, "quote-open", { raw: first })
  }
}

/** Most lines that one cell may hold. */
const MOST_LINES = 200

/** The cells of a row that may go over several lines; undefined where a mark opens and does not close. */
function readQuoted(lines: readonly string[], from: number, separator: string): { cells: string[]; lines: number } | undefined {
  const cells: string[] = []
  let cell = ""
  let isInside = false
  for (let at = from; at < Math.min(lines.length, from + MOST_LINES); at += 1) {
    const line = lines[at]!
    for (let index = 0; index < line.length; index += 1) {
      const sign = line[index]!
      if (isInside && sign === '"' && line[index + 1] === '"') {
        cell += sign
        index += 1
      } else if (sign === '"' && (isInside || cell === "")) isInside = !isInside
      else if (!isInside && sign === separator) {
        cells.push(cell)
        cell = ""
      } else cell += sign
    }
    if (!isInside) return { cells: [...cells, cell], lines: at - from + 1 }
    cell += "\n"
  }
  return undefined
}
