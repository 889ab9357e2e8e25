/**
 * Office phrases that the encoder cut: "First | Deputy Foreign Minister" is one; "Foreign Minister of | Tonga" goes on with the name after it, or
 * ends before the "of".
 */
import type { LabelledSpan, Reading } from "../reading.ts"

/** The phrases of a report, each whole. */
export function wholeOffices(reading: Reading, spans: readonly LabelledSpan[]): LabelledSpan[] {
  const joined: LabelledSpan[] = []
  for (const span of spans) {
    const before = joined.at(-1)
    const isCut = before?.last === span.first && reading.labels.words[before.first]!.sentence === reading.labels.words[span.first]!.sentence
    if (isCut) joined[joined.length - 1] = { ...before, last: span.last, probability: Math.max(before.probability, span.probability) }
    else joined.push(span)
  }
  return joined.map((span) => wholeOffice(reading, span))
}

/** The phrase with the name that its last "of" leads to; without one, without the small words at its end. */
function wholeOffice(reading: Reading, span: LabelledSpan): LabelledSpan {
  const isSmall = (at: number): boolean => isSmallWord(reading, at)
  if (isSmall(span.last - 1) && isLink(reading, lastLink(reading, span))) {
    const last = endOfName(reading, span.last)
    if (last > span.last) return { ...span, last }
  }
  let last = span.last
  while (last - 1 > span.first && isSmall(last - 1)) last--
  return { ...span, last }
}

/** "of", or the word before "the" in "of the". */
function lastLink({ labels, knowledge }: Reading, { last }: LabelledSpan): number {
  return knowledge.offices.articles.includes(labels.words[last - 1]!.text.toLowerCase()) ? last - 2 : last - 1
}

function isLink({ labels, knowledge }: Reading, at: number): boolean {
  return labels.words[at] !== undefined && labels.words[at].text.toLowerCase() in knowledge.offices.links
}

function isSmallWord(reading: Reading, at: number): boolean {
  const word = reading.labels.words[at]!.text.toLowerCase()
  const { articles, joins } = reading.knowledge.offices
  return isLink(reading, at) || articles.includes(word) || joins.includes(word)
}

/** Where the name ends that begins at a word: a land's, or a run of capitalised words with an article before it. */
function endOfName(reading: Reading, from: number): number {
  const { labels, knowledge, lands } = reading
  const sentence = labels.words[from - 1]!.sentence
  const wordAt = (at: number) => (labels.words[at]?.sentence === sentence ? labels.words[at].text : "")
  const first = knowledge.offices.articles.includes(wordAt(from).toLowerCase()) ? from + 1 : from
  const land = lands.find((one) => one.first === first)
  if (land) return land.last
  let last = first
  while (/^\p{Lu}/u.test(wordAt(last))) last++
  return last > first ? last : from
}
