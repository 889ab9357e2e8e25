/** What the commands that take reports share: which paths they read, how long a report may be, how a failure is told. */
import { z } from "zod"
import { DEFAULT_LIMITS } from "../ingest/index.ts"
import { UsageError } from "./command.ts"
import type { Context } from "./context.ts"

/** The option that bounds a report's length. */
export const lengthOption = {
  maxLength: z.coerce
    .number()
    .int()
    .min(1)
    .default(DEFAULT_LIMITS.length)
    .meta({ value: "N", description: "Longest text of one report in characters; longer ones fail." }),
}

/** Without a path, what is piped in is read; a person at a keyboard is told instead. */
export function choosePaths(operands: readonly string[], context: Context): readonly string[] {
  if (operands.length > 0) return operands
  if (context.stdinIsTerminal) throw new UsageError("Give a file, a folder, a pattern, or - for standard input.")
  return ["-"]
}

/** Tells a failure: one line of JSON on standard error. */
export function tellFailure({ stderr }: Context, issue: object): Promise<void> {
  return stderr.write(`${JSON.stringify(issue)}\n`)
}
