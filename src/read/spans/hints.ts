/**
 * What knowledge says of words beside the encoder: a verb or noun that a frame lists speaks for its type of event, one of the reporting words
 * for a cue. Each is a push in log odds, fitted with the thresholds; the more probable label stands.
 */
import type { Knowledge } from "../../knowledge/index.ts"
import type { Labels } from "../../language/index.ts"
import { lemmatize, parseLemmas } from "../../language/lemma.ts"

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
  const lemmas = lemmaRules(knowledge)
  const classes = labels.table("upos")
  return labels.words.map(({ text }, word) => {
    const row = classes.of(word)
    return lemmatize(text, classes.labels[row.indexOf(Math.max(...row))] ?? "X", lemmas).toLowerCase()
  })
}

/** Where a frame's trigger stands, and of which types. */
export function triggerHints(labels: Labels, knowledge: Knowledge, lemmas: readonly string[]): Hints {
  return findHints(labels, lemmas, frameIndex(knowledge))
}

/** Where a reporting word stands. */
export function cueHints(labels: Labels, knowledge: Knowledge, lemmas: readonly string[]): Hints {
  return findHints(labels, lemmas, reportingIndex(knowledge))
}

/** Where a verb or noun of stance stands, and of which types of tie. */
export function tieHints(labels: Labels, knowledge: Knowledge, lemmas: readonly string[]): Hints {
  return findHints(labels, lemmas, tieIndex(knowledge))
}

/** Where a verb or adjective of status stands, and which status it tells. */
export function statusHints(labels: Labels, knowledge: Knowledge, lemmas: readonly string[]): Hints {
  return findHints(labels, lemmas, statusIndex(knowledge))
}

function findHints(labels: Labels, lemmas: readonly string[], index: Index): Hints {
  const hints = new Map<number, Set<string>>()
  const classes = labels.table("upos")
  lemmas.forEach((lemma, word) => {
    const row = classes.of(word)
    const kind = CLASSES[classes.labels[row.indexOf(Math.max(...row))] ?? ""]
    for (const phrase of index.get(`${kind} ${lemma}`) ?? []) {
      if (!phrase.lemmas.every((part, at) => lemmas[word + at] === part)) continue
      for (let at = word; at < word + phrase.lemmas.length; at++) hints.set(at, (hints.get(at) ?? new Set()).add(phrase.label))
    }
  })
  return hints
}

const frames = new WeakMap<Knowledge, Index>()
function frameIndex(knowledge: Knowledge): Index {
  const rows = (): Row[] =>
    knowledge.frames.flatMap(({ type, triggers }) => triggers.filter(({ weak }) => !weak).map((trigger) => ({ ...trigger, label: type })))
  return indexed(frames, knowledge, rows)
}

const reporting = new WeakMap<Knowledge, Index>()
function reportingIndex(knowledge: Knowledge): Index {
  const rows = (): Row[] => knowledge.reportingVerbs.rows.filter(({ weak }) => !weak).map((row) => ({ ...row, label: "CUE" }))
  return indexed(reporting, knowledge, rows)
}

const ties = new WeakMap<Knowledge, Index>()
function tieIndex(knowledge: Knowledge): Index {
  return indexed(ties, knowledge, () => knowledge.ties.rows.filter(({ weak }) => !weak).map((row) => ({ ...row, label: row.type })))
}

const statuses = new WeakMap<Knowledge, Index>()
function statusIndex(knowledge: Knowledge): Index {
  const rows = knowledge.status.rows.filter(({ weak }) => !weak)
  return indexed(statuses, knowledge, () =>
    rows.map((row) => ({ lemma: row.cue, class: SHORT[row.class] ?? row.class, label: row.status })),
  )
}

interface Row {
  readonly lemma: string
  readonly class: string
  readonly label: string
}

function indexed(known: WeakMap<Knowledge, Index>, knowledge: Knowledge, rows: () => readonly Row[]): Index {
  const found = known.get(knowledge)
  if (found) return found
  const index = new Map<string, Phrase[]>()
  for (const { lemma, class: kind, label } of rows()) {
    const lemmas = lemmasOfPhrase(lemma, kind, lemmaRules(knowledge))
    const key = `${kind} ${lemmas[0]!}`
    index.set(key, [...(index.get(key) ?? []), { lemmas, label }])
  }
  known.set(knowledge, index)
  return index
}

/** "hold talks" → hold, talk; "donors' conference" → donor, ', conference: as the text's own words are cut and lemmatised. */
function lemmasOfPhrase(phrase: string, kind: string, lemmas: ReturnType<typeof parseLemmas>): string[] {
  const words = phrase
    .toLowerCase()
    .replace(/(?<=\p{L})(['’]s?)(?=\s|$)/gu, " $1")
    .split(" ")
  return words.map((word, at) => lemmatize(word, at === 0 && kind === "verb" ? "VERB" : "NOUN", lemmas).toLowerCase())
}

const rules = new WeakMap<Knowledge, ReturnType<typeof parseLemmas>>()
function lemmaRules(knowledge: Knowledge): ReturnType<typeof parseLemmas> {
  const found = rules.get(knowledge) ?? parseLemmas(knowledge.file("en/lemmas.json"))
  rules.set(knowledge, found)
  return found
}
