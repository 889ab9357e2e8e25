/** The tables of what is merged: occurrences with who takes part, people with their offices, bodies, tours, statements, ties. */
import { z } from "zod"
import { schemas } from "../../record/index.ts"
import { backing, confidence, count, country, day, days, flag, office, personAndBody, text } from "./parts.ts"
import { defineTable, type Table } from "./table.ts"

const { event, eventTime, place, participant, actor, holding, statement, tie } = schemas

const occurrences = defineTable({
  name: "occurrences",
  title: "Occurrences",
  description: "What happened, or is to happen: one row for each event of the world, with the value shown for every slot.",
  row: z.object({
    id: text("Id, o- and 12 digits."),
    type: event.shape.type,
    status: event.shape.status,
    time: eventTime.shape.value.optional(),
    ...days("`time`"),
    place: place.shape.name.optional(),
    place_country: place.shape.country,
    lat: place.shape.lat,
    lon: place.shape.lon,
    precision: place.shape.precision.optional(),
    format: event.shape.format,
    channel: event.shape.channel,
    confidence,
    members: count("Events of single reports that it is made of."),
    ...backing,
    conflicts: flag("Whether reports contradict each other in a slot."),
    denied: flag("Whether a report denies it."),
    announced: flag("Whether a report announced it before it was held."),
    countries: text("Codes of the states that take part, in order, with blanks between.").optional(),
    tour: text("The tour that it is a stop of.").optional(),
    first_published: day("First day on which a report of it was published.").optional(),
    last_published: day("Last day on which a report of it was published.").optional(),
  }),
  key: ["id"],
  references: { tour: "tours.id" },
})

const participants = defineTable({
  name: "participants",
  title: "Participants",
  description: "Who takes part in an occurrence, and as what.",
  row: z.object({
    occurrence: text("The occurrence."),
    place: count("Place in the list of the occurrence, from 0."),
    role: participant.shape.role,
    kind: actor.shape.kind,
    ...personAndBody("who takes part"),
    name: text("The name shown."),
    country: country("that the participant is, belongs to or acts for"),
    ...office("the day of the occurrence"),
    confidence,
  }),
  key: ["occurrence", "place"],
  references: { occurrence: "occurrences.id", person: "people.id", body: "bodies.id" },
})

const dyads = defineTable({
  name: "dyads",
  title: "Dyads",
  description: "Pairs of an occurrence: of states, of parties of which one is a body, and of persons. A meeting has no direction.",
  row: z.object({
    occurrence: text("The occurrence."),
    kind: z.enum(["country", "body", "person"]).describe("What the pair is of."),
    a: text("The smaller of the two: a state's code, or the id of a person or body."),
    b: text("The greater of the two."),
    direction: z.enum(["ab", "ba"]).optional().describe("Who came, sent or acted to whom, where roles say so."),
    weight: z.number().describe("The pair's share of the occurrence; the shares of all its parties sum to 1, those of persons too."),
    began: text("When it began, as exactly as that is known: YYYY-MM-DD, YYYY-MM or YYYY.").optional(),
    ...days("the occurrence"),
    type: event.shape.type,
    status: event.shape.status,
    sources: backing.sources,
    confidence,
  }),
  key: ["occurrence", "kind", "a", "b"],
  references: { occurrence: "occurrences.id" },
})

const people = defineTable({
  name: "people",
  title: "People",
  description: "Persons over all reports.",
  row: z.object({
    id: text("Id, p- and 12 digits."),
    name: text("The name shown."),
    country: country("of the person"),
    reports: count("Reports that name the person."),
    ...days("those reports"),
  }),
  key: ["id"],
})

const offices = defineTable({
  name: "offices",
  title: "Offices",
  description: "An office of a person, with the first and the last day on which a report shows it: not the days of taking and leaving it.",
  row: z.object({
    person: text("The person."),
    place: count("Place in the list of the person, from 1."),
    title: holding.shape.title,
    country: holding.shape.country,
    organization: holding.shape.organization,
    status: holding.shape.status,
    ...days("the reports that show it"),
    reports: backing.reports,
  }),
  key: ["person", "place"],
  references: { person: "people.id" },
})

