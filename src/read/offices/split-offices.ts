/**
 * Several offices in one phrase: "Deputy Prime Minister and Minister of Foreign Affairs" is two,
 * "Minister of Industry and Energy" is one.
 */
import type { OfficeToken } from "./parts.ts"

/** The runs of parts that are one office each. */
export function splitOffices(tokens: readonly OfficeToken[]): OfficeToken[][] {
  const runs: OfficeToken[][] = [[]]
  for (const [at, token] of tokens.entries()) {
    if (isBorder(tokens, at, runs.at(-1)!)) runs.push([])
    else runs.at(-1)!.push(token)
  }
  return runs.filter((run) => run.length > 0)
}

/** A joining word or comma with an office on both sides: a head before it, and a head to come before the next link or joint. */
function isBorder(tokens: readonly OfficeToken[], at: number, left: readonly OfficeToken[]): boolean {
  const token = tokens[at]!
  if (token.kind !== "join" && token.plain !== "," && token.plain !== ";") return false
  if (!left.some((one) => one.kind === "head")) return tokens[at + 1]?.kind === "join" && left.length === 0
  for (const next of tokens.slice(at + 1)) {
    if (next.kind === "head") return true
    if (next.kind === "link" || next.kind === "join" || next.kind === "mark" || next.kind === "name")
      return next.kind === "join" && next === tokens[at + 1]
  }
  return false
}
