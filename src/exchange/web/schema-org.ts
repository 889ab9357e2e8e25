/**
 * schema.org as JSON-LD: occurrences as Event, statements in their own words as Quotation, those in a report's words as Claim, for others
 * to check. What a reader of the web understands of the data.
 */
import { type CitedReport, type Source, wholeStatements } from "../../query/index.ts"
import type { FormatNotes } from "../field/notes.ts"
import { readTold } from "../field/read-told.ts"
import type { Told, ToldParty } from "../field/told.ts"
import { shorten } from "../tables/rows.ts"
import { nameTold } from "./sentences.ts"

/** What is kept and lost. */
export const SCHEMA_ORG_NOTES: FormatNotes = {
  name: "schemaorg",
  title: "schema.org",
  about: "JSON-LD, a graph of Event, Quotation and Claim; ids are URNs.",
  out: true,
  in: false,
  kept: [
    ["occurrence", "Event: name, additionalType", "the type as urn:dragoman:type:"],
    ["first and last day", "startDate, endDate"],
    ["status", "eventStatus", "planned and proposed EventScheduled, postponed EventPostponed, cancelled EventCancelled; others have none"],
    ["place", "location: Place, with address.addressCountry and geo"],
    ["channel", "eventAttendanceMode", "in person offline, phone and video online"],
    ["participants", "attendee: Person, Organization, Country", "jobTitle is the office"],
    ["tour", "superEvent"],
    ["reports", "subjectOf: NewsArticle", "headline, url, publisher, datePublished"],
    ["statement that is direct or mixed", "Quotation: text, creator, about", "text is bounded"],
    ["statement that is indirect", "Claim: text, author, about, appearance", "a stub for who checks claims"],
    ["occasion", "recordedAt"],
  ],
  lost: [
    "roles",
    "format, topics",
    "how exact a date or place is",
    "what was denied or is going on as a status",
    "confidence",
    "conflicts between reports",
    "stances and ties",
  ],
  blank: ["organizer, offers, images"],
}

type Entry = Readonly<Record<string, unknown>>

/** The graph in pieces. */
export async function* exportSchemaOrg(source: Source, maxQuote: number): AsyncGenerator<string> {
  yield '{"@context":"https://schema.org","@graph":['
  let separator = "\n"
  const item = (entry: Entry): string => {
    const text = `${separator}${JSON.stringify(entry)}`
    separator = ",\n"
    return text
  }
  for await (const told of readTold(source, maxQuote)) yield item(eventOf(told))
  for await (const { statement, reports } of wholeStatements(source)) {
    const text = shorten(statement.content, maxQuote)
    if (text === null) continue
    const about = statement.targets.map(({ kind, id, name, country }) => partyOf({ kind, id, name, country, office: null, officeOf: null }))
    const isOwn = statement.mode !== "indirect"
    yield item(
      known({
        "@type": isOwn ? "Quotation" : "Claim",
        "@id": urn(statement.id),
        text,
        [isOwn ? "creator" : "author"]: partyOf(statement.speaker),
        about,
        dateCreated: statement.first,
        recordedAt: statement.occasion === null ? null : { "@id": urn(statement.occasion) },
        [isOwn ? "isPartOf" : "appearance"]: reports.map(articleOf),
      }),
    )
  }
  yield "\n]}\n"
}

const urn = (id: string): string => `urn:dragoman:${id}`

/** Without what is not known. */
const known = (entry: Entry): Entry =>
  Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )

const STATUSES: Readonly<Record<string, string>> = {
  planned: "EventScheduled",
  proposed: "EventScheduled",
  postponed: "EventPostponed",
  cancelled: "EventCancelled",
}
const CHANNELS: Readonly<Record<string, string>> = {
  "in-person": "OfflineEventAttendanceMode",
  phone: "OnlineEventAttendanceMode",
  video: "OnlineEventAttendanceMode",
}

const term = (name: string | undefined): string | null => (name === undefined ? null : `https://schema.org/${name}`)

function eventOf(told: Told): Entry {
  const { id, type, status, channel, first, last, place, parties, tour, reports } = told
  return known({
    "@type": "Event",
    "@id": urn(id),
    name: nameTold(told),
    additionalType: urn(`type:${type}`),
    startDate: first,
    endDate: last,
    eventStatus: term(STATUSES[status]),
    eventAttendanceMode: channel === null ? null : term(CHANNELS[channel]),
    location: place === null ? null : placeOf(place),
    attendee: parties.map(partyOf),
    superEvent: tour === null ? null : { "@id": urn(tour) },
    subjectOf: reports.map(articleOf),
  })
}

const placeOf = ({ name, country, lat, lon }: NonNullable<Told["place"]>): Entry =>
  known({
    "@type": "Place",
    name,
    address: country === null ? null : { "@type": "PostalAddress", addressCountry: country },
    geo: lat === null || lon === null ? null : { "@type": "GeoCoordinates", latitude: lat, longitude: lon },
  })

function partyOf({ kind, id, name, country, office, officeOf }: Omit<ToldParty, "role">): Entry {
  const type = kind === "person" || kind === "unnamed" ? "Person" : kind === "state" ? "Country" : "Organization"
  const held = office === null ? null : officeOf === null ? office : `${office} of ${officeOf}`
  const home = country === null || type !== "Person" ? null : { "@type": "Country", "@id": urn(country), name: country }
  const own = id ?? (type === "Country" ? country : null)
  return known({ "@type": type, "@id": own === null ? null : urn(own), name, jobTitle: held, nationality: home })
}

const articleOf = ({ key, url, publisher, published, title }: CitedReport): Entry =>
  known({
    "@type": "NewsArticle",
    "@id": urn(key),
    url,
    headline: title,
    publisher: publisher === null ? null : { "@type": "Organization", name: publisher },
    datePublished: published,
  })
