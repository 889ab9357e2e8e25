/** Checks that ids are given once and that every reference is to something in the record: rule 1's other half. */
import { makeFault, type Path } from "./faults.ts"
import type { Issue } from "./report.ts"
import type { DiplomaticRecord } from "./schema.ts"

type Section = "actors" | "events" | "tours" | "statements" | "ties"
const sections: readonly Section[] = ["actors", "events", "tours", "statements", "ties"]

/** A reference as it stands: the section that it points into, the id (missing where the field is), and its path. */
type Reference = readonly [Section, string | undefined, Path]

/** The faults of ids and references, in the order of the record. */
export function checkReferences(record: DiplomaticRecord): Issue[] {
  const known = new Map(sections.map((section) => [section, new Set(record[section].map(({ id }) => id))]))
  const unknown = referencesIn(record).filter(([section, id]) => id !== undefined && !known.get(section)!.has(id))
  return [
    ...sections.flatMap((section) => checkIds(record, section)),
    ...unknown.map(([section, id, path]) => makeFault("reference-unknown", path, `there is no ${id} in ${section}`)),
  ]
}

function checkIds(record: DiplomaticRecord, section: Section): Issue[] {
  const seen = new Set<string>()
  return record[section].flatMap(({ id }, index) => {
    const isRepeated = seen.has(id)
    seen.add(id)
    return isRepeated ? [makeFault("id-repeated", [section, index, "id"], `${id} is given twice`)] : []
  })
}

function referencesIn({ events, tours, statements, ties }: DiplomaticRecord): Reference[] {
  return [
    ...events.flatMap((event, at): Reference[] => [
      ...event.participants.map(({ actor }, index): Reference => ["actors", actor, ["events", at, "participants", index, "actor"]]),
      ["statements", event.attribution === "narrator" ? undefined : event.attribution, ["events", at, "attribution"]],
    ]),
    ...tours.flatMap((tour, at): Reference[] => [
      ["actors", tour.traveller, ["tours", at, "traveller"]],
      ...tour.legs.map(({ event }, index): Reference => ["events", event, ["tours", at, "legs", index, "event"]]),
    ]),
    ...statements.flatMap((statement, at): Reference[] => [
      ["actors", statement.speaker, ["statements", at, "speaker"]],
      ["actors", statement.addressee, ["statements", at, "addressee"]],
      ["events", statement.occasion, ["statements", at, "occasion"]],
      ...statement.about.map((actor, index): Reference => ["actors", actor, ["statements", at, "about", index]]),
    ]),
    ...ties.flatMap((tie, at): Reference[] => [
      ["actors", tie.source, ["ties", at, "source"]],
      ["actors", tie.target, ["ties", at, "target"]],
      ["statements", tie.statement, ["ties", at, "statement"]],
    ]),
  ]
}
