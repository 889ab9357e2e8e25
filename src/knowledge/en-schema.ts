/**
 * The shapes of the files in knowledge/<language>/ that the readers use: time words, offices, verbs, frames.
 * What a file may hold is said here once; the loader checks every file against it.
 */
import { z } from "zod"
import { ACTOR_KINDS, CHANNELS, EVENT_STATUSES, EVENT_TYPES, FORMATS, HOLDING_STATUSES, ROLES, TIE_TYPES } from "../record/index.ts"
import { audiencesSchema, mannerSchema } from "./manner-schema.ts"
import { mergingSchema } from "./merging-schema.ts"
import { namesSchema } from "./names-schema.ts"

/** Where a row comes from: `editor` for plain common knowledge, else a work that was read. */
const source = z.string().min(1)

/** A rule of time expressions: a name (an example), a row of word classes (`?` marks optional ones) and what it makes. */
const timeRuleSchema = z.strictObject({
  name: z.string().min(1),
  pattern: z.string().min(1),
  make: z.string().min(1),
  /** True where the words are a time only if the language layer says so ("later", "the end"). */
  labelled: z.boolean().optional(),
})
export type TimeRule = z.infer<typeof timeRuleSchema>

/** `times.json`: words by class with their values, words that say nothing (`noise`, `soft`: left out on a second try), rules. */
export const timeWordsSchema = z.strictObject({
  source,
  noise: z.array(z.string()),
  /** What digits take to be ordinals ("18th"), in small letters. */
  ordinalSuffixes: z.array(z.string()),
  /** What digits take to be a decade ("1990s"). */
  pluralSuffixes: z.array(z.string()),
  soft: z.array(z.string()),
  /** Forms of words of ending: the day named beside them is the last of a length ("wrapped up a two-day visit on Monday"). */
  endings: z.array(z.string()),
  /** Words that lead from a word of postponement to the new date. */
  onward: z.array(z.string()),
  words: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string()]))),
  rules: z.array(timeRuleSchema).min(1),
})
export type TimeWords = z.infer<typeof timeWordsSchema>

/** `offices.json`: nouns that head a title, titles of several words, status words, kin of titles, and how they combine. */
export const officeWordsSchema = z.strictObject({
  source,
  /** `portfolio`: "of X" is part of the title; `body`: "of X" is the body that the office belongs to. */
  heads: z.strictObject({ portfolio: z.array(z.string()), body: z.array(z.string()) }),
  wholes: z.array(z.string()),
  ranks: z.array(z.string()),
  portfolios: z.array(z.string()),
  houses: z.array(z.string()),
  status: z.record(z.string(), z.enum(HOLDING_STATUSES)),
  quoted: z.record(z.string(), z.enum(HOLDING_STATUSES)),
  current: z.array(z.string()),
  dropped: z.array(z.string()),
  kin: z.record(z.string(), z.string()),
  abbreviations: z.record(z.string(), z.string()),
  bodyNouns: z.array(z.string()),
  links: z.record(z.string(), z.enum(["of", "for", "to", "in"])),
  joins: z.array(z.string()),
  possessive: z.array(z.string()),
  accredited: z.array(z.string()),
  elsewhere: z.array(z.string()),
  military: z.array(z.string()),
  articles: z.array(z.string()),
  /** Titles whose "of X" is a body although their last word heads portfolios ("general secretary of the party"). */
  bodySecretaries: z.array(z.string()),
  /** What "of the ..." adds nothing by ("president of the republic"). */
  silent: z.array(z.string()),
  /** Bodies that stay in the title where they stand in front ("foreign relations committee chairman"). */
  keptInFront: z.array(z.string()),
  /** Parts of a body that stay in the title ("head of the delegation"). */
  units: z.array(z.string()),
  /** Seats whose name many states have, so that it tells no country. */
  commonSeats: z.array(z.string()),
  /** Plurals and verbs that give a title ("presidents", "heads"). */
  singulars: z.record(z.string(), z.string()),
  /** Whole titles said in another way ("head of diplomacy"). */
  rewrites: z.record(z.string(), z.string()),
})
export type OfficeWords = z.infer<typeof officeWordsSchema>

