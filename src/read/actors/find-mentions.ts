/** Mentions: each place where an actor is named or described, with what knowledge says of the words. */
import type { Knowledge, StateMatch } from "../../knowledge/index.ts"
import type { WordSpan } from "../../language/index.ts"
import { contains, type LabelledSpan, overlaps, type Reading, textOf } from "../reading.ts"
import { findSpans, hasContent } from "../spans/find-spans.ts"
import { likeliestLabel } from "../spans/mean-probability.ts"
import { besideOffices } from "./beside-offices.ts"
import { closeBracket } from "./brackets.ts"

export interface Mention extends LabelledSpan {
  readonly text: string
  /** Words of the name, lower case, without titles and marks; empty for a description ("the Syrian president"). */
  readonly name: readonly string[]
  /** The state whose name or capital the words are. */
  readonly state?: StateMatch
}

/** The mentions in reading order. */
export function findMentions(reading: Reading): Mention[] {
  const spans = findSpans(reading, "actor").map((span) => closeBracket(reading, withoutPossessive(reading, withoutTail(reading, span))))
  return wholeStates(reading, besideOffices(reading, spans))
    .filter((span) => saysSomething(reading, span))
    .map((span) => makeMention(reading, span))
}

/** "the" and "his" alone are no mention. */
function saysSomething(reading: Reading, span: LabelledSpan): boolean {
  const { labels, knowledge } = reading
  const pronouns = knowledge.sides.pronouns.flatMap(({ forms }) => forms)
  const alone = span.last - span.first === 1 && pronouns.includes(labels.words[span.first]!.text.toLowerCase())
  return !alone && hasContent(reading, span)
}

/** A state's name that the encoder cut ("the Islamic Republic of", "Iran") is one mention; what holds a part of it keeps the rest. */
function wholeStates(reading: Reading, spans: readonly LabelledSpan[]): LabelledSpan[] {
  const names = reading.lands.filter(({ as, last, first }) => last - first > 1 && (as === "name" || as === "official" || as === "variant"))
  return names.reduce<LabelledSpan[]>(
    (kept, name) => {
      const parts = kept.filter((span) => overlaps(span, name))
      const cut = parts.filter(({ label }) => label === "state")
      if (cut.length === 0 || parts.some((span) => contains(span, name))) return kept
      const whole = { ...cut[0]!, first: name.first, last: name.last, probability: Math.max(...cut.map(({ probability }) => probability)) }
      const others = kept.filter((span) => !contains(name, span) && !cut.includes(span)).map((span) => beside(span, name))
      return [...others, whole].sort((a, b) => a.first - b.first)
    },
    [...spans],
  )
}

/** A span without the words that it shares with a name at one of its ends. */
function beside(span: LabelledSpan, name: WordSpan): LabelledSpan {
  if (!overlaps(span, name)) return span
  return span.first < name.first ? { ...span, last: name.first } : { ...span, first: name.last }
}

export function makeMention(reading: Reading, span: LabelledSpan): Mention {
  const text = textOf(reading, span)
  const state = span.label === "person" || span.label === "unnamed" ? undefined : stateNamed(reading, text)
  if (span.label === "state" || span.label === "government")
    return { ...span, text, name: nameWords(reading, span), ...(state && { state }) }
  if (span.label === "person" && isBody(reading, text)) return makeMention(reading, { ...span, label: "organization" })
  // what an outlet calls a state to judge it is the state, whatever the encoder takes it for
  if (state?.as === "epithet") return makeMention(reading, { ...span, label: "state" })
  return { ...span, text, name: nameWords(reading, span) }
}

/** Classes of words that no mention ends in: "a contingent of", "a diplomat who". */
const OPEN: ReadonlySet<string> = new Set(["ADP", "CCONJ", "DET", "SCONJ"])

/**
 * A span that the encoder cut after a relative pronoun, a preposition or an article: without it, or with the state that it leads to ("the
 * administration of" Puntland is "the administration", "the army of" Burundi has Burundi).
 */
function withoutTail({ labels, knowledge, lands }: Reading, span: LabelledSpan): LabelledSpan {
  const relative = knowledge.sides.pronouns.filter(({ person }) => person === "relative").flatMap(({ forms }) => forms)
  const classes = labels.table("upos")
  const isOpen = (at: number): boolean => {
    const { text } = labels.words[at]!
    return /^\p{Ll}+$/u.test(text) && (relative.includes(text) || OPEN.has(likeliestLabel(classes, at)))
  }
  let { last } = span
  while (last - span.first > 1 && isOpen(last - 1)) last--
  if (last === span.last) return span
  const state =
    knowledge.names.of.includes(labels.words[last]!.text) && lands.find(({ first, as }) => first === span.last && as !== "adjective")
  return { ...span, last: state ? state.last : last }
}

/** "Syria's" is a mention of Syria without its "'s". */
function withoutPossessive({ labels }: Reading, span: LabelledSpan): LabelledSpan {
  const ending = labels.words[span.last - 1]!.text
  return span.last - span.first > 1 && /^['’]s?$/u.test(ending) ? { ...span, last: span.last - 1 } : span
}

/** "the OSCE" is no person: capitals alone that knowledge has as a body's. */
function isBody({ knowledge }: Reading, text: string): boolean {
  const name = withoutArticle(knowledge, text)
  return /^\p{Lu}{3,}$/u.test(name) && knowledge.findBody(name) !== undefined
}

function stateNamed({ knowledge }: Reading, text: string): StateMatch | undefined {
  return knowledge.findState(text) ?? knowledge.findState(withoutArticle(knowledge, text))
}

/** A name or noun phrase without the article before it. */
export function withoutArticle({ offices }: Knowledge, text: string): string {
  const [first = "", ...rest] = text.split(/\s+/u)
  return rest.length > 0 && offices.articles.includes(first.toLowerCase()) ? rest.join(" ") : text
}

/**
 * Words of a person's, body's or state's name, folded; honorifics and adjectives of states are none. A description has no name, nor has who
 * is described by another's: "Goh's lawyer" is not Goh.
 */
function nameWords({ labels, knowledge }: Reading, { first, last, label }: LabelledSpan): string[] {
  const isPerson = label === "person" || label === "unnamed"
  const words = labels.words.slice(first, last).map((word) => word.text)
  const own = isPerson ? words.slice(words.findLastIndex((word) => /^['’]s$/u.test(word)) + 1) : words
  const capitals = own.filter((word) => /^\p{Lu}|^\p{Ll}{2,3}[-’']\p{Lu}/u.test(word))
  const isName = (word: string): boolean => !isPerson || (!honorifics(knowledge).has(bare(word)) && !knowledge.findStateByAdjective(word))
  return capitals
    .filter(isName)
    .map((word) => foldWord(word, knowledge))
    .filter((word) => word !== "" && !knowledge.offices.articles.includes(word))
}

const bare = (word: string): string => word.toLowerCase().replace(/\.$/u, "")

const known = new WeakMap<object, ReadonlySet<string>>()
function honorifics({ names }: Reading["knowledge"]): ReadonlySet<string> {
  const found = known.get(names) ?? new Set(names.honorifics)
  known.set(names, found)
  return found
}

/** A word of a name without case, marks, accents and a prefix such as "al-". */
export function foldWord(word: string, { names }: Reading["knowledge"]): string {
  const folded = word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]/gu, "")
  const prefix = names.prefixes.find((one) => folded.startsWith(one) && folded.length > one.length + 2)
  return prefix ? folded.slice(prefix.length) : folded
}
