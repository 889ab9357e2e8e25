/** Small schemas that several subjects share: country codes, confidence, reasons, hashes. */
import { z } from "zod"
import { patternSchema } from "./ids.ts"

/** A state, by ISO 3166-1 alpha-3. */
export const countrySchema = patternSchema("^[A-Z]{3}$", "country-malformed", "is not three capital letters")

/** A probability, to two decimals. */
export const confidenceSchema = z.number().min(0).max(1)

/** A probability as a record holds it: within 0 and 1, to two decimals. Throws a RangeError for what is no number. */
export function roundConfidence(probability: number): number {
  if (Number.isNaN(probability)) throw new RangeError("a confidence must be a number")
  return Math.round(Math.min(1, Math.max(0, probability)) * 100) / 100
}

/** A name, title or other words that are never empty. */
export const wordsSchema = z.string().regex(/\S/)

/** A SHA-256 sum, 64 lower-case hexadecimal digits. */
export const sha256Schema = patternSchema("^[0-9a-f]{64}$", "hash-malformed", "is not a SHA-256 sum in 64 hexadecimal digits")

/** What a field of a country holds. */
export const COUNTRY = "State by ISO 3166-1 alpha-3 (XKX for Kosovo)"
/** What a field of confidence holds. */
export const CONFIDENCE = "Calibrated probability that this is right, 0 to 1, to two decimals."
/** What a reason in words is for. */
export const WHY = "Why the confidence is low, or what the value was worked out from, in words."
