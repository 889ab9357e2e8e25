/** The options that every command with a reader takes, and the reader's options out of them. */
import { z } from "zod"
import type { ReaderOptions } from "../reader.ts"

/** Options that decide what a record says. */
export const readingOptions = {
  minConfidence: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ value: "P", description: "Leave out facts with less confidence than this (0 to 1); without it, the model's own threshold." }),
  quotes: z.boolean().default(true).meta({ description: "Leave the quotes out of the spans; their places stay." }),
  knowledge: z.string().optional().meta({ value: "DIR", description: "Lay a folder of your own knowledge over what is shipped." }),
  runtime: z.enum(["wasm", "native"]).default("wasm").meta({
    value: "RUNTIME",
    description: "What runs the model: wasm is the reference, native is faster where onnxruntime-node is installed.",
  }),
}

/** How many threads read; at most so many. */
export const jobsOption = (description: string, most = 256) =>
  z.coerce.number().int().min(1).max(most).default(1).meta({ value: "N", short: "j", description })

/** A server answers beside its readers, and does with fewer. */
export const servingJobs = jobsOption("Worker threads that read reports.", 64)

const readingSchema = z.object(readingOptions)

/** The reader's options, without those that were not given. */
export function toReaderOptions({ minConfidence, quotes, knowledge, runtime }: z.infer<typeof readingSchema>): ReaderOptions {
  return { quotes, runtime, ...(minConfidence === undefined ? {} : { minConfidence }), ...(knowledge === undefined ? {} : { knowledge }) }
}
