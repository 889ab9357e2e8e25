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

/** A name without the short one that follows it in brackets. */
export function withoutBrackets(text: string): string {
  return text.replace(/(?<=\S)\s*\([^()]+\)$/u, "")
}
