/**
 * What an office phrase is made of, and what is asked of knowledge to read it.
 */
import type { OfficeWords } from "../../knowledge/en-schema.ts"

export type HoldingStatus = "current" | "acting" | "former" | "designate" | "late"

/** `head`: "minister"; `word`: "foreign", "deputy"; `name`: a capitalised word that is none of the others. */
export type OfficePart = "head" | "word" | "name" | "state" | "body" | "status" | "dropped" | "link" | "join" | "possessive" | "mark"

/** A word of an office phrase, or several that are one, with what it is. */
export interface OfficeToken {
  readonly kind: OfficePart
  /** As written. */
  readonly text: string
  /** In lower case, as the words of knowledge are. */
  readonly plain: string
  readonly status?: HoldingStatus
  readonly link?: "of" | "for" | "to" | "in"
  /** Of a state: its ISO 3166-1 alpha-3 code. */
  readonly country?: string
  /** Of a state: whether the word is its adjective ("Syrian"). */
  readonly adjective?: boolean
}

/** What reading an office asks of knowledge. */
export interface OfficeKnowledge {
  readonly offices: OfficeWords
  /** A state by any of its names; `as` says by which kind of name. */
  readonly findState: (name: string) => { readonly iso3: string; readonly as: string } | undefined
  /** An international body by name or short name. */
  readonly findBody?: (name: string) => unknown
}

/** An office as a phrase gives it. */
export interface ReadOffice {
  /** In lower case, without country and status. */
  readonly title: string
  readonly country?: string
  readonly organization?: string
  readonly status: HoldingStatus
}
