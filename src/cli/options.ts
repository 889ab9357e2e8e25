/** Options as rows, taken from a zod object: what help, reference, completions and the parser need to know of each. */
import { z } from "zod"

/** One option of a command. */
export interface OptionRow {
  /** The key in the schema: `minConfidence`. */
  readonly key: string
  /** The name on the command line, without dashes: `min-confidence`. */
  readonly flag: string
  readonly short?: string
  /** What stands for the value: `FILE`; absent for a switch. */
  readonly value?: string
  readonly description: string
  /** The values it may have, where they are few. */
  readonly choices?: readonly string[]
  /** Its value when it is not given; absent where there is none. */
  readonly preset?: string | number | boolean
}

/** What a schema's `.meta()` tells of an option beyond its type. */
interface OptionMeta {
  readonly description?: string
  readonly short?: string
  readonly value?: string
}

/** The options of a schema, in the order in which they stand there. */
export function optionRows(schema: z.ZodObject): OptionRow[] {
  return Object.entries(schema.shape).map(([key, field]) => makeRow(key, field as z.ZodType))
}

function makeRow(key: string, field: z.ZodType): OptionRow {
  const { description = "", short, value } = (field.meta() ?? {}) as OptionMeta
  const inner = unwrap(field)
  const preset = field instanceof z.ZodDefault ? field.def.defaultValue : undefined
  const choices = inner instanceof z.ZodEnum ? inner.options.map(String) : undefined
  const shown = typeof preset === "string" || typeof preset === "number" || typeof preset === "boolean" ? { preset } : {}
  return {
    key,
    flag: toFlag(key),
    description,
    ...(short ? { short } : {}),
    ...(value ? { value } : {}),
    ...(choices ? { choices } : {}),
    ...shown,
  }
}

function unwrap(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodDefault || field instanceof z.ZodOptional) return unwrap(field.def.innerType as z.ZodType)
  return field
}

const toFlag = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The option as it is typed: `-j, --jobs N`, or `--no-quotes` for a switch that is on unless it is refused. */
export function spellOption(row: OptionRow): string {
  const flag = row.preset === true ? `--no-${row.flag}` : `--${row.flag}`
  const value = row.value ? ` ${row.choices ? row.choices.join("|") : row.value}` : ""
  return `${row.short ? `-${row.short}, ` : ""}${flag}${value}`
}
