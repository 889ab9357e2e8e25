/** Statements: who said what, in which words; and ties: who stands how toward whom. */
import { z } from "zod"
import { idSchema } from "./ids.ts"
import { CONFIDENCE, confidenceSchema, WHY, wordsSchema } from "./parts.ts"
import { evidenceSchema, spanSchema } from "./spans.ts"
import { MODES, TIE_TYPES } from "./vocabulary.ts"

/** What the report attributes to a speaker. */
export const statementSchema = z
  .strictObject({
    id: idSchema("statement").describe("Id in this record, s1 and on, in the order of the text."),
    speaker: idSchema("actor").describe("Id of the actor who says it."),
    mode: z.enum(MODES).describe("How the words are given."),
    cue: spanSchema
      .optional()
      .describe("The words that make it a statement: 'said', 'according to'. Missing for a quotation that has none of its own."),
    source: spanSchema.optional().describe("The words that stand for the speaker at the cue, be they a pronoun."),
    content: evidenceSchema.describe(
      "What is said, without the outer quotation marks; several spans where the cue or a sentence breaks it.",
    ),
    addressee: idSchema("actor").optional().describe("Id of the actor who is told, where the text says so."),
    audience: spanSchema.optional().describe("Before whom it is said, as written: 'reporters', 'a crowd in Tehran'."),
    occasion: idSchema("event").optional().describe("Id of the event at which it is said, where the text ties them."),
    about: z.array(idSchema("actor")).describe("Ids of the actors whom the content names."),
    confidence: confidenceSchema.describe(CONFIDENCE),
    why: wordsSchema.optional().describe(WHY),
  })
  .meta({
    id: "Statement",
    title: "Statement",
    description: "What the report attributes to a speaker: its evidence is content, cue and source.",
  })

/** A stance of one actor toward another. */
export const tieSchema = z
  .strictObject({
    id: idSchema("tie").describe("Id in this record, p1 and on, in the order of the text."),
    source: idSchema("actor").describe("Id of the actor who holds the stance."),
    target: idSchema("actor").describe("Id of the actor whom it is toward."),
    type: z.enum(TIE_TYPES).describe("The stance, as a type of PLOVER."),
    statement: idSchema("statement")
      .optional()
      .describe("Id of the statement that expresses it; missing where the report states it as fact."),
    evidence: evidenceSchema.describe("The words that express it."),
    confidence: confidenceSchema.describe(CONFIDENCE),
    why: wordsSchema.optional().describe(WHY),
  })
  .meta({ id: "Tie", title: "Tie", description: "A stance of one actor toward another, held by its source." })

/** What the report attributes to a speaker. */
export type Statement = z.infer<typeof statementSchema>
/** A stance of one actor toward another. */
export type Tie = z.infer<typeof tieSchema>
