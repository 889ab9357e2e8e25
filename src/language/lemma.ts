/**
 * A word and its word class → its lemma, by rules for the regular endings and by the exceptions of knowledge/en/lemmas.json.
 * Follows the treebanks: a name and a number stay as they are, "n't" is "not", "him" is "he", "those" is "that".
 */
import { z } from "zod"

const forms = z.record(z.string(), z.string())
const lemmaFileSchema = z.object({
  source: z.string(),
  /** Word class → form in small letters → lemma. */
  exceptions: z.record(z.string(), forms),
  /** Endings of what is left of a verb without -ed or -ing that want an e back: "relat" → relate. */
  silentE: z.array(z.string()),
})

/** Exceptions and endings, indexed; made by `parseLemmas`. */
export interface Lemmas {
  readonly exceptions: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly silentE: ReadonlySet<string>
}

/** Checks the parsed JSON of lemmas.json and indexes it; throws a ZodError that names the faulty field. */
export function parseLemmas(json: unknown): Lemmas {
  const { exceptions, silentE } = lemmaFileSchema.parse(json)
  return {
    exceptions: new Map(Object.entries(exceptions).map(([upos, f]) => [upos, new Map(Object.entries(f))])),
    silentE: new Set(silentE),
  }
}

const UNCHANGED = new Set(["PROPN", "NUM", "PUNCT", "SYM", "X"])

/** The lemma of a token by its universal word class (UPOS), in small letters save for names: ("ministers", "NOUN") → "minister". */
export function lemmatize(word: string, upos: string, lemmas: Lemmas): string {
  if (UNCHANGED.has(upos)) return word
  const form = word.toLowerCase().replaceAll("’", "'")
  const exception = lemmas.exceptions.get(upos)?.get(form)
  if (exception !== undefined) return exception
  if (upos === "NOUN") return singular(form)
  if (upos === "VERB" || upos === "AUX") return infinitive(form, lemmas)
  return upos === "PRON" && form === "i" ? "I" : form
}

function singular(form: string): string {
  const parts = /^(.+-)([^-]+)$/.exec(form)
  if (parts) return parts[1]! + singular(parts[2]!)
  if (/[a-z]{3}men$/.test(form)) return `${form.slice(0, -2)}an`
  if (/[^aeiou]ies$/.test(form) && form.length > 4) return `${form.slice(0, -3)}y`
  if (/(?:ss|x|z|ch|sh)es$/.test(form)) return form.slice(0, -2)
  return /[^siu]s$/.test(form) && form.length > 2 ? form.slice(0, -1) : form
}

function infinitive(form: string, lemmas: Lemmas): string {
  if (/[^aeiou]ies$/.test(form) && form.length > 4) return `${form.slice(0, -3)}y`
  if (/[^aeiou]ied$/.test(form) && form.length > 4) return `${form.slice(0, -3)}y`
  if (/(?:ss|x|zz|ch|sh|[^aeiou]o)es$/.test(form)) return form.slice(0, -2)
  if (/[^su]s$/.test(form) && form.length > 2) return form.slice(0, -1)
  const stem = /^(.*[aeiouy].*)(?:ed|ing)$/.exec(form)?.[1]
  return stem === undefined || stem.length < 2 ? form : fromStem(stem, lemmas)
}

function fromStem(stem: string, { silentE }: Lemmas): string {
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1)
  for (const length of [3, 2, 1]) {
    const ending = stem.slice(-length)
    if (silentE.has(`-${ending}`)) return stem
    if (silentE.has(ending)) return `${stem}e`
  }
  return stem
}
