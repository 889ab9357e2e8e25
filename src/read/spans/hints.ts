/**
 * What knowledge says of words beside the encoder: a verb or noun that a frame lists speaks for its type of event, one of the reporting words
 * for a cue. Each is a push in log odds, fitted with the thresholds; the more probable label stands.
 */
import type { Knowledge } from "../../knowledge/index.ts"
import { bestLabel, type Labels } from "../../language/index.ts"
import { type Lemmas, lemmatize, parseLemmas } from "../../language/lemma.ts"

/** Labels (without B and I) that knowledge speaks for, by word. */
export type Hints = ReadonlyMap<number, ReadonlySet<string>>

interface Phrase {
  readonly lemmas: readonly string[]
  readonly label: string
}

type Index = ReadonlyMap<string, readonly Phrase[]>

const CLASSES: Readonly<Record<string, string>> = { VERB: "verb", NOUN: "noun", PROPN: "noun", ADJ: "adj", AUX: "verb" }

/** Classes of words as rows of status have them, by what they are called here. */
const SHORT: Readonly<Record<string, string>> = { adjective: "adj" }

/** The lemma of every word of the report. */
export function lemmasOf(labels: Labels, knowledge: Knowledge): string[] {
  const lemmas = indexesOf(knowledge).rules
  const classes = labels.table("upos")
  return labels.words.map(({ text }, word) => {
    return lemmatize(text, bestLabel(classes, word) || "X", lemmas).toLowerCase()
  })
}

/** Where a frame's trigger stands, and of which types. */
export function triggerHints(labels: Labels, knowledge: Knowledge, lemmas: readonly string[]): Hints {
  return findHints(labels, lemmas, indexesOf(knowledge).frames)
}

/** Where a reporting word stands. */
export function cueHints(labels: Labels, knowledge: Knowledge, lemmas: readonly string[]): Hints {
  return findHints(labels, lemmas, indexesOf(knowledge).reporting)
}

/** Where a verb or noun of stance stands, and of which types of tie. */
export function tieHints(labels: Labels, knowledge: Knowledge, lemmas: readonly string[]): Hints {
  return findHints(labels, lemmas, indexesOf(knowledge).ties)
}

/** Where a verb or adjective of status stands, and which status it tells. */
export function statusHints(labels: Labels, knowledge: Knowledge, lemmas: readonly string[]): Hints {
  return findHints(labels, lemmas, indexesOf(knowledge).statuses)
}

function findHints(labels: Labels, lemmas: readonly string[], index: Index): Hints {
  const hints = new Map<number, Set<string>>()
  const classes = labels.table("upos")
  lemmas.forEach((lemma, word) => {
    const kind = CLASSES[bestLabel(classes, word)]
    for (const phrase of index.get(`${kind} ${lemma}`) ?? []) {
      if (!phrase.lemmas.every((part, at) => lemmas[word + at] === part)) continue
      for (let at = word; at < word + phrase.lemmas.length; at++) hints.set(at, (hints.get(at) ?? new Set()).add(phrase.label))
    }
  })
  return hints
}

interface Row {
  readonly lemma: string
  readonly class: string
  readonly label: string
}

/** What is made of a knowledge once: the rules of lemmas, and an index for each kind of hint. */
interface Indexes {
  readonly rules: Lemmas
  readonly frames: Index
  readonly reporting: Index
  readonly ties: Index
  readonly statuses: Index
}

const known = new WeakMap<Knowledge, Indexes>()

function indexesOf(knowledge: Knowledge): Indexes {
  const found = known.get(knowledge) ?? makeIndexes(knowledge)
  known.set(knowledge, found)
  return found
}

/** Weak words, which more often mean something else, are left out of every index. */
function makeIndexes(knowledge: Knowledge): Indexes {
  const rules = parseLemmas(knowledge.file("en/lemmas.json"))
  const strong = <R extends { readonly weak?: boolean | undefined }>(rows: readonly R[]): R[] => rows.filter(({ weak }) => !weak)
  const triggers = knowledge.frames.flatMap((frame) => strong(frame.triggers).map((trigger) => ({ ...trigger, label: frame.type })))
  const statuses = strong(knowledge.status.rows).map((row) => ({ lemma: row.cue, class: SHORT[row.class] ?? row.class, label: row.status }))
  return {
    rules,
    frames: indexRows(triggers, rules),
    reporting: indexRows(
      strong(knowledge.reportingVerbs.rows).map((row) => ({ ...row, label: "CUE" })),
      rules,
    ),
    ties: indexRows(
      strong(knowledge.ties.rows).map((row) => ({ ...row, label: row.type })),
      rules,
    ),
    statuses: indexRows(statuses, rules),
  }
}

function indexRows(rows: readonly Row[], rules: Lemmas): Index {
  const index = new Map<string, Phrase[]>()
  for (const { lemma, class: kind, label } of rows) {
    const lemmas = lemmasOfPhrase(lemma, kind, rules)
    const key = `${kind} ${lemmas[0]!}`
    index.set(key, [...(index.get(key) ?? []), { lemmas, label }])
  }
  return index
}

/** The lemma of a word of a class (UPOS), in small letters. */
export function lemmaOf(text: string, upos: string, knowledge: Knowledge): string {
  return lemmatize(text, upos || "X", indexesOf(knowledge).rules).toLowerCase()
}

/** The lemmas of a row's words, as the words of reports have them. */
export function lemmasOfRow({ lemma, class: kind }: Pick<Row, "lemma" | "class">, knowledge: Knowledge): string[] {
  return lemmasOfPhrase(lemma, kind, indexesOf(knowledge).rules)
}

/** "hold talks" → hold, talk; "donors' conference" → donor, ', conference: as the text's own words are cut and lemmatised. */
function lemmasOfPhrase(phrase: string, kind: string, lemmas: Lemmas): string[] {
  const words = phrase
    .toLowerCase()
    .replace(/(?<=\p{L})(['’]s?)(?=\s|$)/gu, " $1")
    .split(" ")
  return words.map((word, at) => lemmatize(word, at === 0 && kind === "verb" ? "VERB" : "NOUN", lemmas).toLowerCase())
}
