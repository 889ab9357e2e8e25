/**
 * A command: its words for people, its options as one zod schema, and what it does. The schema parses the arguments and makes
 * the help, the reference and the completions, so that these cannot disagree.
 */
import { parseArgs } from "node:util"
import type { z } from "zod"
import type { Context } from "./context.ts"
import { type OptionRow, optionRows } from "./options.ts"

/** One worked example of a command line. */
export interface Example {
  readonly line: string
  readonly does: string
}

/** How a command is described. */
export interface CommandWords {
  readonly name: string
  /** One line, without a full stop. */
  readonly summary: string
  /** What stands after the options: `[PATH…]`. */
  readonly operands: string
  /** How many operands it takes at most. */
  readonly mostOperands?: number
  readonly description?: string
  readonly examples: readonly Example[]
}

/** A command that can be run with its arguments. Gives the exit code. */
export interface Command extends CommandWords {
  readonly options: readonly OptionRow[]
  run(args: readonly string[], context: Context): Promise<number>
}

/** What is wrong with a command line; ends in exit code 2. */
export class UsageError extends Error {}

/** Joins a command's words, its options and its work. */
export function defineCommand<S extends z.ZodObject>(
  words: CommandWords & { readonly schema: S },
  work: (options: z.infer<S>, operands: string[], context: Context) => Promise<number>,
): Command {
  const { schema, ...spoken } = words
  const options = optionRows(schema)
  const run = (args: readonly string[], context: Context): Promise<number> => {
    const { values, positionals } = splitArguments(args, options)
    if (positionals.length > (words.mostOperands ?? Number.POSITIVE_INFINITY)) {
      throw new UsageError(`${words.name} does not take ${JSON.stringify(positionals.at(-1))}.`)
    }
    return work(checkOptions(schema, values), positionals, context)
  }
  return Object.freeze({ ...spoken, options, run })
}

function splitArguments(args: readonly string[], rows: readonly OptionRow[]): { values: Record<string, unknown>; positionals: string[] } {
  const options = Object.fromEntries(
    rows.map(({ flag, short, value }) => [flag, { type: value ? ("string" as const) : ("boolean" as const), ...(short ? { short } : {}) }]),
  )
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true, strict: true })
    const keys = new Map(rows.map(({ flag, key }) => [flag, key]))
    const values = Object.entries(parsed.values).map(([flag, value]) => [keys.get(flag) ?? flag, value])
    return { values: Object.fromEntries(values), positionals: parsed.positionals }
  } catch (error) {
    throw new UsageError(error instanceof Error ? firstSentence(error.message) : String(error))
  }
}

const firstSentence = (message: string): string => `${message.split(/\. |\n/)[0]?.replace(/\.$/, "")}.`

function checkOptions<S extends z.ZodObject>(schema: S, values: Record<string, unknown>): z.infer<S> {
  const checked = schema.safeParse(values)
  if (checked.success) return checked.data
  const [fault] = checked.error.issues
  const flag = optionRows(schema).find(({ key }) => key === fault?.path[0])?.flag
  throw new UsageError(flag ? `--${flag}: ${fault?.message}.` : `${fault?.message}.`)
}
