/**
 * The time of an event that the text dates with several expressions ("Tuesday", "a three-day visit"): each is read, then all are joined.
 */
import type { TimeWords } from "../../knowledge/en-schema.ts"
import { endingWith, joinReadings } from "./combine.ts"
import { basisOf, edtfOf, type OpenContext } from "./readings.ts"
import { type ResolvedTime, readTime } from "./resolve.ts"

/** What is known beside the words, and whether the day named is the last of a length ("ended a three-day visit on Tuesday"). */
export type CombineContext = OpenContext & { readonly words: TimeWords; readonly ends?: boolean }

/** One date of all expressions, or undefined where none gives one; a length alone gives none. */
export function combineTimes(expressions: readonly string[], context: CombineContext): ResolvedTime | undefined {
  const readings = expressions.map((expression) => readTime(expression, context)).filter((reading) => reading !== undefined)
  const length = readings.find((reading) => reading.kind === "length")
  const rest = context.ends && length ? readings.filter((reading) => reading.kind === "stretch") : readings
  const joined = joinReadings(rest)
  if (joined?.kind !== "stretch") return undefined
  const whole = context.ends && length ? endingWith(joined, length.days) : joined
  return { value: edtfOf(whole), basis: basisOf(whole, context) }
}
