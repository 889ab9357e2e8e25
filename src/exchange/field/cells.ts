/** Cells of rows, read and written: numbers, days and codes that are faults by line where they are none. */
import type { Knowledge } from "../../knowledge/index.ts"
import { isEdtf } from "../../record/index.ts"
import { type LineFault, makeFault } from "./claim.ts"
import type { NamedRow } from "./delimited.ts"

/** Reads the cells of one row, and gathers what is wrong with them. */
export interface CellReader {
  readonly faults: LineFault[]
  text(column: string): string | undefined
  number(column: string, bounds?: readonly [number, number]): number | undefined
  /** A day as `2019-03-15`, `20190315`, `2019-03-15 00:00:00` or a serial number of a spreadsheet. */
  day(column: string): string | undefined
  /** A state by its name or code. */
  country(column: string, knowledge: Knowledge): string | undefined
}

/** Words that some files write where nothing is known. */
const NOTHING: ReadonlySet<string> = new Set(["none", "na", "n/a", "null", "nan", "---", "\\n"])

/** A reader of the cells of a row. */
export function readCells({ line, cells }: NamedRow): CellReader {
  const faults: LineFault[] = []
  const text = (column: string) => {
    const cell = cells[column]
    return cell === undefined || NOTHING.has(cell.toLowerCase()) ? undefined : cell
  }
  return {
    faults,
    text,
    number(column, [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]) {
      const cell = text(column)
      if (cell === undefined) return undefined
      const value = Number(cell)
      if (Number.isFinite(value) && value >= least && value <= most) return value
      faults.push(makeFault(line, "cell-malformed", { column, says: `It holds ${JSON.stringify(cell.slice(0, 80))}.` }))
      return undefined
    },
    day(column) {
      const cell = text(column)
      const day = cell === undefined ? undefined : readDay(cell)
      if (cell !== undefined && day === undefined)
        faults.push(makeFault(line, "date-malformed", { column, says: `It holds ${JSON.stringify(cell.slice(0, 80))}.` }))
      return day
    },
    country(column, knowledge) {
      const cell = text(column)
      const country = cell === undefined ? undefined : countryOf(cell, knowledge)
      if (cell !== undefined && country === undefined)
        faults.push(makeFault(line, "code-unknown", { column, says: `It holds ${JSON.stringify(cell.slice(0, 80))}.` }))
      return country
    },
  }
}

/** A state by its code in CAMEO, PLOVER or ISO, or by its name; "United States" and "USA" are one. */
export function countryOf(words: string, knowledge: Pick<Knowledge, "stateByCode" | "findState" | "codes">): string | undefined {
  const code = words.toUpperCase()
  const renamed = knowledge.codes.states.find(({ cameo, plover }) => cameo === code || plover === code)
  if (renamed) return renamed.iso3
  if (/^[A-Z]{3}$/.test(code) && knowledge.stateByCode(code)) return code
  const found = knowledge.findState(words)
  return found !== undefined && found.as !== "capital" && found.as !== "seat" ? found.iso3 : undefined
}

/** First and last serial number of a day that a spreadsheet is taken to mean: 1927 to 2119. */
const [FIRST_SERIAL, LAST_SERIAL] = [10_000, 80_000]

/** A day as EDTF; undefined where the words are none. */
export function readDay(words: string): string | undefined {
  const plain = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(words)
  if (plain) return inCalendar(`${plain[1]}-${plain[2]}-${plain[3]}`)
  if (/^\d{5}$/.test(words) && Number(words) >= FIRST_SERIAL && Number(words) <= LAST_SERIAL) return dayOfSerial(Number(words))
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words)
  if (slashed) return inCalendar(`${slashed[3]}-${slashed[1]!.padStart(2, "0")}-${slashed[2]!.padStart(2, "0")}`)
  return /^\d{4}-\d{2}$/.test(words) ? inCalendar(words) : undefined
}

const inCalendar = (day: string): string | undefined => (isEdtf(day) ? day : undefined)

const DAY_MS = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)

/** The day of a serial number of a spreadsheet: 34668 is 1994-11-30. */
export const dayOfSerial = (serial: number): string => new Date(EPOCH + serial * DAY_MS).toISOString().slice(0, 10)
/** The serial number of a day. */
export const serialOfDay = (day: string): number => Math.round((Date.parse(day) - EPOCH) / DAY_MS)

/** A cell of a tab-separated file: without tabs and new lines. */
export const tabCell = (value: string | number | null | undefined): string =>
  String(value ?? "")
    .replace(/[\t\r\n]+/g, " ")
    .toWellFormed()

/** A line of a tab-separated file; columns that are not given are blank. */
export function tabLine(columns: readonly string[], cells: Readonly<Record<string, string | number | null | undefined>>): string {
  return `${columns.map((column) => tabCell(cells[column])).join("\t")}\n`
}

/** Names of a cell. */
export const splitNames = (cell: string | undefined): string[] =>
  cell === undefined
    ? []
    : cell
        .split(";")
        .map((name) => name.trim())
        .filter((name) => name !== "")

/** The fields that have a value. */
export function withoutBlanks<Fields extends Readonly<Record<string, unknown>>>(
  fields: Fields,
): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as {
    [Key in keyof Fields]?: NonNullable<Fields[Key]>
  }
}