const word = z.string().min(1)
const words = z.array(word)

/**
 * Where a participant stands, from the trigger in the tree: a relation ("nsubj", "obj", "nmod:poss"), with the preposition it takes
 * ("obl+with"), from the light verb above the trigger ("^nsubj": who "held" in "held talks"), or two steps ("obj>nmod+between").
 */
const arcSchema = z.string().regex(/^\^?[a-z]+(?::[a-z]+)?(?:\+[a-z]+)?(?:>[a-z]+(?::[a-z]+)?(?:\+[a-z]+)?)?$/)
const arcs = z.array(arcSchema).min(1)
const wordClass = z.enum(["verb", "noun", "phrase"])
/** True for a word that is more often something else; it counts only where the language layer labels it, or with other evidence. */
const weak = z.boolean().optional()

/** The stances that a word of reporting may show. */
const STANCES = Object.freeze([
  "neutral",
  "claim",
  "positive",
  "negative",
  "demand",
  "deny",
  "promise",
  "warn",
  "hope",
  "agree",
  "ask",
  "propose",
] as const)

/** A word that brings in what somebody says; `takes` tells in which form, `addressee` where the one spoken to stands. */
const reportingRowSchema = z.strictObject({
  lemma: word,
  class: wordClass,
  stance: z.enum(STANCES),
  takes: z.array(z.enum(["quote", "that", "to", "np", "clause"])).min(1),
  addressee: arcs.optional(),
  weak,
})

/** `reporting-verbs.json` */
const reportingVerbsSchema = z.strictObject({
  source,
  about: word,
  stances: z.array(z.enum(STANCES)),
  /** Verbs of meeting and acting that a learned label may take for speech. */
  notSpeech: words,
  /** Verbs whose speaker may be a document, a survey, a text. */
  inanimateCues: words,
  rows: z.array(reportingRowSchema).min(1),
})
export type ReportingVerbs = z.infer<typeof reportingVerbsSchema>

/** A word of stance between two actors; `negated` is the type when it is denied. */
const tieRowSchema = z.strictObject({
  lemma: word,
  class: wordClass,
  type: z.enum(TIE_TYPES),
  source: arcs,
  target: arcs,
  negated: z.enum(TIE_TYPES).optional(),
  weak,
})

/** `ties.json` */
const tiesSchema = z.strictObject({ source, about: word, rows: z.array(tieRowSchema).min(1) })
export type TieWords = z.infer<typeof tiesSchema>

/** A cue that gives a participant its role; `arc` says whose: the cue's subject, or what a phrase governs (`obl`). */
const roleRowSchema = z.strictObject({
  cue: word,
  class: wordClass,
  role: z.enum([...ROLES, "represented"]),
  arc: arcSchema,
  events: z.array(z.enum(EVENT_TYPES)).optional(),
  other: z.enum(ROLES).optional(),
})

/** `roles.json` */
const rolesSchema = z.strictObject({
  source,
  about: word,
  defaults: z.record(z.enum(EVENT_TYPES), z.enum(ROLES)),
  rows: z.array(roleRowSchema).min(1),
})
export type RoleWords = z.infer<typeof rolesSchema>

/** A cue of status; `over`: how it reaches the trigger. `said`: only in reported speech; `weak`: only where no other cue stands. */
const statusRowSchema = z.strictObject({
  cue: word,
  class: z.enum(["aux", "tense", "verb", "adverb", "adjective", "conjunction", "phrase"]),
  status: z.enum(EVENT_STATUSES),
  over: z.enum(["aux", "governs", "modifies", "clause", "phrase"]),
  said: z.boolean().optional(),
  weak,
})

/** `status.json`; `order` says which status wins where several cues stand. */
const statusSchema = z.strictObject({
  source,
  about: word,
  order: z.array(z.enum(EVENT_STATUSES)),
  lightVerbs: words,
  rows: z.array(statusRowSchema).min(1),
})
export type StatusWords = z.infer<typeof statusSchema>

