/** Names of places that knowledge finds, as words of the report's row: what the encoder may choose beside the spans that it labels itself. */
import type { Knowledge } from "../../knowledge/index.ts"
import type { EncoderWord, WordSpan } from "../../language/index.ts"

/** Place names of body and dateline. */
export function placeCandidates(words: readonly EncoderWord[], knowledge: Knowledge): WordSpan[] {
  const rows: { first: number; texts: string[] }[] = []
  words.forEach(({ field, sentence, text }, index) => {
    if (field === "title") return
    const open = rows.at(-1)
    if (open && words[open.first]!.sentence === sentence) open.texts.push(text)
    else rows.push({ first: index, texts: [text] })
  })
  return rows.flatMap(({ first, texts }) => {
    const shouting = words[first]!.field === "dateline"
    const row = shouting ? texts.map((text) => (text.length > 3 ? text[0]! + text.slice(1).toLowerCase() : text)) : texts
    return knowledge
      .findPlaceNames(row)
      .filter(({ whole }) => whole)
      .map(({ start, end }) => ({ first: first + start, last: first + end }))
  })
}
