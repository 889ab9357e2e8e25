/**
 * The fused view: what reports of one occurrence, person, body, statement or tour say together. Every slot keeps each report's version
 * with its evidence; one value is shown, with the reason. A missing version means not reported.
 */
import type { DiplomaticRecord, Span } from "../record/index.ts"
import type { Fact, ReportFact } from "./facts.ts"

/** A member of a cluster: its fact, the record that it stands in, and its report's fact, by which copies are found. */
export interface Member<Kind extends Fact = Fact> {
  readonly fact: Kind
  readonly record: DiplomaticRecord
  readonly report: ReportFact
}

/** Where something stands: the report's key and the id in its record. */
export interface Source {
  readonly report: string
  /** Id of the fact: `${report}/${local id}`. */
  readonly fact: string
  readonly publisher?: string
  readonly published?: string
}

/** One report's version of a slot. */
export interface Version<Value> extends Source {
  readonly value: Value
  readonly evidence: readonly Span[]
  /** What the value was worked out from, where it was not read. */
  readonly basis?: string
  /** Id of the statement that says so, where the report does not say it itself. */
  readonly saidBy?: string
}

/** Versions that say the same, or the same less exactly. */
export interface Agreement<Value> {
  readonly value: Value
  readonly reports: readonly string[]
  /** How many independent sources: copies count as one. */
  readonly sources: number
}

/** A slot over all reports. */
export interface Slot<Value> {
  /** The value shown; missing where no report has one. */
  readonly shown?: Value
  /** Why it is shown: `only`, `agreed`, `sources`, `precise`, `own-agency`, `later`, `corrected`, and the same in words. */
  readonly reason?: { readonly code: ShownCode; readonly words: string }
  readonly agreements: readonly Agreement<Value>[]
  /** Two agreements or more that exclude one another. */
  readonly conflict: boolean
  readonly versions: readonly Version<Value>[]
  /** Reports that leave the slot out. */
  readonly silent: readonly string[]
}

/** Why a value is shown. */
export type ShownCode = "only" | "agreed" | "sources" | "precise" | "own-agency" | "later" | "corrected"

/** A place in a slot. */
export interface FusedPlace {
  readonly name: string
  readonly country?: string
  readonly lat?: number
  readonly lon?: number
  readonly precision: string
}

/** A participant over all reports. */
export interface FusedParticipant {
  readonly name: string
  readonly kind: string
  readonly country?: string
  /** Ids of the facts of the actors; whoever keeps them finds the person or body. */
  readonly actors: readonly string[]
  readonly role: Slot<string>
}

/** The status of an occurrence as it went, by day of publication. */
export interface StatusStep {
  readonly status: string
  readonly published?: string
  readonly reports: readonly string[]
}

/** One occurrence of the world, as its reports tell of it. */
export interface Occurrence {
  readonly kind: "occurrence"
  readonly id: string
  readonly members: readonly Source[]
  readonly type: Slot<string>
  readonly status: Slot<string>
  /** Planned, then held; planned, then put off. */
  readonly history: readonly StatusStep[]
  readonly participants: readonly FusedParticipant[]
  readonly time: Slot<string>
  readonly place: Slot<FusedPlace>
  readonly channel: Slot<string>
  readonly format: Slot<string>
  readonly topics: readonly Version<string>[]
  /** Whether it is so: who says that it was, is or will be, and who denies it. */
  readonly asserted: readonly Source[]
  readonly denied: readonly Source[]
  /** Groups of reports that copy one another; each counts as one source. */
  readonly copies: readonly (readonly string[])[]
  /** Reports that a later one of their publisher corrects; where it has a version, theirs is kept and does not count. */
  readonly corrections: readonly { readonly report: string; readonly by: string }[]
  /** Independent sources. */
  readonly sources: number
  readonly confidence: number
}

/** An office of a person over all reports, with the first and last day on which reports show it. */
export interface FusedHolding {
  readonly title: string
  /** Its common name, by which it is asked for: "foreign minister". */
  readonly office: string
  readonly country?: string
  readonly organization?: string
  readonly status: string
  readonly first?: string
  readonly last?: string
  readonly versions: readonly Version<string>[]
}

/** A person over all reports. */
export interface FusedPerson {
  readonly kind: "person"
  readonly id: string
  readonly members: readonly Source[]
  readonly name: Slot<string>
  /** Every form of the name, the most used first. */
  readonly names: readonly { readonly name: string; readonly reports: readonly string[] }[]
  readonly country: Slot<string>
  readonly holdings: readonly FusedHolding[]
}

/** A state, government, organization or group over all reports. */
export interface FusedBody {
  readonly kind: "body"
  readonly id: string
  readonly members: readonly Source[]
  readonly bodyKind: string
  readonly name: string
  readonly names: readonly { readonly name: string; readonly reports: readonly string[] }[]
  readonly country?: string
  /** What knowledge calls it: "state:PAK", "body:United Nations". */
  readonly known?: string
}

/** One wording of a statement. */
export interface Wording extends Source {
  readonly text: string
  readonly mode: string
  readonly content: readonly Span[]
  /** Words of this wording that the shown one lacks, and the reverse. */
  readonly adds: readonly string[]
  readonly lacks: readonly string[]
}

/** The same words in several reports. */
export interface FusedStatement {
  readonly kind: "statement"
  readonly id: string
  readonly members: readonly Source[]
  readonly speaker: { readonly name: string; readonly country?: string; readonly actors: readonly string[] }
  readonly shown: string
  readonly wordings: readonly Wording[]
  readonly copies: readonly (readonly string[])[]
  readonly sources: number
  readonly confidence: number
}

/** A leg of a tour over all reports. */
export interface FusedLeg {
  readonly order: number
  readonly country?: string
  readonly place?: string
  /** Ids of the facts of its visits. */
  readonly events: readonly string[]
  readonly sources: readonly Source[]
}

/** One trip over all reports. */
export interface FusedTour {
  readonly kind: "tour"
  readonly id: string
  readonly members: readonly Source[]
  readonly traveller: { readonly name: string; readonly country?: string; readonly actors: readonly string[] }
  readonly legs: readonly FusedLeg[]
  readonly confidence: number
}

/** What is made of a cluster. */
export type Fused = Occurrence | FusedPerson | FusedBody | FusedStatement | FusedTour
