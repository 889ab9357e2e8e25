/** The shapes of manner.json and audiences.json in knowledge/<language>/: how parties met, and before whom something is said. */
import { z } from "zod"
import { CHANNELS, EVENT_TYPES, FORMATS } from "../record/index.ts"

const source = z.string().min(1)
const word = z.string().min(1)
const words = z.array(word)

/** A phrase of manner, how far from its event it may stand, and of which types it tells; `governs`: the event right after it is another one. */
const mannerRowSchema = z.strictObject({
  phrase: word,
  reach: z.enum(["beside", "near"]),
  governs: z.boolean().optional(),
  events: z.array(z.enum(EVENT_TYPES)).min(1),
})

/** `manner.json`: how the parties to an event were together, and how many sides it had. */
export const mannerSchema = z.strictObject({
  source,
  about: word,
  channels: z.array(mannerRowSchema.extend({ channel: z.enum(CHANNELS) })),
  formats: z.array(mannerRowSchema.extend({ format: z.enum(FORMATS) })),
})
export type MannerWords = z.infer<typeof mannerSchema>

/** `audiences.json`: before whom something is said, and the words that lead to it. */
export const audiencesSchema = z.strictObject({ source, about: word, cues: words, occasions: words, interviews: words, nouns: words })
export type AudienceWords = z.infer<typeof audiencesSchema>
