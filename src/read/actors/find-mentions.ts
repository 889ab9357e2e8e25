/** Mentions: each place where an actor is named or described, with what knowledge says of the words. */
import type { StateMatch } from "../../knowledge/index.ts"
import { findSpans } from "../spans/find-spans.ts"
import { type LabelledSpan, type Reading, textOf } from "../reading.ts"

export interface Mention extends LabelledSpan {
  readonly text: string
  /** Words of the name, lower case, without titles and marks; empty for a description ("the Syrian president"). */
  readonly name: readonly string[]
  /** The state whose name or capital the words are. */
  readonly state?: StateMatch
}

/** The mentions in reading order. */
export function findMentions(reading: Reading): Mention[] {
  return findSpans(reading, "actor")
    .map((span) => withoutPossessive(reading, span))
    .map((span) => makeMention(reading, span))
}

export function makeMention(reading: Reading, span: LabelledSpan): Mention {
  const text = textOf(reading, span)
  const state = span.label === "state" || span.label === "government" ? stateNamed(reading, text) : undefined
  return { ...span, text, name: nameWords(reading, span), ...(state && { state }) }
}

/** "Syria's" is a mention of Syria without its "'s". */
function withoutPossessive({ labels }: Reading, span: LabelledSpan): LabelledSpan {
  const ending = labels.words[span.last - 1]!.text
  return span.last - span.first > 1 && /^['’]s?$/u.test(ending) ? { ...span, last: span.last - 1 } : span
}

function stateNamed({ knowledge }: Reading, text: string): StateMatch | undefined {
  const bare = text.replace(/^the\s+/iu, "")
  return knowledge.findState(text) ?? knowledge.findState(bare)
}

/** Capitalised words of a person's, body's or state's name. A description has none but adjectives of states. */
function nameWords({ labels, knowledge }: Reading, { first, last, label }: LabelledSpan): string[] {
  const words = labels.words.slice(first, last).map((word) => word.text)
  const capitals = words.filter((word) => /^\p{Lu}|^(?:al|el|an|ad)-\p{Lu}/u.test(word) && word !== "The")
  const named = label === "person" ? capitals.filter((word) => !knowledge.findStateByAdjective(word)) : capitals
  return named.map(foldWord).filter((word) => word !== "")
}

/** A word of a name without case, marks and accents. */
export function foldWord(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}-]/gu, "")
}
