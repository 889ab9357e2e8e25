/** How sure the encoder must be before a label counts: numbers fitted on reports that the model did not see, kept beside the model. */
import { z } from "zod"
import { roundConfidence } from "../record/index.ts"
import { logOddsOf, probabilityOf } from "./log-odds.ts"

const logOdds = z.record(z.string(), z.number())

/** models/en/settings.json. */
export const readingSettingsSchema = z.object({
  /** Log odds added to "no label" for each layer: above 0 finds less. */
  outside: logOdds,
  /** Log odds that a link must pass. */
  links: logOdds,
  /** Log odds that knowledge adds for its own words in a layer. */
  hints: logOdds.default({ trigger: 0, part: 0 }),
  /** Facts of a kind below this confidence are left out. */
  minimum: z.record(z.string(), z.number()).default({}),
  /** For each kind of fact [a, b]: the log odds of being right are a + b times the raw log odds, fitted on held-apart reports. */
  calibration: z.record(z.string(), z.tuple([z.number(), z.number()])).default({}),
})

/** The numbers of models/en/settings.json. */
export type ReadingSettings = z.infer<typeof readingSettingsSchema>

/** The probability that a fact of a kind is right, from what the encoder says of its parts. */
export function calibrated(kind: string, probability: number, { calibration }: ReadingSettings): number {
  const [a, b] = calibration[kind] ?? [0, 1]
  return roundConfidence(probabilityOf(a + b * logOddsOf(probability)))
}
