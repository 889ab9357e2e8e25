/** Names of places that knowledge finds, as words of the report's row: what the encoder may choose beside the spans that it labels itself. */
import type { Knowledge } from "../../knowledge/index.ts"
import type { EncoderWord, WordSpan } from "../../language/index.ts"
import { findLands } from "../actors/find-lands.ts"

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
    const named = knowledge.findPlaceNames(row).filter(({ whole }) => whole)
    const capitals = capitalsOf(row, knowledge)
    return [...named.filter(({ end }) => !capitals.some((capital) => capital.start < end && end <= capital.end)), ...capitals]
      .map(({ start, end }) => ({ first: first + start, last: first + end }))
      .sort((a, b) => a.first - b.first)
  })
}

/** "the Syrian capital": the state's name or adjective with the noun after it. */
function capitalsOf(row: readonly string[], knowledge: Knowledge): { start: number; end: number }[] {
  return findLands(knowledge, [row]).flatMap(({ first, last }) => {
    const nouns = knowledge.names.capitals.filter((noun) => startsAt(row, last, noun.split(" ")))
    const longest = Math.max(0, ...nouns.map((noun) => noun.split(" ").length))
    return longest > 0 ? [{ start: first, end: last + longest }] : []
  })
}

function startsAt(row: readonly string[], at: number, words: readonly string[]): boolean {
  return words.every((word, i) => row[at + i]?.toLowerCase() === word)
}
