/** What `dragoman review` can do, by the word that stands first; each gets an open store. */
import type { Store } from "../../store/index.ts"
import { UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import type { ReviewOptions } from "./options.ts"

/** All that an act is done with. */
export interface Reviewing {
  readonly store: Store
  readonly options: ReviewOptions
  readonly operands: readonly string[]
  readonly context: Context
}

/** Does one thing; gives the exit code. */
export type Act = (reviewing: Reviewing) => Promise<number>

/** Who speaks. Throws a UsageError where nobody says so. */
export function chooseCoder({ options, context }: Pick<Reviewing, "options" | "context">): string {
  const coder = options.coder ?? context.env.DRAGOMAN_CODER
  if (!coder?.trim()) throw new UsageError("Say who speaks: --coder NAME, or DRAGOMAN_CODER.")
  if (coder.startsWith("dragoman/")) throw new UsageError("--coder: names that begin with dragoman/ are the program's.")
  return coder
}

/** Values as lines of JSON. */
export async function tell({ context }: Pick<Reviewing, "context">, values: readonly unknown[]): Promise<void> {
  for (const value of values) await context.stdout.write(`${JSON.stringify(value)}\n`)
}
