/**
 * The shape of `merging.json`: the words and spellings by which names and texts of several reports are compared.
 */
import { z } from "zod"

const words = z.array(z.string().min(1))

/** `merging.json`; what each list is for is said in the file's `about`. */
export const mergingSchema = z.strictObject({
  about: z.string().min(1),
  source: z.string().min(1),
  particles: words,
  descent: words,
  titles: words,
  soleOffices: words,
  /** Letters → a sign for their sound; vowels → nothing. */
  sounds: z.record(z.string().regex(/^[a-z]+$/), z.string().regex(/^[A-Z]*$/)),
  silent: words,
  agencies: words,
  local: words,
  corrections: words,
  gatherings: z.strictObject({
    generic: words,
    /** In order: where words of two are met, the first counts. */
    levels: z.array(z.strictObject({ level: z.string().min(1), words })),
    /** "first" at the head. */
    ordinals: words,
    talks: words,
    series: words,
    /** Offices whose holders are of the highest level, though a word of another stands in them. */
    heads: words,
    meetings: words,
  }),
})
/** How names and texts of several reports are compared. */
export type MergingWords = z.infer<typeof mergingSchema>
