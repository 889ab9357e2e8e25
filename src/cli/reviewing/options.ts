/** The options of review, as one schema. */
import { z } from "zod"
import { storeOption } from "../store/options.ts"

/** What `dragoman review` takes. */
export const reviewSchema = z.object({
  ...storeOption,
  coder: z.string().regex(/\S/).optional().meta({ value: "NAME", description: "Who speaks; without it DRAGOMAN_CODER says so." }),
  reason: z.string().regex(/\S/).optional().meta({ value: "TEXT", description: "Why, kept with the correction." }),
  evidence: z
    .string()
    .regex(/^\d+-\d+$/, "give the words as START-END, in UTF-16 units of the text")
    .optional()
    .meta({ value: "START-END", description: "Words of the report that show the value." }),
  dryRun: z.boolean().default(false).meta({ description: "Say what would change, and change nothing." }),
  order: z.enum(["confidence", "conflict", "asked"]).default("confidence").meta({
    value: "ORDER",
    description: "What the queue puts first: what is least sure, most disputed among reports, or told by most reports.",
  }),
  report: z.string().optional().meta({ value: "REPORT", description: "This report alone: its key, URL or own id." }),
  values: z.boolean().default(false).meta({ description: "The single values of facts in the queue, too." }),
  limit: z.coerce.number().int().min(1).max(10_000).default(20).meta({ value: "N", description: "How many of the queue." }),
  tolerance: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ value: "N", description: "For agreement: places of words are the same where their ends are no further apart, in characters." }),
  out: z.string().min(1).optional().meta({ value: "FILE", description: "For save: the file, instead of standard output." }),
})

/** The options as they are given. */
export type ReviewOptions = z.infer<typeof reviewSchema>
