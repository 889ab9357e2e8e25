/** Events: what diplomats do, with who takes part, where, when and whether; and tours, which chain visits. */
import { z } from "zod"
import { edtfSchema } from "./dates.ts"
import { idSchema, patternSchema } from "./ids.ts"
import { CONFIDENCE, COUNTRY, confidenceSchema, countrySchema, WHY, wordsSchema } from "./parts.ts"
import { evidenceSchema, spanSchema } from "./spans.ts"
import { CHANNELS, EVENT_STATUSES, EVENT_TYPES, FORMATS, PLACE_BASES, PLACE_PRECISIONS, ROLES, TIME_BASES } from "./vocabulary.ts"

const attributionSchema = patternSchema("^(narrator|s[1-9][0-9]*)$", "id-malformed", "is neither narrator nor the id of a statement")

/** An actor's part in an event. */
export const participantSchema = z
  .strictObject({
    actor: idSchema("actor").describe("Id of the actor."),
    role: z.enum(ROLES).describe("What part the actor takes."),
    evidence: evidenceSchema.describe("The words that stand for the actor at this event, be they a pronoun."),
    confidence: confidenceSchema.describe(CONFIDENCE),
    why: wordsSchema.optional().describe(WHY),
  })
  .meta({ id: "Participant", title: "Participant", description: "An actor's part in an event." })

/** Where an event takes place. */
export const placeSchema = z
  .strictObject({
    name: wordsSchema.describe("The most specific place named for the event, as written."),
    country: countrySchema.optional().describe(`${COUNTRY} that the place lies in.`),
    lat: z.number().min(-90).max(90).optional().describe("Latitude in degrees, WGS 84, of the place as precisely as it is named."),
    lon: z.number().min(-180).max(180).optional().describe("Longitude in degrees, WGS 84."),
    precision: z.enum(PLACE_PRECISIONS).describe("How exact the place is."),
    basis: z.enum(PLACE_BASES).optional().describe("What the place was worked out from; missing where it was read beside the event."),
    evidence: evidenceSchema.describe("The words that name the place."),
    confidence: confidenceSchema.optional().describe(CONFIDENCE),
    why: wordsSchema.optional().describe(WHY),
  })
  .meta({ id: "Place", title: "Place", description: "Where an event takes place, as the text has it." })

/** When an event takes place. */
export const eventTimeSchema = z
  .strictObject({
    value: edtfSchema.describe("Day, month, year or interval in EDTF, no more exact than the words."),
    basis: z.enum(TIME_BASES).describe("What the value rests on."),
    evidence: evidenceSchema.describe("The expression of time."),
    confidence: confidenceSchema.optional().describe(CONFIDENCE),
    why: wordsSchema.optional().describe(WHY),
  })
  .meta({
    id: "EventTime",
    title: "Time",
    description: "When an event takes place; missing where the text has no expression of time for it.",
  })

/** What diplomats do, as reported. */
export const eventSchema = z
  .strictObject({
    id: idSchema("event").describe("Id in this record, e1 and on, in the order of the text."),
    type: z.enum(EVENT_TYPES).describe("What happened, or is to happen."),
    status: z.enum(EVENT_STATUSES).describe("Whether it took place."),
    participants: z.array(participantSchema).describe("Who takes part, and as what; a meeting has no direction."),
    place: placeSchema.optional().describe("Where; missing where the text does not say."),
    time: eventTimeSchema.optional().describe("When; missing where the text does not say."),
    channel: z.enum(CHANNELS).optional().describe("How the parties were together, where the text says so."),
    format: z.enum(FORMATS).optional().describe("How many sides, or beside what."),
    topics: z.array(spanSchema).describe("What was discussed or agreed."),
    attribution: attributionSchema.describe("`narrator` where the report states it as fact; else the id of the statement that asserts it."),
    evidence: evidenceSchema.describe("The words that tell of the event, at each mention."),
    confidence: confidenceSchema.describe(CONFIDENCE),
    why: wordsSchema.optional().describe(WHY),
  })
  .meta({
    id: "Event",
    title: "Event",
    description: "What diplomats do, as reported: one entry for each event of the world that the report tells of.",
  })

/** One stop of a tour. */
export const legSchema = z
  .strictObject({
    order: z.int().positive().describe("Place in the order of travel, from 1, without gaps."),
    country: countrySchema.optional().describe(`${COUNTRY} of the stop.`),
    place: wordsSchema.optional().describe("The stop as written."),
    event: idSchema("event").optional().describe("Id of the visit."),
    evidence: evidenceSchema.describe("The words that make it a stop."),
    confidence: confidenceSchema.optional().describe(CONFIDENCE),
    why: wordsSchema.optional().describe(WHY),
  })
  .meta({ id: "Leg", title: "Leg", description: "One stop of a tour." })

/** A trip with two or more stops in the text. */
export const tourSchema = z
  .strictObject({
    id: idSchema("tour").describe("Id in this record, t1 and on, in the order of the text."),
    traveller: idSchema("actor").describe("Id of the actor who travels."),
    purpose: spanSchema.optional().describe("What it is for, as written."),
    legs: z.array(legSchema).min(2).describe("The stops in the order of travel."),
    confidence: confidenceSchema.describe(CONFIDENCE),
    why: wordsSchema.optional().describe(WHY),
  })
  .meta({ id: "Tour", title: "Tour", description: "One trip with two or more stops in the text." })

/** An actor's part in an event. */
export type Participant = z.infer<typeof participantSchema>
/** Where an event takes place. */
export type Place = z.infer<typeof placeSchema>
/** When an event takes place. */
export type EventTime = z.infer<typeof eventTimeSchema>
/** What diplomats do, as reported. */
export type DiplomaticEvent = z.infer<typeof eventSchema>
/** One stop of a tour. */
export type Leg = z.infer<typeof legSchema>
/** A trip with two or more stops in the text. */
export type Tour = z.infer<typeof tourSchema>
