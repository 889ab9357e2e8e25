/** Workbooks (XLSX): the first sheet read as rows of text, and rows written as a sheet. The same rows give the same bytes. */
import { type LineFault, makeFault } from "./claim.ts"
import type { RawRow } from "./delimited.ts"

/** The rows of the first sheet; a file that is no workbook is one fault. */
export async function readWorkbook(bytes: Uint8Array): Promise<(RawRow | LineFault)[]> {
  const { readSheet } = await import("read-excel-file/node")
  try {
    const sheet = await readSheet(Buffer.from(bytes), { trim: false })
    const rows = sheet.map((cells, at) => ({ line: at + 1, cells: cells.map(cellText), raw: JSON.stringify(cells) }))
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))
    const width = Math.max(0, ...filled.map(({ cells }) => cells.length))
    return filled.map((row) => ({ ...row, cells: [...row.cells, ...Array<string>(width - row.cells.length).fill("")] }))
  } catch (error) {
    return [makeFault(1, "file-foreign", { says: error instanceof Error ? error.message.slice(0, 200) : "" })]
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ""
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

/** Rows as the bytes of a workbook with one sheet. */
export async function writeWorkbook(rows: readonly (readonly (string | number | undefined)[])[], sheet: string): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import("write-excel-file/node")
  const data = rows.map((row) => row.map((value) => (value === undefined ? null : { value })))
  return withoutClock(await writeXlsxFile(data, { sheet }).toBuffer())
}

/** Where the time stands in the two heads that a file has in a ZIP archive: before its content and in the list at the end. */
const [TIME_BEFORE, TIME_LISTED] = [10, 12]
/** The first day that an archive can hold: 1 January 1980. */
const FIRST_TIME = 0x00210000

/** The archive without the time of writing, which would make other bytes of the same rows. */
function withoutClock(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive)
  const view = new DataView(bytes.buffer)
  const end = bytes.length - 22
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let file = 0; file < count; file += 1) {
    view.setUint32(at + TIME_LISTED, FIRST_TIME, true)
    view.setUint32(view.getUint32(at + 42, true) + TIME_BEFORE, FIRST_TIME, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return bytes
}
