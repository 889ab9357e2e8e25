/** Objects of a file of JSON lines, or of one JSON list; what is none is a fault with its line. */
import { type LineFault, makeFault } from "./claim.ts"
import { decodeText } from "./delimited.ts"

/** An object with its line; of a list the number of the item. */
export interface JsonRow {
  readonly line: number
  readonly value: Readonly<Record<string, unknown>>
  readonly raw: string
}

/** Reads objects. */
export function readJsonRows(bytes: Uint8Array): { rows: JsonRow[]; faults: LineFault[] } {
  const text = decodeText(bytes)
  const list = text.trimStart().startsWith("[") ? parse(text) : undefined
  const parts: { line: number; value: unknown; raw: string }[] = Array.isArray(list)
    ? list.map((value, at) => ({ line: at + 1, value, raw: JSON.stringify(value) }))
    : text.split(/\r\n|\n|\r/).flatMap((raw, at) => (raw.trim() === "" ? [] : [{ line: at + 1, value: parse(raw), raw }]))
  if (parts.length === 0) return { rows: [], faults: [makeFault(1, "file-empty")] }
  const rows = parts.filter((part): part is JsonRow => isObject(part.value))
  const faults = parts.filter(({ value }) => !isObject(value)).map(({ line, raw }) => makeFault(line, "line-unreadable", { raw }))
  return { rows, faults }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Whether a value is an object with fields. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The fields of an object as cells: text as it is, lists with semicolons between, everything else as JSON; what is empty is left out. */
export function cellsOf(value: Readonly<Record<string, unknown>>): Record<string, string> {
  const cells = Object.entries(value).map(([name, field]) => [name, cellOf(field)] as const)
  return Object.fromEntries(cells.filter(([, cell]) => cell !== ""))
}

function cellOf(field: unknown): string {
  if (field === null || field === undefined) return ""
  if (typeof field === "string") return field.trim()
  if (Array.isArray(field) && field.every((item) => typeof item === "string")) return field.join("; ")
  return JSON.stringify(field)
}

/** The texts of a field that is a text or a list of them. */
export const textsOf = (field: unknown): string[] =>
  (Array.isArray(field) ? field : [field]).filter((item): item is string => typeof item === "string" && item.trim() !== "")

/** The objects of a field that is an object or a list of them. */
export const objectsOf = (field: unknown): Readonly<Record<string, unknown>>[] => (Array.isArray(field) ? field : [field]).filter(isObject)
