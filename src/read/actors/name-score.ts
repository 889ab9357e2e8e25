/** What names say about two mentions being one actor. */
import type { Mention } from "./find-mentions.ts"

const SAME = 8
const named = new Set(["state", "government", "organization"])

/** Kinds and codes that no one actor has together. */
export function cannotBe(a: Mention, b: Mention): boolean {
  if (a.state && b.state && a.state.iso3 !== b.state.iso3) return true
  if ([a, b].some(({ state }) => state?.as === "epithet") && [a, b].some(({ label }) => label === "group")) return true
  const persons = [a, b].filter(({ label }) => label === "person").length
  if (persons === 1 && [a, b].some(({ label }) => named.has(label))) return true
  return persons === 2 && a.name.length > 1 && b.name.length > 1 && !shareWord(a.name, b.name)
}

/** Log odds: much for the same name or a surname of a full name, something against for names that share nothing. */
export function nameScore(a: Mention, b: Mention): number {
  if (a.state && a.state.iso3 === b.state?.iso3 && a.label === b.label) return SAME
  if (a.name.length === 0 || b.name.length === 0) return a.text.toLowerCase() === b.text.toLowerCase() ? 1.5 : 0
  const [short, long] = a.name.length <= b.name.length ? [a.name, b.name] : [b.name, a.name]
  if (a.label !== b.label) return short.join(" ") === long.join(" ") ? 2 : 0
  if (short.join(" ") === long.join(" ")) return SAME
  if (a.label === "person") return short.every((word) => long.includes(word)) ? 4 : shareWord(short, long) ? -2 : -4
  if (isAcronymOf(short, long)) return 4
  return shareWord(short, long) ? 0 : -2
}

function shareWord(a: readonly string[], b: readonly string[]): boolean {
  return a.some((word) => b.includes(word))
}

/** "imf" of "international monetary fund". */
function isAcronymOf(short: readonly string[], long: readonly string[]): boolean {
  return short.length === 1 && long.length > 1 && long.map((word) => word[0]).join("") === short[0]
}
