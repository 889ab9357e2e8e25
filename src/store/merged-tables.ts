/**
 * The tables of what is merged, as types: occurrences, people, bodies, tours, statements and ties, with columns for asking. All of it
 * is made from reports and judgements and can be made again.
 */
import type { Json, Words } from "./columns.ts"

/** A real-world event with its members fused; the columns are the values shown. */
export interface OccurrencesTable {
  /** `o-` and 12 digits. */
  id: string
  type: string
  status: string
  /** EDTF. */
  time: string | null
  first: string | null
  last: string | null
  place: string | null
  place_country: string | null
  lat: number | null
  lon: number | null
  precision: string | null
  format: string | null
  channel: string | null
  confidence: number
  /** Member events, reports, and reports that do not copy one another. */
  members: number
  reports: number
  sources: number
  /** Whether reports contradict each other in a slot, and whether one denies it. */
  conflicts: boolean
  denied: boolean
  /** Whether a report announced it: `planned` or `proposed` is or was its status. */
  announced: boolean
  /** State codes of the participants, and who published it; sorted. */
  countries: string[]
  publishers: string[]
  /** The tour that one of its members is a leg of. */
  tour: string | null
  /** First and last day on which its members were published. */
  first_published: string | null
  last_published: string | null
  /** The fused view, with every report's version of every slot. */
  fused: Json<unknown>
  words: Words
}

/** Who takes part in an occurrence, in what office, with the occurrence's days and kind beside it for asking. */
export interface OccurrenceParticipantsTable {
  occurrence: string
  /** Place in the fused list, from 0. */
  place: number
  role: string
  kind: string
  /** Id of the person or body; null for a state, a government or what has no name. */
  entity: string | null
  name: string
  country: string | null
  /** The office shown for the day of the occurrence, in lower case; all that reports give are in the fused view. */
  office: string | null
  office_country: string | null
  office_organization: string | null
  /** Copies of the occurrence's. */
  first: string | null
  last: string | null
  type: string
  status: string
  confidence: number
}

/** Who published an occurrence, with its days beside it: an index gives what one told of in its order. */
export interface OccurrencePublishersTable {
  publisher: string
  occurrence: string
  /** Copies of the occurrence's. */
  first: string | null
  last: string | null
}

/**
 * The offices of which somebody takes part in an occurrence who then held it, named or not: "foreign minister", and
 * "foreign minister of SYR". Made from participants and holdings; changes with either.
 */
export interface OccurrenceOfficesTable {
  office: string
  occurrence: string
  /** Copies of the occurrence's. */
  first: string | null
  last: string | null
}

/** Pairs of an occurrence: of states, of parties of which one is a body, and of people. `a` is the smaller. */
export interface OccurrenceDyadsTable {
  occurrence: string
  kind: "country" | "body" | "person"
  a: string
  b: string
  /** Who came, sent or acted to whom, where roles say so; null for what is done together. */
  direction: "ab" | "ba" | null
  /** The pair's share of the occurrence: those of parties sum to 1, and those of persons too. */
  weight: number
  first: string | null
  last: string | null
  /** When it began, as exactly as that is known: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  began: string | null
  type: string
  status: string
  sources: number
  confidence: number
}

/** A person across reports. */
export interface PeopleTable {
  /** `p-` and 12 digits. */
  id: string
  name: string
  country: string | null
  /** Reports that name the person. */
  reports: number
  /** First and last day of those reports. */
  first: string | null
  last: string | null
  fused: Json<unknown>
  words: Words
}

/** An office of a person with the first and last day on which a report shows it. */
export interface HoldingsTable {
  person: string
  title: string
  country: string | null
  organization: string | null
  status: string
  first: string | null
  last: string | null
  reports: number
}

/** A body, organisation or group across reports. */
export interface BodiesTable {
  /** `b-` and 12 digits. */
  id: string
  kind: string
  name: string
  country: string | null
  reports: number
  first: string | null
  last: string | null
  fused: Json<unknown>
  words: Words
}

/** Names of people and bodies as reports write them; `folded` is how they are looked up. */
export interface NamesTable {
  entity: string
  kind: "person" | "body"
  name: string
  folded: string
  reports: number
}

/** A trip across reports. */
export interface ToursTable {
  /** `t-` and 12 digits. */
  id: string
  /** Id of the person or body; null where it is a state. */
  traveller: string | null
  name: string
  country: string | null
  first: string | null
  last: string | null
  countries: string[]
  reports: number
  sources: number
  confidence: number
  fused: Json<unknown>
}

/** One stop of a tour. */
export interface TourLegsTable {
  tour: string
  /** From 1. */
  place_order: number
  country: string | null
  place: string | null
  occurrence: string | null
  first: string | null
  last: string | null
}

/** What someone said, in the wordings that reports give. */
export interface StatementsTable {
  /** `q-` and 12 digits. */
  id: string
  /** Id of the person or body; null for a state or what has no name. */
  speaker: string | null
  speaker_kind: string
  speaker_name: string
  speaker_country: string | null
  /** The speaker's office in the reports that give the words. */
  office: string | null
  office_country: string | null
  office_organization: string | null
  mode: string
  /** The wording shown. */
  content: string
  /** The day on which it was said, where known, else of the report. */
  first: string | null
  last: string | null
  occasion: string | null
  reports: number
  sources: number
  publishers: string[]
  confidence: number
  fused: Json<unknown>
  words: Words
}

/** Whom a statement is about, and the stance toward them where it expresses one. */
export interface StatementTargetsTable {
  statement: string
  kind: string
  /** Id of the person or body; null for a state or what has no name. */
  entity: string | null
  name: string
  country: string | null
  /** A type of tie; null where the statement only speaks of them. */
  stance: string | null
  /** Copies of the statement's. */
  speaker: string | null
  speaker_country: string | null
  first: string | null
  last: string | null
}

/** A stance that a report states or a statement expresses; one row a tie of a record. */
export interface TiesTable {
  /** Key of the report, a slash, id in its record. */
  id: string
  report: string
  type: string
  source: string | null
  source_name: string
  source_country: string | null
  target: string | null
  target_name: string
  target_country: string | null
  /** Id of the merged statement. */
  statement: string | null
  first: string | null
  last: string | null
  confidence: number
}
