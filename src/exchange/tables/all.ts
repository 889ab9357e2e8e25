/** Every table of an export, in the order in which it is written. */
import { MERGED_TABLES } from "./merged.ts"
import { SOURCE_TABLES, TRACE_TABLES } from "./sources.ts"
import type { Table } from "./table.ts"

/** The tables. */
export const TABLES: readonly Table[] = Object.freeze([...SOURCE_TABLES, ...MERGED_TABLES, ...TRACE_TABLES])
