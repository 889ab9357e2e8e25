/**
 * Facts: what merging takes from a record. Each holds all that judging needs, so that the text is read once and a fact can be kept,
 * sent through a pipe and judged elsewhere. Facts are plain JSON.
 */
import type { DiplomaticRecord, Report } from "../record/index.ts"

/** One kept report. `key` is the same on every machine and in any order of arrival; `report.text` may be empty. */
export interface KeptReport {
  readonly key: string
  readonly report: Report
  readonly record: DiplomaticRecord
}

/** The kinds of fact that are merged across reports; `report` finds reports that copy one another. */
export const FACT_KINDS = Object.freeze(["event", "person", "body", "statement", "tour", "report"] as const)
/** A kind of fact. */
export type FactKind = (typeof FACT_KINDS)[number]

interface FactBase {
  /** `${report key}/${local id}`; of a report itself `${report key}/r`. */
  readonly id: string
  /**
   * What is judged and clustered. Facts of one unit are one without a judgement: the same full name, office and country in the same year
   * are met in thousands of reports and judged once. Of events, statements, tours and reports the unit is the id.
   */
  readonly unit: string
  readonly report: string
  /** Day of publication, where known, and publisher. */
  readonly published?: string
  readonly publisher?: string
  /** The state whose own agency, paper or ministry published it. */
  readonly agency?: string
}

/** A name made ready to be compared: the words that name somebody, folded, without titles and particles. */
export interface ComparedName {
  /** As written. */
  readonly full: string
  /** Folded words in order; an initial is one letter. */
  readonly words: readonly string[]
  /** The sound of each word, alike for what transliteration writes in several ways. */
  readonly sounds: readonly string[]
  /** Whether a word of descent ("bin") stands in it, so that the first word is the name and not the last. */
  readonly descent?: boolean
}

/** An office as compared: its plain title, whose it is and how it is held. */
export interface ComparedOffice {
  readonly title: string
  readonly of?: string
  readonly status: string
}

/** Somebody as an event or a statement names them. */
export interface Party {
  /** Id of the actor's fact. */
  readonly actor: string
  readonly kind: string
  readonly name: ComparedName
  readonly country?: string
  readonly offices: readonly ComparedOffice[]
  readonly role?: string
  /** Of a state, government or body: what knowledge calls it ("state:PAK", "body:United Nations"). */
  readonly known?: string
}

/** A person, as one report has them. */
export interface PersonFact extends FactBase {
  readonly kind: "person"
  readonly name: ComparedName
  readonly named: boolean
  readonly country?: string
  readonly offices: readonly ComparedOffice[]
  /** Titles as the report has them → their common name, where it is another. */
  readonly titles: Readonly<Record<string, string>>
  /** Year of publication. */
  readonly year?: number
  /** Sounds of names of other persons of the report who share a word with this one: whoever bears such a name is another. */
  readonly beside: readonly (readonly string[])[]
}

/** A state, government, organization or group, as one report has it. */
export interface BodyFact extends FactBase {
  readonly kind: "body"
  readonly name: string
  readonly bodyKind: string
  readonly country?: string
  readonly known?: string
}

/** First and last day as numbers of days since 1970, and how exact the words were. */
export interface Days {
  readonly first: number
  readonly last: number
  readonly precision: "day" | "days" | "month" | "year" | "guess"
  /** Worked out and not stated. */
  readonly inferred?: boolean
}

/** A place as compared. */
export interface ComparedPlace {
  readonly name: string
  readonly country?: string
  /** The sounds of its name. */
  readonly sounds: readonly string[]
  /** The town that it is. */
  readonly town?: string
  readonly lat?: number
  readonly lon?: number
  readonly precision: string
  /** Worked out from the dateline or a description and not read beside the event. */
  readonly inferred?: boolean
}

/** What a conference is called in one report. */
export interface Gathering {
  /** Words of its name, without those that any gathering has, its place's and its guests'. */
  readonly name: readonly string[]
  /** Whom it brings together: leaders, ministers, officials, businesses; or a series of several. */
  readonly level?: string
  /** The mention itself says so, and not the words about it or the guests. */
  readonly isLevelSaid?: boolean
  /** Of the highest level, by the mention itself. */
  readonly isTop?: boolean
  /** The fourteenth, the fifth round. */
  readonly round?: number
  /** Called talks or negotiations only, and never a meeting. */
  readonly talks?: boolean
}

/** An event, as one report has it. */
export interface EventFact extends FactBase {
  readonly kind: "event"
  readonly type: string
  readonly status: string
  readonly parties: readonly Party[]
  readonly days?: Days
  /** Day of publication as a number of days since 1970. */
  readonly told?: number
  readonly place?: ComparedPlace
  readonly channel?: string
  /** Of a conference. */
  readonly gathering?: Gathering
  readonly topics: readonly string[]
  /** Words of the event's own sentences and of what is quoted at it. */
  readonly words: readonly string[]
  /** Sounds of the words with a capital in those sentences: who, where and on which weekday, whatever reading made of them. */
  readonly capitals: readonly string[]
  /** Countries of the other legs of the tour it belongs to. */
  readonly tour: readonly string[]
  /** How many events of the report are of the same type and between the same parties. */
  readonly siblings: number
}

/** A statement, as one report has it. */
export interface StatementFact extends FactBase {
  readonly kind: "statement"
  readonly speaker: Party
  readonly mode: string
  readonly told?: number
  /** Words that carry meaning, in order. */
  readonly words: readonly string[]
  /** Quoted words, in order. */
  readonly quoted: readonly string[]
}

/** A tour, as one report has it. */
export interface TourFact extends FactBase {
  readonly kind: "tour"
  readonly traveller: Party
  readonly legs: readonly { readonly country?: string; readonly town?: string }[]
  readonly days?: Days
  readonly told?: number
}

/** A report as compared with others to find copies. */
export interface ReportFact extends FactBase {
  readonly kind: "report"
  /** Min-hashes of its sentences' words in runs of five. */
  readonly signature: readonly number[]
  readonly length: number
  readonly sha256: string
  /** It says of itself that it corrects an earlier report. */
  readonly correction?: boolean
}

/** A fact that is merged. */
export type Fact = EventFact | PersonFact | BodyFact | StatementFact | TourFact | ReportFact
