/** The table of offices as CSV: columns that a spreadsheet can fill. What is wrong with a line is told, and the other lines count. */
import type { Knowledge } from "../knowledge/index.ts"
import type { OfficeRow } from "../query/index.ts"
import { daysOf, isEdtf } from "../record/index.ts"
import { type Column, rearm, renderCsv } from "./csv.ts"
import { type LineFault, makeFault } from "./field/claim.ts"
import { type NamedRow, readNamedRows } from "./field/delimited.ts"

/** The columns. */
export const OFFICE_COLUMNS: readonly Column<OfficeRow>[] = [
  { name: "title", cell: ({ title }) => title },
  { name: "country", cell: ({ country }) => country },
  { name: "organization", cell: ({ organization }) => organization },
  { name: "person", cell: ({ person }) => person },
  { name: "from", cell: ({ from }) => from },
  { name: "to", cell: ({ to }) => to },
  { name: "first", cell: ({ first }) => first },
  { name: "last", cell: ({ last }) => last },
  { name: "several", cell: ({ several }) => (several ? "yes" : null) },
  { name: "count", cell: ({ count }) => (count > 0 ? count : null) },
  { name: "reports", cell: ({ reports }) => reports.join(" ") },
  { name: "source", cell: ({ source }) => source },
]

const LAYOUT = { separator: ",", quotes: true, columns: OFFICE_COLUMNS.map(({ name }) => name), required: ["title", "person"] } as const

/** Writes a table. */
export const renderOffices = (rows: readonly OfficeRow[]): string => renderCsv(rows, OFFICE_COLUMNS, true)

/** Reads a table; a row without an office, a person, or anything that shows it, or with a day that is none, is no row. */
export function readOffices(bytes: Uint8Array, knowledge: Knowledge): { rows: OfficeRow[]; faults: LineFault[] } {
  const { rows: named, faults: all } = readNamedRows(bytes, LAYOUT)
  const rows: OfficeRow[] = []
  const faults = all.filter(({ code }) => code !== "column-missing") // a file has the columns that it knows something of
  for (const one of named) {
    const row = readRow(one, knowledge)
    if ("code" in row) faults.push(row)
    else rows.push(row)
  }
  return { rows, faults: faults.sort((a, b) => a.line - b.line) }
}

function readRow({ line, cells }: NamedRow, knowledge: Knowledge): OfficeRow | LineFault {
  const raw = Object.values(cells).join(",")
  const wrong = (column: string, says: string): LineFault => makeFault(line, "row-faulty", { column, raw, says })
  const cell = (name: string): string | null => (cells[name] === undefined ? null : rearm(cells[name]))
  const [title, person, state] = [cell("title"), cell("person"), cell("country")]
  if (title === null) return wrong("title", "It has no title.")
  if (person === null) return wrong("person", "It has no person.")
  const country = state === null ? null : codeOf(state, knowledge)
  if (country === undefined) return wrong("country", `${state} is no state's name or code.`)
  if (country === null && cell("organization") === null) return wrong("country", "It has neither a state nor an organization.")
  for (const column of ["from", "to", "first", "last"]) {
    const day = cell(column)
    if (day !== null && !(isEdtf(day) && !day.includes("/")) && !(column === "to" && day === ".."))
      return wrong(column, `${day} is no day.`)
  }
  const [from, to] = [cell("from"), cell("to")]
  if (from !== null && to !== null && to !== ".." && daysOf(from)!.first! > daysOf(to)!.last!)
    return wrong("to", "It is left before it is taken.")
  const reports = cell("reports")?.split(/\s+/) ?? []
  const foreign = reports.find((key) => !/^r-[0-9a-f]{16}$/.test(key))
  if (foreign !== undefined) return wrong("reports", `${foreign} is no key of a report.`)
  const source = cell("source")
  if (source === null && reports.length === 0) return wrong("source", "Neither reports nor a source show it.")
  return {
    title: commonTitle(title, knowledge),
    country,
    organization: cell("organization"),
    person,
    from,
    to,
    first: cell("first"),
    last: cell("last"),
    several: /^(?:yes|true|1)$/i.test(cell("several") ?? ""),
    count: Number(cell("count")) || reports.length,
    reports,
    source,
  }
}

const commonTitle = (title: string, { offices }: Knowledge): string => offices.kin[title.toLowerCase()] ?? title.toLowerCase()

/** The code of a state by its name or code; undefined where it is none. */
function codeOf(words: string, knowledge: Knowledge): string | undefined {
  if (/^[A-Z]{3}$/.test(words) && knowledge.stateByCode(words)) return words
  return knowledge.findState(words)?.iso3
}
