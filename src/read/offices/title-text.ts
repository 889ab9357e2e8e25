/** The text of a title: joined in lower case, without what dangles at its ends. */
import type { OfficeIndex } from "./office-index.ts"
import type { OfficeToken } from "./parts.ts"

/** A title of its words: ends that join, link or own nothing are dropped, "minister 's" closes up; a `rest` ("of state") keeps its link. */
export function joinTitle(words: readonly string[], index: OfficeIndex, part: "front" | "rest"): string {
  const kept = words.flatMap((word) => word.split(" ")).filter(Boolean)
  const isBare = (word: string | undefined) => word !== undefined && (index.dangling.has(word) || /^\p{P}+$/u.test(word))
  while (part === "front" && isBare(kept[0])) kept.shift()
  while (isBare(kept.at(-1))) kept.pop()
  return closeUp(kept.join(" "))
}

/** Spaces before a comma or an apostrophe taken out. */
export function closeUp(text: string): string {
  return text.replace(/ ?([,'’])/g, "$1")
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
