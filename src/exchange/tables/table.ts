/**
 * A table of an export: described once by a zod object, from which come its columns, their types and their words in CSV, Parquet, SQLite
 * and the codebook. Columns that are fields of a record take their schema, and with it their description.
 */
import { z } from "zod"

/** What a column holds; a date is a day, YYYY-MM-DD. */
export type FieldType = "string" | "integer" | "number" | "boolean" | "date"

/** A column. */
export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly description: string
  /** Whether every row has it. */
  readonly required: boolean
  /** The values it may have, where they are few. */
  readonly choices?: readonly string[]
  /** Whether it holds words of a report, which are bounded. */
  readonly isQuote: boolean
}

/** Columns that refer to the key of another table, or of this one. */
export interface Reference {
  readonly field: string
  readonly table: string
  readonly key: string
}

/** What a table is described by. */
export interface TableWords {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly row: z.ZodObject
  /** The columns that tell its rows apart. */
  readonly key: readonly string[]
  /** `{ report: "reports.key" }`. */
  readonly references?: Readonly<Record<string, string>>
  /** Columns that hold words of a report. */
  readonly quotes?: readonly string[]
}

/** A table. */
export interface Table {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly key: readonly string[]
  readonly fields: readonly Field[]
  readonly references: readonly Reference[]
}

interface Property {
  readonly type?: string
  readonly format?: string
  readonly description?: string
  readonly enum?: readonly string[]
}

/** Makes a table of its description. Throws a TypeError for a column that is no plain value or has no description. */
export function defineTable({ name, title, description, row, key, references = {}, quotes = [] }: TableWords): Table {
  const { properties = {}, required = [] } = z.toJSONSchema(row, { io: "output" })
  const fields = Object.entries(properties).map(([field, property]) =>
    makeField(`${name}.${field}`, property as Property, { required: required.includes(field), isQuote: quotes.includes(field) }),
  )
  const targets = Object.entries(references).map(([field, target]) => {
    const [table = "", column = ""] = target.split(".")
    return { field, table, key: column }
  })
  return Object.freeze({ name, title, description, key, fields, references: targets })
}

function makeField(
  path: string,
  { type: plain, format, description, enum: choices }: Property,
  is: Pick<Field, "required" | "isQuote">,
): Field {
  const type = format === "date" ? "date" : plain
  if (type !== "string" && type !== "integer" && type !== "number" && type !== "boolean" && type !== "date")
    throw new TypeError(`${path} is no plain value`)
  if (description === undefined) throw new TypeError(`${path} has no description`)
  return { name: path.split(".")[1]!, type, description, ...is, ...(choices ? { choices } : {}) }
}
