/**
 * How far coders agree: Cohen's kappa of two (Cohen 1960), and Krippendorff's alpha of any number, values missing or not, with any
 * measure of difference (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011).
 */

/** What coders said of one unit; undefined where one said nothing. */
export type UnitValues<T> = readonly (T | undefined)[]

/** How different two values are: 0 for the same, 1 for wholly different ones of names. */
export type Difference<T> = (one: T, other: T) => number

/** Names are the same or not. */
export const nominal: Difference<unknown> = (one, other) => (one === other ? 0 : 1)

/** A place of words. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Places of words are the same where neither end is further off than so many characters. */
export function spansWithin(tolerance: number): Difference<readonly Range[]> {
  const near = (one: Range, other: Range): boolean =>
    Math.abs(one.start - other.start) <= tolerance && Math.abs(one.end - other.end) <= tolerance
  return (one, other) => (one.length === other.length && one.every((range, at) => near(range, other[at]!)) ? 0 : 1)
}

/** Cohen's kappa of pairs of names; undefined where there are none, or where chance alone would agree on everything. */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): number | undefined {
  if (pairs.length === 0) return undefined
  const observed = pairs.filter(([one, other]) => one === other).length / pairs.length
  const names = new Set(pairs.flat())
  const share = (name: string, coder: 0 | 1): number => pairs.filter((pair) => pair[coder] === name).length / pairs.length
  const expected = [...names].reduce((sum, name) => sum + share(name, 0) * share(name, 1), 0)
  return expected >= 1 - 1e-12 ? undefined : (observed - expected) / (1 - expected)
}

/** Krippendorff's alpha; undefined where fewer than two values can be compared, or where all values are the same. */
export function krippendorffAlpha<T>(units: readonly UnitValues<T>[], difference: Difference<T>): number | undefined {
  const pairable = units.map((unit) => unit.filter((value): value is T & {} => value !== undefined)).filter((unit) => unit.length > 1)
  const all = pairable.flat()
  if (all.length < 2) return undefined
  const observed = pairable.reduce((sum, unit) => sum + sumOfPairs(unit, difference) / (unit.length - 1), 0) / all.length
  const expected = sumOfPairs(all, difference) / (all.length * (all.length - 1))
  return expected === 0 ? undefined : 1 - observed / expected
}

/** The differences of all ordered pairs of two of the values. */
function sumOfPairs<T>(values: readonly T[], difference: Difference<T>): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) for (let other = 0; other < at; other++) sum += 2 * difference(values[at]!, values[other]!)
  return sum
}

/** The interval of Wilson (1927) for a share of so many, without correction for continuity; z of 1.96 is 95 %. */
export function wilsonInterval(right: number, all: number, z = 1.959964): { low: number; high: number } | undefined {
  if (all === 0) return undefined
  const share = right / all
  const middle = share + (z * z) / (2 * all)
  const half = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))
  const whole = 1 + (z * z) / all
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) }
}
