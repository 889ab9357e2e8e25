/** Small schemas that several subjects share: country codes, confidence, reasons, hashes. */
import { z } from "zod"

/** A state, by ISO 3166-1 alpha-3. */
export const countrySchema = z.string().regex(/^[A-Z]{3}$/)

/** A probability, to two decimals. */
export const confidenceSchema = z.number().min(0).max(1)

/** A name, title or other words that are never empty. */
export const wordsSchema = z.string().regex(/\S/)

/** A SHA-256 sum, 64 lower-case hexadecimal digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

export const COUNTRY = "State by ISO 3166-1 alpha-3 (XKX for Kosovo)"
export const CONFIDENCE = "Calibrated probability that this is right, 0 to 1, to two decimals."
export const WHY = "Why the confidence is low, in words."
