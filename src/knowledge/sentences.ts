/** Sentences of a user's own that must, or must not, be read in a way: the self-tests of all knowledge but frames, which have their own. */
import { z } from "zod"
import { ACTOR_KINDS, TIE_TYPES } from "../record/index.ts"
import { checked, type KnowledgeFiles } from "./validate.ts"

const word = z.string().min(1)
const country = z.string().regex(/^[A-Z]{3}$/)

/** What a sentence is about: a stance, an office, an actor; what is left out may be anything. */
const expectedSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("tie"), type: z.enum(TIE_TYPES), source: word.optional(), target: word.optional() }),
  z.strictObject({ kind: z.literal("office"), title: word, name: word.optional(), country: country.optional() }),
  z.strictObject({ kind: z.literal("actor"), name: word, is: z.enum(ACTOR_KINDS).optional(), country: country.optional() }),
])

const sentenceSchema = z.strictObject({
  text: word,
  /** What must be found in it. */
  yes: z.array(expectedSchema).default([]),
  /** What must not. */
  no: z.array(expectedSchema).default([]),
})

const sentencesSchema = z.strictObject({ source: word.optional(), about: word.optional(), rows: z.array(sentenceSchema) })

/** Where they stand. */
export const SENTENCES_FILE = "en/sentences.json"
/** A sentence with what must and must not be found in it. */
export type OwnSentence = z.infer<typeof sentenceSchema>
/** What must, or must not, be found. */
export type Expected = z.infer<typeof expectedSchema>

/** The sentences of the files; none where there are none. Throws a KnowledgeError. */
export const sentencesOf = (files: KnowledgeFiles): readonly OwnSentence[] =>
  checked<z.infer<typeof sentencesSchema>>(files, SENTENCES_FILE, sentencesSchema)?.rows ?? []
