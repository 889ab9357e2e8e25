/** Gold: a corrected record in the shape of benchmark/written, so that reading can be scored and trained on it. */
import type { DiplomaticRecord, Report, Span } from "../record/index.ts"
import type { Item } from "./items.ts"

/** Fields of the program's own, which gold has not. */
const LEFT_OUT = new Set(["confidence", "why"])
/** Fields whose items of gold are without evidence, as those who annotated gave none. */
const ACTORS = ["id", "kind", "name", "country", "offices", "mentions"]

/** The gold record of a report whose corrected record is right; evidence of offices, times and legs is one span there. */
export function toGold(record: DiplomaticRecord, report: Report): Item {
  const { id, publisher, url, title, published, language } = { ...record.report }
  const head = { id, publisher, url, dateline: report.dateline, published, title: report.title ?? title, language }
  return {
    report: withoutMissing(head),
    actors: record.actors.map((actor) => ({
      ...pick(actor, ACTORS),
      offices: actor.offices.map((office) => ({ ...plain(office), evidence: firstOf(office.evidence) })),
    })),
    events: record.events.map((event) => ({
      ...plain(event),
      participants: event.participants.map(({ actor, role }) => ({ actor, role })),
      ...(event.place ? { place: withoutMissing({ name: event.place.name, country: event.place.country }) } : {}),
      ...(event.time ? { time: { value: event.time.value, evidence: firstOf(event.time.evidence) } } : {}),
    })),
    tours: record.tours.map((tour) => ({
      ...plain(tour),
      legs: tour.legs.map((leg) => ({ ...plain(leg), evidence: firstOf(leg.evidence) })),
    })),
    statements: record.statements.map(plain),
    ties: record.ties.map(plain),
  }
}

const firstOf = (evidence: readonly Span[]): Span => evidence[0]!

function plain(item: object): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !LEFT_OUT.has(name)))
}

const pick = (item: Item | object, names: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)))

const withoutMissing = (item: Item): Item => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))
