/** The shape of the weights: fitted by eval/merge-fit.ts, kept in models/merge/weights.json, each shown as a reason. */
import { z } from "zod"
import { FACT_KINDS } from "./facts.ts"
import type { MergeWeights } from "./judgements.ts"

const probability = z.number().min(0).max(1)
const kindSchema = z.strictObject({
  base: z.number(),
  reasons: z.record(z.string(), z.number()),
  same: probability,
  different: probability,
})

/** Checks parsed JSON; throws a ZodError that names the faulty field. */
export function parseMergeWeights(json: unknown): MergeWeights {
  return z.strictObject(Object.fromEntries(FACT_KINDS.map((kind) => [kind, kindSchema]))).parse(json) as MergeWeights
}
