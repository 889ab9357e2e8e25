/** Kinds of columns, as types. */
import type { ColumnType } from "kysely"

/** JSON as it was written, key for key; read as a value, written as its text. */
export type Json<T> = ColumnType<T, string, string>
/** Words for full-text search with English stems; written by SQL, never read. */
export type Words = ColumnType<string, string, string>
