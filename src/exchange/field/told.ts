/**
 * What exporters of the field's formats are given: an occurrence as it is shown, in a line of plain values, with the reports that tell
 * of it and their words. It is made of a merged occurrence or of one record alone.
 */
import { type Actor, type DiplomaticEvent, type DiplomaticRecord, daysOf, type Holding } from "../../record/index.ts"
import { quoteAround } from "./quote.ts"

/** Somebody who takes part, in the office shown for the day. */
export interface ToldParty {
  readonly role: string
  readonly kind: string
  /** Id of the person or body; null for a state, a government or what has no name. */
  readonly id: string | null
  readonly name: string
  readonly country: string | null
  readonly office: string | null
  /** The state's code or the body's name that the office is of. */
  readonly officeOf: string | null
}

/** A report that tells of it, with the words. */
export interface ToldReport {
  readonly key: string
  readonly url: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly title: string | null
  readonly language: string | null
  readonly quotes: readonly string[]
}

/** Where it took place. */
export interface ToldPlace {
  readonly name: string
  readonly country: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly precision: string
}

/** An occurrence to tell others of. */
export interface Told {
  readonly id: string
  readonly type: string
  readonly status: string
  readonly channel: string | null
  readonly format: string | null
  /** EDTF. */
  readonly time: string | null
  /** First and last day that the time covers. */
  readonly first: string | null
  readonly last: string | null
  /** What the time was worked out from, where it was not stated. */
  readonly basis: string | null
  readonly place: ToldPlace | null
  readonly parties: readonly ToldParty[]
  readonly topics: readonly string[]
  readonly confidence: number
  /** How many reports, and how many that do not copy one another. */
  readonly sources: number
  readonly denied: boolean
  readonly tour: string | null
  readonly reports: readonly ToldReport[]
}

/** The events of one record, each told by it alone, with its sentences where the text is given; ids are the report's id, a slash, and the event's. */
export function tellRecord(record: DiplomaticRecord, text = "", maxQuote = 300): Told[] {
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]))
  return record.events.map((event) => {
    const quotes = event.evidence.flatMap((span) => quoteAround(text, span, maxQuote) ?? span.text ?? [])
    return { ...tellEvent(event, record, actors), reports: [{ ...tellReport(record.report), quotes: [...new Set(quotes)] }] }
  })
}

function tellEvent(event: DiplomaticEvent, record: DiplomaticRecord, actors: ReadonlyMap<string, Actor>): Omit<Told, "reports"> {
  const { report } = record
  const days = event.time === undefined ? undefined : daysOf(event.time.value)
  const tour = record.tours.find(({ legs }) => legs.some((leg) => leg.event === event.id))
  return {
    id: `${report.id}/${event.id}`,
    type: event.type,
    status: event.status,
    channel: event.channel ?? null,
    format: event.format ?? null,
    time: event.time?.value ?? null,
    first: days?.first ?? null,
    last: days?.last ?? null,
    basis: event.time === undefined || event.time.basis === "stated" ? null : event.time.basis,
    place: event.place === undefined ? null : tellPlace(event.place),
    parties: event.participants.flatMap(({ actor, role }) => tellParty(actors.get(actor), role, report.id)),
    topics: event.topics.flatMap(({ text }) => text ?? []),
    confidence: event.confidence,
    sources: 1,
    denied: event.status === "denied",
    tour: tour === undefined ? null : `${report.id}/${tour.id}`,
  }
}

const tellPlace = ({ name, country, lat, lon, precision }: NonNullable<DiplomaticEvent["place"]>): ToldPlace => ({
  name,
  country: country ?? null,
  lat: lat ?? null,
  lon: lon ?? null,
  precision,
})

function tellParty(actor: Actor | undefined, role: string, report: string): ToldParty[] {
  if (actor === undefined) return []
  const { kind, name, country, offices } = actor
  const office = chooseOffice(offices)
  const isNamed = kind === "person" || kind === "organization" || kind === "group"
  return [
    {
      role,
      kind,
      id: isNamed ? `${report}/${actor.id}` : null,
      name,
      country: country ?? null,
      office: office?.title ?? null,
      officeOf: office?.country ?? office?.organization ?? null,
    },
  ]
}

/** The office held now, before one held once. */
const chooseOffice = (offices: readonly Holding[]): Holding | undefined =>
  offices.find(({ status }) => status === "current" || status === "acting") ?? offices[0]

const tellReport = ({ id, url, publisher, published, title, language }: DiplomaticRecord["report"]) => ({
  key: id,
  url: url ?? null,
  publisher: publisher ?? null,
  published: published ?? null,
  title: title ?? null,
  language,
})
