/**
 * The shapes of the files in knowledge/<language>/ that the readers use: time words, offices, verbs, frames.
 * What a file may hold is said here once; the loader checks every file against it.
 */
import { z } from "zod"

/** Where a row comes from: `editor` for plain common knowledge, else a work that was read. */
const source = z.string().min(1)

/** A rule of time expressions: a name (an example), a row of word classes (`?` marks optional ones) and what it makes. */
export const timeRuleSchema = z.strictObject({
  name: z.string().min(1),
  pattern: z.string().min(1),
  make: z.string().min(1),
  /** True where the words are a time only if the language layer says so ("later", "the end"). */
  labelled: z.boolean().optional(),
})
export type TimeRule = z.infer<typeof timeRuleSchema>

/** `times.json`: words by class with their values, words that say nothing (`noise`, `soft`: left out on a second try), rules. */
export const timeWordsSchema = z.strictObject({
  source,
  noise: z.array(z.string()),
  soft: z.array(z.string()),
  words: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string()]))),
  rules: z.array(timeRuleSchema).min(1),
})
export type TimeWords = z.infer<typeof timeWordsSchema>
