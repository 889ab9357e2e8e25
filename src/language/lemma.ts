/**
 * A word and its word class → its lemma, by the exceptions and then the rules of knowledge/en/lemmas.json.
 * Follows the treebanks: a name and a number stay as they are, "n't" is "not", "him" is "he", "those" is "that".
 */
import { z } from "zod"

const lemmaFileSchema = z.object({
  source: z.string(),
  /** Word class → rules in order: what a form ends in, what stands there instead, and whether the rest is a stem that may want an e. */
  rules: z.record(z.string(), z.array(z.tuple([z.string(), z.string(), z.boolean()]))),
  /** Endings of stems that want an e back: "relat" → relate; "-eat" takes back what "at" says. */
  silentE: z.array(z.string()),
  /** Stems that end so are written with one letter less: "stopp" → stop. */
  doubled: z.string(),
  /** Word class → form in small letters → lemma. */
  exceptions: z.record(z.string(), z.record(z.string(), z.string())),
})

interface Rule {
  readonly ending: RegExp
  readonly gives: string
  readonly isStem: boolean
}

/** Exceptions and rules, indexed; made by `parseLemmas`. */
export interface Lemmas {
  readonly exceptions: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly rules: ReadonlyMap<string, readonly Rule[]>
  readonly silentE: ReadonlySet<string>
  readonly doubled: RegExp
}

/** Checks the parsed JSON of lemmas.json and indexes it; throws a ZodError that names the faulty field. */
export function parseLemmas(json: unknown): Lemmas {
  const file = lemmaFileSchema.parse(json)
  return {
    exceptions: mapValues(file.exceptions, (forms) => new Map(Object.entries(forms))),
    rules: mapValues(file.rules, (rules) => rules.map(([ending, gives, isStem]) => ({ ending: new RegExp(ending, "u"), gives, isStem }))),
    silentE: new Set(file.silentE),
    doubled: new RegExp(file.doubled, "u"),
  }
}

function mapValues<A, B>(values: Record<string, A>, make: (value: A) => B): Map<string, B> {
  return new Map(Object.entries(values).map(([key, value]) => [key, make(value)]))
}

const UNCHANGED = new Set(["PROPN", "NUM", "PUNCT", "SYM", "X"])
const LONGEST = 60

/** The lemma of a token by its universal word class (UPOS), in small letters save for names: ("ministers", "NOUN") → "minister". */
export function lemmatize(word: string, upos: string, lemmas: Lemmas): string {
  if (UNCHANGED.has(upos) || word.length > LONGEST) return word
  const form = word.toLowerCase().replaceAll("’", "'")
  const exception = lemmas.exceptions.get(upos)?.get(form)
  if (exception !== undefined) return exception
  const last = form.lastIndexOf("-") + 1
  return form.slice(0, last) + regular(form.slice(last), upos, lemmas)
}

function regular(form: string, upos: string, lemmas: Lemmas): string {
  for (const { ending, gives, isStem } of lemmas.rules.get(upos) ?? []) {
    if (!ending.test(form)) continue
    const rest = form.replace(ending, gives)
    return isStem ? fromStem(rest, lemmas) : rest
  }
  return form
}

function fromStem(stem: string, { silentE, doubled }: Lemmas): string {
  if (doubled.test(stem)) return stem.slice(0, -1)
  for (const length of [3, 2, 1]) {
    const ending = stem.slice(-length)
    if (silentE.has(`-${ending}`)) return stem
    if (silentE.has(ending)) return `${stem}e`
  }
  return stem
}
