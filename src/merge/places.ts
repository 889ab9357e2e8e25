/** Whether two reports' places are one: by name, by the words of the name, or by their coordinates. */
import type { ComparedPlace } from "./facts.ts"

/** Whether a place is a town. */
export const isTown = ({ precision }: ComparedPlace): boolean => precision === "city"
const NEAR = 0.25

/** By name, by words ("Santiago", "Santiago de Chile"), or by their coordinates. */
export function isSamePlace(one: ComparedPlace, other: ComparedPlace): boolean {
  if (one.precision === "country" || other.precision === "country") return false
  if (one.name === other.name) return true
  const [words, others] = [one.name.split(" "), other.name.split(" ")]
  if (isTown(one) && isTown(other) && (words.every((word) => others.includes(word)) || others.every((word) => words.includes(word))))
    return true
  if (one.lat === undefined || other.lat === undefined || one.lon === undefined || other.lon === undefined) return false
  return Math.abs(one.lat - other.lat) < NEAR && Math.abs(one.lon - other.lon) < NEAR
}
