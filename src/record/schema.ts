/** The record as a whole: one report in, one record out. The subjects' own files hold its parts. */
import { z } from "zod"
import { actorSchema, holdingSchema } from "./actors.ts"
import { eventSchema, eventTimeSchema, legSchema, participantSchema, placeSchema, tourSchema } from "./events.ts"
import { issueSchema, producerSchema, reportHeadSchema, reportSchema } from "./report.ts"
import { spanSchema } from "./spans.ts"
import { statementSchema, tieSchema } from "./statements.ts"

/** The name of the shape, written into every record. */
export const RECORD_SCHEMA = "dragoman/record/1"

/** All that one report says. */
export const recordSchema = z
  .strictObject({
    schema: z.literal(RECORD_SCHEMA).describe("Name and version of this shape."),
    report: reportHeadSchema.describe("The report that it was read from."),
    actors: z.array(actorSchema).describe("Who takes part, speaks, holds a tie, or is named as acting."),
    events: z.array(eventSchema).describe("What diplomats do, as reported."),
    tours: z.array(tourSchema).describe("Trips with two or more stops."),
    statements: z.array(statementSchema).describe("Who said what, in which words."),
    ties: z.array(tieSchema).describe("Who stands how toward whom."),
    issues: z.array(issueSchema).describe("What could not be read."),
    producer: producerSchema.describe("What made the record."),
  })
  .meta({ id: "DiplomaticRecord", title: "Record", description: "All that one report says of diplomacy, each value with its words." })

/** All that one report says. */
export type DiplomaticRecord = z.infer<typeof recordSchema>

/** The zod schemas, by the name of what they describe. */
export const schemas = Object.freeze({
  report: reportSchema,
  record: recordSchema,
  reportHead: reportHeadSchema,
  actor: actorSchema,
  holding: holdingSchema,
  event: eventSchema,
  participant: participantSchema,
  place: placeSchema,
  eventTime: eventTimeSchema,
  tour: tourSchema,
  leg: legSchema,
  statement: statementSchema,
  tie: tieSchema,
  issue: issueSchema,
  producer: producerSchema,
  span: spanSchema,
})
