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

/** `offices.json`: nouns that head a title, titles of several words, status words, kin of titles, and how they combine. */
export const officeWordsSchema = z.strictObject({
  source,
  /** `portfolio`: "of X" is part of the title; `body`: "of X" is the body that the office belongs to. */
  heads: z.strictObject({ portfolio: z.array(z.string()), body: z.array(z.string()) }),
  wholes: z.array(z.string()),
  ranks: z.array(z.string()),
  portfolios: z.array(z.string()),
  houses: z.array(z.string()),
  status: z.record(z.string(), z.enum(["current", "acting", "former", "designate", "late"])),
  quoted: z.record(z.string(), z.enum(["current", "acting", "former", "designate", "late"])),
  current: z.array(z.string()),
  dropped: z.array(z.string()),
  kin: z.record(z.string(), z.string()),
  abbreviations: z.record(z.string(), z.string()),
  bodyNouns: z.array(z.string()),
  links: z.record(z.string(), z.enum(["of", "for", "to", "in"])),
  joins: z.array(z.string()),
  possessive: z.array(z.string()),
  accredited: z.array(z.string()),
  /** What "of the ..." adds nothing by ("president of the republic"). */
  silent: z.array(z.string()),
  /** Parts of a body that stay in the title ("head of the delegation"). */
  units: z.array(z.string()),
  /** Seats whose name many states have, so that it tells no country. */
  commonSeats: z.array(z.string()),
  /** Plurals and verbs that give a title ("presidents", "heads"). */
  singulars: z.record(z.string(), z.string()),
  /** Whole titles said in another way ("head of diplomacy"). */
  rewrites: z.record(z.string(), z.string()),
})
export type OfficeWords = z.infer<typeof officeWordsSchema>
