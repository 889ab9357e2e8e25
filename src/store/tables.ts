/**
 * The tables of the store, as types: what a query is written against. The migrations make them; a test compares the two.
 *
 * Days are text, `YYYY-MM-DD`, and every text that is ordered or joined has the collation "C", so that both databases sort alike.
 * `first` and `last` are the days that a date in EDTF covers; null is unknown or open. Nothing here depends on the order of arrival.
 */
import type { ColumnType } from "kysely"
import type { Fact, FactKind } from "../merge/index.ts"
import type { DiplomaticRecord, Report } from "../record/index.ts"

/** JSON as it was written, key for key; read as a value, written as its text. */
export type Json<T> = ColumnType<T, string, string>
/** Words for full-text search with English stems; written by SQL, never read. */
export type Words = ColumnType<string, string, string>

/** Every kind of thing that is merged; of kind `report` are the copies of one source. */
export type MergedKind = FactKind

/** All tables. */
export interface Database {
  meta: MetaTable
  reports: ReportsTable
  records: RecordsTable
  facts: FactsTable
  units: UnitsTable
  blocks: BlocksTable
  judgements: JudgementsTable
  ids: IdsTable
  occurrences: OccurrencesTable
  occurrence_participants: OccurrenceParticipantsTable
  occurrence_dyads: OccurrenceDyadsTable
  people: PeopleTable
  holdings: HoldingsTable
  bodies: BodiesTable
  names: NamesTable
  tours: ToursTable
  tour_legs: TourLegsTable
  statements: StatementsTable
  statement_targets: StatementTargetsTable
  ties: TiesTable
  corrections: CorrectionsTable
}

/** What the store says of itself: `schema` is the number of its last migration. */
export interface MetaTable {
  name: string
  value: string
}

/** One text under one identity. Another text under the same identity is another row: a version. */
export interface ReportsTable {
  /** `r-` and 16 digits of the SHA-256 of identity and text: the same on every machine. */
  key: string
  /** Publisher and URL, or publisher and id: what makes it the same report with another text. */
  identity: string
  publisher: string | null
  url: string | null
  /** The report's own id. */
  report_id: string
  title: string | null
  language: string
  published: string | null
  modified: string | null
  /** First and last day of `published`. */
  first: string | null
  last: string | null
  sha256: string
  length: number
  /** The smallest key of the reports that say it in the same sentences, itself included: one source. Versions share it too. */
  source: string
  /** Whether it is the latest of its versions, by `modified`, then `published`, then key. */
  latest: boolean
  /** `withdrawn` is a tombstone: no text, no record, no facts. */
  state: "kept" | "withdrawn"
  /** Why it was withdrawn, in the words of who did. */
  reason: string | null
}

/** The report with its text, and its record, as they came in. No row for a withdrawn report. */
export interface RecordsTable {
  report: string
  content: Json<Report>
  record: Json<DiplomaticRecord>
  /** Hash of what made the record: version, runtime, model, knowledge. */
  producer: string
}

/** One event, person, body, statement or tour of one report, and the unit that it is judged as. */
export interface FactsTable {
  /** Key of the report, a slash, id in its record: `r-0123456789abcdef/e2`. */
  id: string
  report: string
  kind: MergedKind
  unit: string
}

/**
 * What is judged and clustered: an event, statement or tour by itself (the unit is then the fact's id), a person or body as all
 * reports have it that give the same name, office and country.
 */
export interface UnitsTable {
  id: string
  kind: MergedKind
  /** All that judging needs: the fact itself, and where several are one unit the one with the smallest id. */
  content: Json<Fact>
  /** Facts that are this unit, the smallest of them, and the first and last day on which their reports were published. */
  facts: number
  fact: string
  first: string | null
  last: string | null
  /** Id of what it is merged into: an occurrence, a person, a body, a statement or a tour. */
  merged: string
}

/** Blocks of units: units that share one are judged. */
export interface BlocksTable {
  block: string
  unit: string
}

/** Whether two units are one. A person's judgement outranks the program's. */
export interface JudgementsTable {
  /** The smaller id. */
  a: string
  b: string
  author: string
  kind: MergedKind
  verdict: "same" | "different" | "unsure"
  probability: number
  reasons: Json<unknown>
}

/** Every id that was ever shown, and its smallest unit then: the id leads to where that unit is now (`units.merged`). */
export interface IdsTable {
  id: string
  kind: MergedKind
  unit: string
}

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

/** Pairs that meet in an occurrence: of states, and of people. `a` is the smaller; both directions are asked by an index each. */
export interface OccurrenceDyadsTable {
  occurrence: string
  kind: "country" | "person"
  a: string
  b: string
  first: string | null
  last: string | null
  /** `YYYY-MM` where the day is known to the month. */
  month: string | null
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

/** A person's corrections of values, kept through rereading; filled by review. */
export interface CorrectionsTable {
  id: string
  report: string
  fact: string
  path: string
  value: Json<unknown>
  author: string
  reason: string | null
}
