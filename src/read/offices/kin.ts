/**
 * Kin of titles: "premier" and "head of government" are a prime minister, "top diplomat" is a foreign minister.
 * A record keeps the report's own title; kin serve to tell that two phrases name one office.
 */
import type { OfficeWords } from "../../knowledge/en-schema.ts"

/** The common name of an office's title, or the title itself where it has no kin. */
export function kinOfTitle(title: string, words: OfficeWords): string {
  return words.kin[title.toLowerCase()] ?? title.toLowerCase()
}
