/**
 * The fields of a record that are reviewed: lists of facts, the lists inside facts, and the single values of each. Ids and
 * confidences are the program's and cannot be corrected.
 */
import { ID_LETTERS, type IdKind } from "../record/index.ts"

/** A list of facts in a record. */
export type Section = "actors" | "events" | "tours" | "statements" | "ties"
/** A list of a record or of a fact whose items rest on words. */
export type ListName = Section | "offices" | "participants" | "legs"

/** The kind of id of each list of facts. */
export const SECTION_KINDS: Readonly<Record<Section, IdKind>> = Object.freeze({
  actors: "actor",
  events: "event",
  tours: "tour",
  statements: "statement",
  ties: "tie",
})

/** The lists of facts, in the order in which corrections of them are made. */
export const SECTIONS = Object.freeze(["actors", "events", "statements", "ties", "tours"] as const satisfies readonly Section[])

/** The list that is inside the facts of a section. */
export const INNER_LISTS: Readonly<Partial<Record<ListName, ListName>>> = Object.freeze({
  actors: "offices",
  events: "participants",
  tours: "legs",
})

/** The values of an item of each list, by their path in it. */
export const FIELDS: Readonly<Record<ListName, readonly string[]>> = Object.freeze({
  actors: ["kind", "name", "country"],
  offices: ["title", "country", "organization", "status"],
  events: ["type", "status", "place/name", "place/country", "time/value", "channel", "format", "attribution"],
  participants: ["actor", "role"],
  statements: ["speaker", "mode", "content", "addressee", "occasion"],
  ties: ["source", "type", "target"],
  tours: ["traveller"],
  legs: ["country", "place"],
})

/** The section that a field's ids are of. */
export const REFERENCES: Readonly<Record<string, Section>> = Object.freeze({
  actor: "actors",
  speaker: "actors",
  addressee: "actors",
  about: "actors",
  traveller: "actors",
  attribution: "statements",
  statement: "statements",
  occasion: "events",
  event: "events",
})

/** The section that a field's ids are of; source and target of ties are actors, those of other things are not. */
export function referenceOf(list: ListName, field: string): Section | undefined {
  if (list === "ties" && /^(?:source|target)$/.test(field)) return "actors"
  return Object.hasOwn(REFERENCES, field) ? REFERENCES[field] : undefined
}

/** The section of an id; undefined where it is none. */
export function sectionOfId(id: string): Section | undefined {
  return SECTIONS.find((section) => new RegExp(`^${ID_LETTERS[SECTION_KINDS[section]]}[1-9][0-9]*$`).test(id))
}
