/** How sure the encoder must be before a label counts: numbers fitted on reports that the model did not see, kept beside the model. */
import { z } from "zod"

const logOdds = z.record(z.string(), z.number())

/** models/en/settings.json. */
export const readingSettingsSchema = z.object({
  /** Log odds added to "no label" for each layer: above 0 finds less. */
  outside: logOdds,
  /** Log odds that a link must pass. */
  links: logOdds,
})

export type ReadingSettings = z.infer<typeof readingSettingsSchema>