const actorKinds = z.array(z.enum(ACTOR_KINDS)).min(1)

/** `sides.json`: who "the two sides", "his Syrian counterpart" and a pronoun may stand for. */
export const sidesSchema = z.strictObject({
  source,
  about: word,
  joint: z.array(
    z.strictObject({
      phrase: word,
      members: z.enum(["any", "states", "persons"]),
      number: z.enum(["two", "many"]),
      /** The office that all of them hold ("the two presidents"). */
      title: word.optional(),
    }),
  ),
  reciprocal: words,
  counterparts: z.array(
    z.strictObject({
      word,
      sameOffice: z.boolean(),
      sameState: z.boolean().optional(),
      status: z.enum(HOLDING_STATUSES).optional(),
      role: z.enum(ROLES).optional(),
    }),
  ),
  pronouns: z.array(
    z.strictObject({
      word,
      forms: words.min(1),
      number: z.enum(["one", "many"]),
      gender: z.enum(["male", "female"]).optional(),
      person: z.enum(["speaker", "addressee", "relative"]).optional(),
      kinds: actorKinds,
    }),
  ),
  genderedTitles: z.strictObject({ male: words, female: words }),
  ownSide: words,
  /** What tells that somebody saw others each for himself ("met separately with"). */
  apart: words,
  delegations: words,
})
export type SideWords = z.infer<typeof sidesSchema>

/** A trigger of a frame: its lemma (several words where they belong together), its class, and which set of roles its arcs fill. */
const frameTriggerSchema = z.strictObject({
  lemma: word,
  class: wordClass,
  roles: word,
  /** `aid`: only with an object of the frame's `objects`. */
  needsObject: word.optional(),
  weak,
})

const frameYesSchema = z.strictObject({
  text: word,
  status: z.enum(EVENT_STATUSES),
  participants: z.array(z.strictObject({ name: word, role: z.enum(ROLES) })),
  place: word.optional(),
})
const frameNoSchema = z.strictObject({ text: word, why: word, instead: z.enum(EVENT_TYPES).optional() })

/** `frames/<type>.json`: what makes an event of one type, and sentences that must and must not yield it. */
export const frameSchema = z
  .strictObject({
    source,
    type: z.enum(EVENT_TYPES),
    about: word,
    channel: z.enum(CHANNELS).optional(),
    format: z.enum(FORMATS).optional(),
    /** True where the frame is tried only if no other fits. */
    rare: z.boolean().optional(),
    /** Verbs that carry a trigger noun ("hold talks"). */
    light: words.optional(),
    /** What beside the trigger shows that it is none: arcs with what fills them, or phrases. */
    unless: words.optional(),
    /** What must stand beside an ambiguous trigger ("call"). */
    needs: words.optional(),
    objects: words.optional(),
    triggers: z.array(frameTriggerSchema).min(1),
    roles: z.record(word, z.array(z.strictObject({ role: z.enum(ROLES), arcs })).min(1)),
    status: z.array(z.strictObject({ cue: word, class: wordClass, status: z.enum(EVENT_STATUSES) })).default([]),
    yes: z.array(frameYesSchema).min(1),
    no: z.array(frameNoSchema).min(1),
  })
  .superRefine(({ triggers, roles }, context) => {
    triggers.forEach(({ lemma, roles: set }, index) => {
      if (!(set in roles))
        context.addIssue({ code: "custom", path: ["triggers", index], message: `${lemma} uses roles "${set}", which are not there` })
    })
  })
export type Frame = z.infer<typeof frameSchema>

/** The schemas by the file's name in knowledge/<language>/; `frames/*.json` follow `frameSchema`. */
export const enSchemas = {
  "names.json": namesSchema,
  "times.json": timeWordsSchema,
  "offices.json": officeWordsSchema,
  "reporting-verbs.json": reportingVerbsSchema,
  "ties.json": tiesSchema,
  "roles.json": rolesSchema,
  "status.json": statusSchema,
  "sides.json": sidesSchema,
  "manner.json": mannerSchema,
  "audiences.json": audiencesSchema,
  "merging.json": mergingSchema,
} as const
