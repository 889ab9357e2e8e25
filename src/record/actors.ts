/** Actors: who takes part, speaks or holds a tie, and the offices that persons hold. */
import { z } from "zod"
import { idSchema } from "./ids.ts"
import { CONFIDENCE, COUNTRY, confidenceSchema, countrySchema, WHY, wordsSchema } from "./parts.ts"
import { evidenceSchema } from "./spans.ts"
import { ACTOR_KINDS, HOLDING_STATUSES, OFFICE_BASES } from "./vocabulary.ts"

/** A person's holding of an office, as of the report's day. */
export const holdingSchema = z
  .strictObject({
    title: wordsSchema.describe("The office in lower case, without its state and without words of status: 'foreign minister'."),
    country: countrySchema.optional().describe(`${COUNTRY} that the office belongs to.`),
    organization: wordsSchema.optional().describe("The body that the office belongs to, where it is not a state's."),
    status: z.enum(HOLDING_STATUSES).describe("How the person holds it."),
    basis: z.enum(OFFICE_BASES).optional().describe("What the office was worked out from; missing where it was read."),
    evidence: evidenceSchema.describe("The words that give the office, or that it was worked out from."),
    confidence: confidenceSchema.describe(CONFIDENCE),
    why: wordsSchema.optional().describe(WHY),
  })
  .meta({ id: "Holding", title: "Holding of an office", description: "A person's holding of an office, as of the report's day." })

/** Who takes part, speaks, holds a tie, or is named as acting. */
export const actorSchema = z
  .strictObject({
    id: idSchema("actor").describe("Id in this record, a1 and on, in the order of the text."),
    kind: z.enum(ACTOR_KINDS).describe("What kind of actor it is."),
    name: wordsSchema.describe("The fullest form in the text; for an unnamed person the noun phrase without its article."),
    country: countrySchema.optional().describe(`${COUNTRY} that the actor is, belongs to or acts for.`),
    offices: z.array(holdingSchema).describe("The offices that the report gives to this person; empty for other kinds."),
    mentions: evidenceSchema.describe("Every mention by name or description in the body, no pronouns; its evidence."),
    confidence: confidenceSchema.describe(CONFIDENCE),
    why: wordsSchema.optional().describe(WHY),
  })
  .meta({ id: "Actor", title: "Actor", description: "Who takes part in an event, speaks, holds a tie, or is named as acting." })

/** A person's holding of an office, as of the report's day. */
export type Holding = z.infer<typeof holdingSchema>
/** Who takes part, speaks, holds a tie, or is named as acting. */
export type Actor = z.infer<typeof actorSchema>
