/** Commands that are a pipe: a line of JSON in, lines of JSON out; what does not fit is told on standard error, and the rest goes on. */
import type { z } from "zod"
import { splitLines } from "../ingest/source.ts"
import type { Context } from "./context.ts"
import { tellFailure } from "./inputs.ts"

/** What a pipe takes, and what it says of a line that is none of it. */
export interface PipeInput {
  readonly schema: z.ZodType
  /** A line may be so long, in bytes. */
  readonly most: number
  readonly fault: { readonly code: string; readonly message: string; readonly advice: string }
}

/** Answers each line of standard input by lines of standard output; gives the exit code. What the schema lets pass is taken for a T. */
export async function pipeLines<T>(
  context: Context,
  { schema, most, fault }: PipeInput,
  answer: (value: T) => readonly unknown[],
): Promise<number> {
  let failed = 0
  for await (const { number, bytes } of splitLines(context.stdin(), most)) {
    const parsed = schema.safeParse(parseJson(bytes))
    if (parsed.success) await writeLines(context, answer(parsed.data as T))
    else {
      failed += 1
      await tellFailure(context, { code: fault.code, path: "-", line: number, message: fault.message, advice: fault.advice })
    }
  }
  return failed > 0 ? 1 : 0
}

/** Values as lines of JSON on standard output. */
export async function writeLines(context: Context, values: readonly unknown[]): Promise<void> {
  if (values.length > 0) await context.stdout.write(values.map((value) => `${JSON.stringify(value)}\n`).join(""))
}

/** Undefined where the bytes are missing (a line that is too long) or no JSON. */
function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(bytes ?? []).toString("utf8"))
  } catch {
    return undefined
  }
}
