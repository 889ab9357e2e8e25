/**
 * The tables of the store, as types: what a query is written against. The migrations make them; a test compares the two.
 *
 * Days are text, `YYYY-MM-DD`, and every text that is ordered or joined has the collation "C", so that both databases sort alike.
 * `first` and `last` are the days that a date in EDTF covers; null is unknown or open. Nothing here depends on the order of arrival.
 */
import type { Fact, FactKind } from "../merge/index.ts"
import type { DiplomaticRecord, Report } from "../record/index.ts"
import type { Correction, ReviewState } from "../review/index.ts"
import type { Json } from "./columns.ts"
import type {
  BodiesTable,
  HoldingsTable,
  NamesTable,
  OccurrenceDyadsTable,
  OccurrenceOfficesTable,
  OccurrenceParticipantsTable,
  OccurrencePublishersTable,
  OccurrencesTable,
  PeopleTable,
  StatementsTable,
  StatementTargetsTable,
  TiesTable,
  TourLegsTable,
  ToursTable,
} from "./merged-tables.ts"

export type * from "./merged-tables.ts"

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
  occurrence_publishers: OccurrencePublishersTable
  occurrence_offices: OccurrenceOfficesTable
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
  tokens: TokensTable
  revision: RevisionTable
}

/** Tables of a server's own: they stay where they are, in no backup. */
export type ServingTable = "tokens" | "revision"
/** Tables that give occurrences in the order of their days. */
export type OrderTable = "occurrence_publishers" | "occurrence_offices"

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
  /** How far it has been reviewed. */
  review: ReviewState
}

/** The report with its text as it came in, and its record. No row for a withdrawn report. */
export interface RecordsTable {
  report: string
  content: Json<Report>
  /** With corrections, where there are any: what is merged and asked. */
  record: Json<DiplomaticRecord>
  /** As it was read, where a correction changed it; null where nothing did. */
  as_read: Json<DiplomaticRecord> | null
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

/** A person's corrections, kept through rereading; a row is never changed. */
export interface CorrectionsTable {
  /** `c-` and 16 digits, made from what it says: the same on every machine. */
  id: string
  /** Key of the report; it need not be in the store yet. */
  report: string
  path: string
  coder: string
  /** When, in ISO 8601. */
  made: string
  correction: Json<Correction>
}

/** Who may do what through a server. */
export interface TokensTable {
  /** `k-` and 12 digits, which say nothing of the token. */
  id: string
  name: string
  /** SHA-256 of the token. */
  hash: string
  scopes: string[]
  /** Moments, in ISO 8601. */
  created: string
  revoked: string | null
}

/** One row: a word that is another after every change. */
export interface RevisionTable {
  value: string
}
