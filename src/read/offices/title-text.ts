/** The text of a title: joined in lower case, without what dangles at its ends. */
import type { OfficeToken } from "./parts.ts"

/** Spaces and ends put right: "minister 's" closes up, a joint or link at either end is dropped. */
export function tidyTitle(title: string): string {
  return title
    .replace(/ ?('s|’s|,)/g, "$1")
    .replace(/\s+/g, " ")
    .replace(/^\s*(?:[,'’]|'s |and )+/, "")
    .replace(/(?:[\s,'’]|\band|\bof|\bfor|\bto|\bthe)+$/g, "")
    .trim()
}

/** The parts without what stands in brackets. */
export function withoutBrackets(tokens: readonly OfficeToken[]): OfficeToken[] {
  let depth = 0
  return tokens.filter((token) => {
    if (token.plain === "(") depth++
    const outside = depth === 0
    if (token.plain === ")") depth = Math.max(0, depth - 1)
    return outside
  })
}
