/**
 * Before whom something is said: what stands right after the cue ("told reporters") or after a phrase beside it ("in an interview with state
 * television"). Only where it is plain: a noun of audiences ends the phrase, or, after an interview, a name.
 */
import { bestLabel, type WordSpan } from "../../language/index.ts"
import { overlaps, type Reading } from "../reading.ts"
import { findPhrases, gapBetween, sentenceAround } from "../spans/find-phrases.ts"

interface Said {
  readonly cue?: WordSpan
  readonly content: readonly WordSpan[]
}

/** Words of an audience at most ("the lower house of parliament" is none, "a group of visiting students" is one). */
const LONGEST = 6
/** Words between a cue and a phrase that leads to its audience at most. */
const NEAR = 12

/** The audience of a statement; undefined where there is none in plain words. */
export function audienceOf(reading: Reading, { cue, content }: Said): WordSpan | undefined {
  if (!cue) return undefined
  const { cues, occasions, interviews } = reading.knowledge.audiences
  const sentence = sentenceAround(reading, cue)
  const rows = [
    ...cues.map((phrase) => ({ phrase, isCue: true, byName: false })),
    ...occasions.map((phrase) => ({ phrase, isCue: false, byName: false })),
    ...interviews.map((phrase) => ({ phrase, isCue: false, byName: true })),
  ]
  for (const { row, span } of findPhrases(reading, rows, sentence)) {
    const belongs = row.isCue ? overlaps(span, cue) : gapBetween(span, cue) <= NEAR
    if (!belongs || content.some((one) => overlaps(one, span))) continue
    const last = nounEnd(reading, span.last, sentence.last) ?? (row.byName ? nameEnd(reading, span.last, sentence.last) : undefined)
    const audience = last !== undefined && { first: span.last, last }
    if (audience && !content.some((one) => overlaps(one, audience))) return audience
  }
  return undefined
}

/** The end of a noun phrase that begins at a word and ends in a noun of audiences; a verb, a mark or too many words break it off. */
function nounEnd({ labels, knowledge }: Reading, first: number, last: number): number | undefined {
  const classes = labels.table("upos")
  for (let word = first; word < Math.min(last, first + LONGEST); word++) {
    const { text } = labels.words[word]!
    if (!/^[\p{L}\p{N}'’-]/u.test(text) || BREAKS[bestLabel(classes, word)]) return undefined
    if (isNoun(knowledge.audiences.nouns, text) && !isNoun(knowledge.audiences.nouns, labels.words[word + 1]?.text ?? "")) return word + 1
  }
  return undefined
}

function isNoun(nouns: readonly string[], text: string): boolean {
  return nouns.includes(text) || nouns.includes(text.toLowerCase())
}

/** The end of the words in capitals that begin at a word, an article aside; none where a noun goes on ("Syrian officials"). */
function nameEnd({ labels, knowledge }: Reading, first: number, last: number): number | undefined {
  const start = knowledge.offices.articles.includes(labels.words[first]?.text.toLowerCase() ?? "") ? first + 1 : first
  let end = start
  while (end < last && /^\p{Lu}/u.test(labels.words[end]!.text)) end++
  return end > start && !(end < last && NOUNS.has(bestLabel(labels.table("upos"), end))) ? end : undefined
}

const NOUNS: ReadonlySet<string> = new Set(["NOUN", "ADJ"])
/** Word classes of Universal Dependencies that are no part of a noun phrase here. */
const BREAKS: Readonly<Record<string, boolean>> = { VERB: true, AUX: true, PRON: true, SCONJ: true, CCONJ: true, ADP: true }
