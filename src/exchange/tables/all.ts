/** Every table of an export, in the order in which it is written, and those that are still to come. */
import { MERGED_TABLES } from "./merged.ts"
import { SOURCE_TABLES, TRACE_TABLES } from "./sources.ts"
import type { Table } from "./table.ts"

/** The tables. */
export const TABLES: readonly Table[] = Object.freeze([...SOURCE_TABLES, ...MERGED_TABLES, ...TRACE_TABLES])

/** Tables that a codebook promises to a later version, and why they are not there. */
export const LATER_TABLES: Readonly<Record<string, string>> = Object.freeze({
  corrections: "People's corrections are lines of JSON of their own: dragoman review save writes them, dragoman review merge takes them.",
})
