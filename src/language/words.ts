/**
 * The words of a language that segmentation matches against text (knowledge/en/language.json), checked and indexed.
 * The file is data: an abbreviation or a sign-off that is missing is added there.
 */
import { z } from "zod"

const list = z.array(z.string().min(1))

const fileSchema = z.object({
  source: z.string(),
  abbreviations: z.object({ beforeName: list, beforeNumber: list, months: list, general: list }),
  months: z.record(z.string(), z.number().int().min(1).max(12)),
  weekdays: list,
  contractions: z.object({ negation: list, endings: list, clock: list, joined: z.record(z.string(), z.number().int().positive()) }),
  sentenceStarters: list,
  nameParticles: list,
  placeParticles: list,
  storySlugs: list,
  bylines: z.object({ openings: list, between: list }),
  attributionVerbs: list,
  functionWords: list,
  otherLanguagesWords: list,
  agencyWords: list,
  stampWords: list,
  boilerplate: z.object({ whole: list, openings: list, credits: list, inside: list, endings: list }),
})

/** What an abbreviation's point tells: a name follows, a number follows, or it may end the sentence. */
export type AbbreviationKind = "beforeName" | "beforeNumber" | "month" | "general"

/** A language's words, indexed for matching; made by `parseLanguageWords`. */
export interface LanguageWords {
  /** The abbreviation without its last point → its kind; case as written. */
  readonly abbreviations: ReadonlyMap<string, AbbreviationKind>
  /** Month names and their short forms, lower case → 1..12. */
  readonly months: ReadonlyMap<string, number>
  readonly weekdays: ReadonlySet<string>
  readonly contractions: {
    readonly negation: readonly string[]
    readonly endings: ReadonlySet<string>
    /** Endings of a time of day: "10pm" is two tokens. */
    readonly clock: readonly string[]
    readonly joined: ReadonlyMap<string, number>
  }
  readonly sentenceStarters: ReadonlySet<string>
  readonly nameParticles: ReadonlySet<string>
  /** Small words inside a place's name: "Port of Spain", "Dar es Salaam". */
  readonly placeParticles: ReadonlySet<string>
  /** What stands in capitals before a colon and is no place: "URGENT:". */
  readonly storySlugs: ReadonlySet<string>
  readonly bylines: { readonly openings: ReadonlySet<string>; readonly between: ReadonlySet<string> }
  readonly attributionVerbs: ReadonlySet<string>
  readonly functionWords: ReadonlySet<string>
  /** Common words of other languages that are no English words: what tells Spanish from a table of football results. */
  readonly otherLanguagesWords: ReadonlySet<string>
  readonly agencyWords: ReadonlySet<string>
  /** What stands with the numbers of a line that only says when it was published. */
  readonly stampWords: ReadonlySet<string>
  /** Openings of sign-offs by their first character. */
  readonly boilerplate: {
    readonly whole: ReadonlySet<string>
    readonly openings: ReadonlyMap<string, readonly string[]>
    /** "reporting by" and its like: a sign-off where only names follow. */
    readonly credits: readonly string[]
    readonly inside: readonly string[]
    readonly endings: readonly string[]
  }
}

/** Checks the parsed JSON of language.json and indexes it; throws a ZodError that names the faulty field. */
export function parseLanguageWords(json: unknown): LanguageWords {
  const file = fileSchema.parse(json)
  const { negation, endings, clock, joined } = file.contractions
  return {
    abbreviations: indexAbbreviations(file.abbreviations),
    months: new Map(Object.entries(file.months)),
    weekdays: new Set(file.weekdays),
    contractions: { negation, endings: new Set(endings), clock, joined: new Map(Object.entries(joined)) },
    sentenceStarters: new Set(file.sentenceStarters),
    nameParticles: new Set(file.nameParticles),
    placeParticles: new Set(file.placeParticles),
    storySlugs: new Set(file.storySlugs),
    bylines: { openings: new Set(file.bylines.openings), between: new Set(file.bylines.between) },
    attributionVerbs: new Set(file.attributionVerbs),
    functionWords: new Set(file.functionWords),
    otherLanguagesWords: new Set(file.otherLanguagesWords),
    agencyWords: new Set(file.agencyWords),
    stampWords: new Set(file.stampWords),
    boilerplate: {
      whole: new Set(file.boilerplate.whole),
      openings: Map.groupBy(file.boilerplate.openings, (opening) => opening[0]!),
      credits: file.boilerplate.credits,
      inside: file.boilerplate.inside,
      endings: file.boilerplate.endings,
    },
  }
}

function indexAbbreviations(lists: z.infer<typeof fileSchema>["abbreviations"]): Map<string, AbbreviationKind> {
  const kinds = new Map<string, AbbreviationKind>()
  for (const word of lists.general) kinds.set(word, "general")
  for (const word of lists.months) kinds.set(word, "month")
  for (const word of lists.beforeNumber) kinds.set(word, "beforeNumber")
  for (const word of lists.beforeName) kinds.set(word, "beforeName")
  return kinds
}