const bodies = defineTable({
  name: "bodies",
  title: "Bodies",
  description: "States' organs, organisations and groups over all reports.",
  row: z.object({
    id: text("Id, b- and 12 digits."),
    kind: actor.shape.kind,
    name: text("The name shown."),
    country: country("that it belongs to"),
    reports: count("Reports that name it."),
    ...days("those reports"),
  }),
  key: ["id"],
})

const tours = defineTable({
  name: "tours",
  title: "Tours",
  description: "Trips with two or more stops.",
  row: z.object({
    id: text("Id, t- and 12 digits."),
    ...personAndBody("who travels"),
    name: text("The name shown of who travels."),
    country: country("of who travels"),
    ...days("the trip"),
    countries: text("Codes of the states that are stops, in order of their codes, with blanks between.").optional(),
    ...backing,
    confidence,
  }),
  key: ["id"],
  references: { person: "people.id", body: "bodies.id" },
})

const legs = defineTable({
  name: "legs",
  title: "Legs",
  description: "The stops of tours.",
  row: z.object({
    tour: text("The tour."),
    place_order: count("Place in the order of travel, from 1."),
    country: country("of the stop"),
    place: text("The stop's name.").optional(),
    occurrence: text("The visit.").optional(),
    ...days("the stop"),
  }),
  key: ["tour", "place_order"],
  references: { tour: "tours.id", occurrence: "occurrences.id" },
})

const statements = defineTable({
  name: "statements",
  title: "Statements",
  description: "Who said what: one row for the same words in all reports.",
  row: z.object({
    id: text("Id, q- and 12 digits."),
    ...personAndBody("who speaks"),
    speaker_kind: actor.shape.kind,
    speaker_name: text("The name shown of who speaks."),
    speaker_country: country("of who speaks"),
    ...office("the speaker in the reports that give the words"),
    mode: statement.shape.mode,
    content: text("The wording shown, cut to the bound of quotes.").optional(),
    ...days("when it was said, or else of the report"),
    occasion: text("The occurrence at which it was said.").optional(),
    ...backing,
    confidence,
  }),
  key: ["id"],
  references: { person: "people.id", body: "bodies.id", occasion: "occurrences.id" },
  quotes: ["content"],
})

const targets = defineTable({
  name: "targets",
  title: "Targets of statements",
  description: "Whom a statement is about, and the stance toward them where it expresses one.",
  row: z.object({
    statement: text("The statement."),
    place: count("Place in the list of the statement, from 1."),
    kind: actor.shape.kind,
    ...personAndBody("whom it is about"),
    name: text("The name shown of whom it is about."),
    country: country("of whom it is about"),
    stance: tie.shape.type.optional(),
  }),
  key: ["statement", "place"],
  references: { statement: "statements.id", person: "people.id", body: "bodies.id" },
})

const ties = defineTable({
  name: "ties",
  title: "Ties",
  description: "Stances of one actor toward another, a row for each that a report states or a statement in it expresses.",
  row: z.object({
    id: text("Key of the report, a slash, id in its record."),
    report: text("The report."),
    type: tie.shape.type,
    source_person: text("Id of the person who holds the stance.").optional(),
    source_body: text("Id of the body that holds the stance.").optional(),
    source_name: text("Name of who holds the stance."),
    source_country: country("of who holds the stance"),
    target_person: text("Id of the person whom it is toward.").optional(),
    target_body: text("Id of the body that it is toward.").optional(),
    target_name: text("Name of whom it is toward."),
    target_country: country("of whom it is toward"),
    statement: text("The statement that expresses it; missing where the report states it as fact.").optional(),
    ...days("the statement, or of the report"),
    confidence,
  }),
  key: ["id"],
  references: {
    report: "reports.key",
    source_person: "people.id",
    source_body: "bodies.id",
    target_person: "people.id",
    target_body: "bodies.id",
    statement: "statements.id",
  },
})

/** The tables of what is merged. */
export const MERGED_TABLES: readonly Table[] = [
  occurrences,
  participants,
  dyads,
  people,
  offices,
  bodies,
  tours,
  legs,
  statements,
  targets,
  ties,
]
