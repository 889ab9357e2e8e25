/** "Asia-Pacific Economic Cooperation (APEC)": a mention that gives the short name too, in brackets. */
import type { LabelledSpan, Reading } from "../reading.ts"

/** The span with the bracket that it opens and the encoder left out: "Hamas" of "the Islamic Resistance Movement (Hamas)" is closed. */
export function closeBracket({ labels }: Reading, span: LabelledSpan): LabelledSpan {
  const words = labels.words.slice(span.first, span.last).map(({ text }) => text)
  const isOpen = words.lastIndexOf("(") > words.lastIndexOf(")")
  if (!isOpen) return span
  if (words.at(-1) === "(") return words.length > 1 ? { ...span, last: span.last - 1 } : span
  return labels.words[span.last]?.text === ")" ? { ...span, last: span.last + 1 } : span
}

/** A mention's names: as written, and where it ends in brackets, what stands before them and within. */
export function namesWithin(text: string): string[] {
  const [, name, short] = /^(.+?)\s*\(\s*([^()]+?)\s*\)$/u.exec(text) ?? []
  return name && short ? [name, short] : [text]
}
