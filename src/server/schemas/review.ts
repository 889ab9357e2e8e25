/** What `/api/review` takes and answers: a coder's queue, and its verdicts. */
import { z } from "zod"

/** A verdict of a field. */
export const verdictSchema = z
  .strictObject({
    field: z
      .string()
      .regex(/^r-[0-9a-f]{16}\/.+$/)
      .describe("Key of the report, a slash, and the address of the field in its record."),
    verdict: z.enum(["accept", "reject", "set", "unsure"]),
    value: z.unknown().describe("What is right instead, with set."),
    time: z.iso.datetime().describe("When it was said: what comes twice with one time is kept once."),
  })
  .meta({ id: "ReviewVerdict", description: "What a coder says of a field." })

/** The queue of the coder whose token it is. */
export const reviewQueueSchema = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        field: z.string(),
        title: z.string(),
        slot: z.string(),
        value: z.unknown(),
        confidence: z.number().min(0).max(1),
        why: z.string().optional().describe("Why it is asked for, beside its confidence."),
        before: z.string(),
        words: z.string().describe("The words that the value rests on; empty where there are none."),
        after: z.string(),
      }),
    ),
  })
  .meta({ id: "ReviewQueue", description: "Fields that the coder said nothing of yet, the least sure first; nothing of what others said." })

/** What became of a verdict. */
export const reviewOutcomeSchema = z
  .strictObject({
    outcome: z.enum(["kept", "known", "refused", "undone", "nothing"]),
    correction: z.string().optional(),
    message: z.string().optional().describe("Why it was refused."),
  })
  .meta({
    id: "ReviewOutcome",
    description: "What became of a verdict: known is one that came before; nothing, that there is none to take back.",
  })
