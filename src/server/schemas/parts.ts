/** Parts that the answers of several addresses share. Each schema is held to the type that asking gives; a difference is a fault of types. */
import { z } from "zod"
import type {
  CountedParty,
  FoundOccurrence,
  FoundParticipant,
  FoundStatement,
  FoundTarget,
  FoundTour,
  Member,
  ShownHolding,
  SpokenParty,
  TourLine,
} from "../../query/index.ts"

/** Text, or not reported. */
export const maybe = z.string().nullable()
const count = z.int().nonnegative()
const probability = z.number().min(0).max(1)
/** Counts by what was counted. */
export const counts = z.record(z.string(), count)

/** A page of rows, with the cursor of the next. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ rows: z.array(row), next: z.string().optional().describe("Cursor of the next page; missing on the last one.") })

/** A fact of a report's record. */
export const memberSchema: z.ZodType<Member> = z
  .strictObject({ report: z.string(), fact: z.string(), publisher: z.string().optional(), published: z.string().optional() })
  .meta({ id: "Member", description: "A fact of a report's record: what a value rests on." })

const participantSchema: z.ZodType<FoundParticipant> = z
  .strictObject({ role: z.string(), kind: z.string(), id: maybe, name: z.string(), country: maybe, office: maybe, officeOf: maybe })
  .meta({ id: "ShownParticipant", description: "Who takes part, in which role and office." })

/** An occurrence in a list. */
export const occurrenceSchema: z.ZodType<FoundOccurrence> = z
  .strictObject({
    id: z.string(),
    type: z.string(),
    status: z.string(),
    time: maybe.describe("EDTF."),
    first: maybe,
    last: maybe,
    place: maybe,
    country: maybe,
    lat: z.number().nullable(),
    lon: z.number().nullable(),
    precision: maybe,
    participants: z.array(participantSchema),
    confidence: probability,
    reports: count,
    sources: count,
    conflicts: z.boolean(),
    denied: z.boolean(),
    tour: maybe,
    publishers: z.array(z.string()),
    members: z.array(memberSchema),
  })
  .meta({ id: "FoundOccurrence", description: "Something that happened, was planned or was denied, over all its reports." })

const legSchema = z.strictObject({
  order: z.int(),
  country: maybe,
  place: maybe,
  occurrence: maybe,
  time: maybe.describe("EDTF."),
  status: maybe,
})

/** A tour in a list. */
export const tourSchema: z.ZodType<FoundTour> = z
  .strictObject({
    id: z.string(),
    traveller: z.strictObject({ id: maybe, name: z.string(), country: maybe }),
    first: maybe,
    last: maybe,
    legs: z.array(legSchema),
    confidence: probability,
    reports: count,
    sources: count,
    members: z.array(memberSchema),
  })
  .meta({ id: "FoundTour", description: "A trip with its stops." })

const targetSchema: z.ZodType<FoundTarget> = z.strictObject({
  kind: z.string(),
  id: maybe,
  name: z.string(),
  country: maybe,
  stance: maybe,
})

/** A statement in a list. */
export const statementSchema: z.ZodType<FoundStatement> = z
  .strictObject({
    id: z.string(),
    speaker: z.strictObject({ kind: z.string(), id: maybe, name: z.string(), country: maybe, office: maybe, officeOf: maybe }),
    mode: z.string(),
    content: z.string(),
    first: maybe,
    last: maybe,
    targets: z.array(targetSchema),
    occasion: maybe,
    confidence: probability,
    wordings: count,
    reports: count,
    sources: count,
    publishers: z.array(z.string()),
    members: z.array(memberSchema),
  })
  .meta({ id: "FoundStatement", description: "What someone said, over all its reports." })

/** An office of a person with the days on which reports show it. */
export const holdingSchema: z.ZodType<ShownHolding> = z
  .strictObject({
    person: z.string(),
    name: z.string(),
    title: z.string(),
    country: maybe,
    organization: maybe,
    status: z.string(),
    first: maybe,
    last: maybe,
    reports: count,
  })
  .meta({ id: "ShownHolding", description: "A person in an office, with the first and last day on which reports show it." })

const party = { id: z.string(), kind: z.enum(["state", "person", "body"]), name: z.string(), country: maybe }
/** A state, a person or a body. */
export const partySchema = z.strictObject(party)
const counted = { ...party, count, first: maybe, last: maybe, records: z.array(z.string()) }
const countedSchema: z.ZodType<CountedParty> = z
  .strictObject(counted)
  .meta({ id: "CountedParty", description: "A party with a count and every record behind it." })
const latestSchema = z.strictObject({ id: z.string(), day: maybe, speaker: z.string(), content: z.string() })
const spokenSchema: z.ZodType<SpokenParty> = z
  .strictObject({ ...counted, stances: counts, latest: z.array(latestSchema) })
  .meta({ id: "SpokenParty", description: "A party that is spoken of or speaks, with the latest words." })
const tourLineSchema: z.ZodType<TourLine> = z.strictObject({
  id: z.string(),
  name: z.string(),
  first: maybe,
  last: maybe,
  countries: z.array(z.string()),
  reports: count,
})

/** What the pages of persons, states and bodies have in common. */
export const dealings = {
  offices: z.array(holdingSchema),
  types: counts,
  occurrences: z.array(occurrenceSchema),
  tours: z.array(tourLineSchema),
  met: z.array(countedSchema),
  said: z.array(spokenSchema),
  spokenOf: z.array(spokenSchema),
}
